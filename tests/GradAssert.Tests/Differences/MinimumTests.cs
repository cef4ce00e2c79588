namespace GradientTesting.Tests.Differences;

/// <summary>A point at which the derivatives of the cost are zero.</summary>
public class MinimumTests
{
    static double Cost(double[] x) => Math.Pow(x[0] - 1, 2) + Math.Pow(x[1] - 2, 2);

    [Fact]
    public void A_gradient_that_is_not_zero_at_a_minimum_is_wrong_for_that_reason()
    {
        var report = GradientCheck.Run(Cost, x => [2 * (x[0] - 1) + 0.3, 2 * (x[1] - 2) + 0.3], [1, 2]);
        Assert.Equal(
            """
            The gradient of theta is not the gradient of the cost.

            at its current values: Mismatch (theta)
              started from the model at its current values

              component  shape  verdict   disagree    ratio  band   resolution
              theta      2      Mismatch    2 of 2  1.0e+00  worry     1.0e-05

              worst elements      analytic       numeric    error  error bar
              theta[0]        3.000000e-01  0.000000e+00  3.0e-01    1.9e-21
              theta[1]        3.000000e-01  0.000000e+00  3.0e-01    9.6e-22

              theta: the derivatives of the cost are zero here, and it changes on both sides, as at a minimum, a maximum or a saddle.

            Cost evaluations: 254, gradient evaluations: 61. Repeat the run shown: pass new() { Phases = [GradientPhase.AsIs] } as options.
            """,
            report.ToString().TrimEnd());
    }

    /// <summary>A gradient of 1e-3 in float32, which is known to be small, and not to be zero.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void One_that_is_hardly_known_is_not_called_zero(int seed)
    {
        var random = new Random(seed);
        random.NextSingle();
        float[] x = [.. Enumerable.Range(0, 6).Select(_ => random.NextSingle())], y = [.. Enumerable.Range(0, 6).Select(_ => random.NextSingle())];
        float[] b = [0.1f, -0.2f, 0.3f], db = new float[3];
        float Cost()
        {
            var cost = 0f;
            for (var i = 0; i < 18; i++)
            {
                var z = (MathF.Tanh(x[i / 3] + b[i % 3]) * 0.001f) + 0.7f - y[i / 3];
                cost += z * z / 2;
            }

            return cost / 6;
        }

        var report = GradientCheck.Run(GradientModel.Of([Component.Of("b", b, db)], () => Cost(), () => Array.Fill(db, 6f)));
        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.DoesNotContain("derivatives of the cost are zero", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_right_one_does_not_mismatch() =>
        Assert.NotEqual(GradientVerdict.Mismatch, GradientCheck.Run(Cost, x => [2 * (x[0] - 1), 2 * (x[1] - 2)], [1, 2]).Verdict);
}
