using GradientTesting.Tests.Findings;

namespace GradientTesting.Tests.Differences;

/// <summary>A component whose gradient is zero beside others that have one, in single precision.</summary>
public class ZeroClaimTests
{
    [Fact]
    public void A_dead_unit_that_no_move_of_one_element_wakes_is_a_zero_that_matches()
    {
        var report = Judged.Matches(GradientCheck.Run(Model(forgotten: 0), GradientRun.AsIs));
        Assert.Contains("inactive: its gradient is zero", report.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A thousandth of what the other component does is far above the noise over a third of a scale, and below it over 0.003.</summary>
    [Theory]
    [InlineData(1e-3f)]
    [InlineData(-1e-3f)]
    public void A_small_path_that_is_forgotten_is_a_zero_that_is_wrong(float forgotten)
    {
        var report = Judged.IsWrongIn(GradientCheck.Run(Model(forgotten), GradientRun.AsIs), "v");
        Assert.StartsWith("The gradient of v is not the gradient of the cost. That of w is.", report.ToString(), StringComparison.Ordinal);
    }

    // The unit comes to life where all elements together are four tenths away: moves of the whole component by a third wake it.
    static GradientModel Model(float forgotten)
    {
        float[] w = [0.5f, -0.7f, 1.1f], dw = new float[3], at = [1, -1.2f, 0.8f], v = [.. at], dv = new float[3];
        return GradientModel.Of([Component.Of("w", w, dw), Component.Of("v", v, dv)], Cost, () =>
        {
            for (var i = 0; i < 3; i++)
            {
                (dw[i], dv[i]) = (MathF.Sinh(w[i]) + (forgotten * v[i]), Unit() > 0 ? MathF.Sign(v[i] - at[i]) : 0);
            }
        });

        double Cost()
        {
            var cost = MathF.Max(0, Unit());
            for (var i = 0; i < 3; i++)
            {
                cost += MathF.Cosh(w[i]) + (forgotten * w[i] * v[i]);
            }

            return cost;
        }

        float Unit() => v.Zip(at, (moved, from) => MathF.Abs(moved - from)).Sum() - 0.4f;
    }
}
