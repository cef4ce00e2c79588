namespace GradientTesting.Derivatives.Tests;

/// <summary>Functions that are rounded, or constant in the precision in which they are computed, and claims that are.</summary>
public class RoundedTests
{
    static double TanhSlope(double x) => 1 - (Math.Tanh(x) * Math.Tanh(x));

    static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    public static TheoryData<double> Points => [-40, -9.3, -5, -3.3, -0.001, 0.001, 0.7, 3.1, 3.5, 4, 4.7, 5, 5.3, 6, 7, 8, 13, 17, 25];

    [Theory, MemberData(nameof(Points))]
    public void A_derivative_of_what_is_rounded_to_decimals_is_not_called_wrong(double at)
    {
        foreach (var digits in (int[])[2, 4, 6])
        {
            Assert.NotEqual(
                GradientVerdict.Mismatch, GradientCheck.Derivative(x => Math.Round(Math.Tanh(x), digits), TanhSlope, at: [at]).Verdict);
        }
    }

    [Theory, InlineData(0.7), InlineData(-1.3), InlineData(1.7)]
    public void One_that_is_twice_too_large_is(double at) => Assert.StartsWith(
        "The derivative is not that of f.\n",
        GradientCheck.Derivative(x => Math.Round(Math.Tanh(x), 4), x => 2 * TanhSlope(x), at: [at]).ToString(), StringComparison.Ordinal);

    [Theory, MemberData(nameof(Points))]
    public void A_derivative_of_what_is_constant_in_single_precision_is_not_called_wrong(double at) => Assert.NotEqual(
        GradientVerdict.Mismatch, GradientCheck.Derivative(x => MathF.Tanh((float)x), TanhSlope, at: [at]).Verdict);

    [Fact]
    public void At_the_usual_points_the_tail_in_single_precision_matches_and_what_does_not_end_there_is_wrong()
    {
        Assert.Equal(GradientVerdict.Match, GradientCheck.Derivative(x => MathF.Tanh((float)x), TanhSlope).Verdict);
        Assert.StartsWith(
            "The derivative is not that of f.\n", GradientCheck.Derivative(x => Math.Clamp(x, -1, 1), TanhSlope).ToString(),
            StringComparison.Ordinal);
        Assert.Equal(GradientVerdict.Mismatch, GradientCheck.Derivative(x => Math.Clamp(x, -1, 1), _ => 1, at: [17]).Verdict);
    }

    [Fact]
    public void A_Jacobian_of_rounded_outputs_is_not_called_wrong_where_it_is_right()
    {
        var random = new Random(15);
        foreach (var digits in (int[])[2, 3, 4])
        {
            var wrong = 0;
            for (var k = 0; k < 40; k++)
            {
                GradientReport Of(double factor, double a, double b) => GradientCheck.Jacobian(
                    p => [Math.Round(Math.Tanh(p[0] - p[1]), digits), Math.Round(p[0] * p[0], digits)],
                    p => new[,] { { factor * TanhSlope(p[0] - p[1]), -factor * TanhSlope(p[0] - p[1]) }, { 2 * p[0], 0 } }, [a, b]);
                var (a, b) = (0.1 + (1.9 * random.NextDouble()), 0.1 + (1.9 * random.NextDouble()));
                Assert.NotEqual(GradientVerdict.Mismatch, Of(1, a, b).Verdict);
                Assert.NotEqual(GradientVerdict.Match, Of(2, a, b).Verdict);
                wrong += Of(2, a, b).Verdict == GradientVerdict.Mismatch ? 1 : 0;
            }

            Assert.InRange(wrong, 34, 40);
        }
    }

    /// <summary>1 − h(x) is rounded to the last place of 1, and h(−x) is not.</summary>
    [Fact]
    public void What_rounding_left_of_a_difference_from_one_is_not_called_wrong()
    {
        double Slope(double x) => -Sigmoid(x) * (1 - Sigmoid(x));
        for (var at = 20.0; at < 32; at += 0.25)
        {
            Assert.NotEqual(GradientVerdict.Mismatch, GradientCheck.Derivative(x => 1 / (1 + Math.Exp(x)), Slope, at: [at]).Verdict);
            Assert.Equal(
                GradientVerdict.Mismatch, GradientCheck.Derivative(x => 1 / (1 + Math.Exp(x)), x => 1.1 * Slope(x), at: [at]).Verdict);
        }
    }

    [Fact]
    public void A_product_with_the_transpose_is_wrong_in_any_unit_of_an_output()
    {
        GradientReport Of(double sign, double unit) => GradientCheck.Jvp(
            x => [x[0] * x[1], unit * Math.Sin(x[0]) * x[1]],
            (x, v) => [(v[0] * x[1]) + (x[0] * v[1]), unit * ((Math.Cos(x[0]) * x[1] * v[0]) + (Math.Sin(x[0]) * v[1]))], [0.7, 1.3],
            vjp: (x, c) =>
            [
                (c[0] * x[1]) + (sign * c[1] * unit * Math.Cos(x[0]) * x[1]), (c[0] * x[0]) + (sign * c[1] * unit * Math.Sin(x[0])),
            ]);
        foreach (var unit in (double[])[1e-11, 1, 1e11])
        {
            Assert.Equal(GradientVerdict.Match, Of(1, unit).Verdict);
            Assert.StartsWith(
                "The product with the transposed Jacobian is not that of f. The product with the Jacobian is right.\n",
                Of(-1, unit).ToString(), StringComparison.Ordinal);
        }
    }
}
