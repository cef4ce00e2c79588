namespace GradientTesting.Derivatives.Tests;

/// <summary>What is said of a mistake is true of it where the point itself says little: at a zero, on a kink, in the other triangle.</summary>
public class SayingsTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    public void A_gradient_that_is_zero_at_zero_alone_is_not_called_missing(double times)
    {
        static double Cost(double[] x) => (x[0] * x[0]) + (x[1] * x[1]);
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(Cost, x => [2 * x[0], 2 * x[1]], [0.0, 0]).Verdict);
        var report = GradientCheck.Run(Cost, x => [2 * x[0], 2 * times * x[1]], [0.0, 0]);
        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.DoesNotContain("is zero", report.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 of 2 elements right at the point and wrong beside it, which numeric is of", report.ToString(),
            StringComparison.Ordinal);

        var missing = GradientCheck.Run(Cost, x => [2 * x[0], 0], [0.3, 0.5]);
        Assert.Equal(GradientVerdict.Mismatch, missing.Verdict);
        Assert.DoesNotContain("right at the point", missing.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_gradient_that_is_never_computed_is_called_so_at_zero_too()
    {
        var report = GradientCheck.Run(x => Math.Sin(x[0]) + (x[1] * x[1]), _ => [0, 0], [0.0, 0]);
        Assert.Contains("theta is zero (residual 0): is it never computed, or overwritten?", report.ToString(), StringComparison.Ordinal);
    }

    /// <summary>One element of three lacks a path: nothing is broadcast.</summary>
    [Fact]
    public void An_element_that_lacks_a_path_is_not_called_broadcast()
    {
        static double[] F(double[] x) => [(x[0] * x[0]) + Math.Sin(x[1]), Math.Cos(x[1]) + (x[2] * x[2])];
        static double[] Vjp(double[] x, double[] c, double rest) =>
            [2 * c[0] * x[0], (c[0] * Math.Cos(x[1])) - (rest * c[1] * Math.Sin(x[1])), 2 * c[1] * x[2]];
        Assert.Equal(GradientVerdict.Match, GradientCheck.Vjp(F, (x, c) => Vjp(x, c, 1), [0.7, 0.9, 0.4]).Verdict);
        Assert.Contains(
            "Most likely, x is assigned where it should be added, or lacks all paths but one (residual 0): of several outputs that depend on "
                + "an element one is left: write +=, and add up over all paths.",
            GradientCheck.Vjp(F, (x, c) => Vjp(x, c, 0), [0.7, 0.9, 0.4]).ToString(), StringComparison.Ordinal);
    }

    /// <summary>In a row of far larger numbers a zero is known to less than the error.</summary>
    [Theory]
    [InlineData(0.5, "is 2× too small in J[0, 1] and right elsewhere")]
    [InlineData(-1, "has the wrong sign in J[0, 1] and right elsewhere")]
    public void Beside_a_row_of_another_size_one_wrong_element_is_no_other_order(double times, string said)
    {
        GradientReport Report(double times) => GradientCheck.Jacobian(
            x => [x[0] + (0.01 * x[1] * x[1]), 1e6 * x[1]], x => new double[,] { { 1, times * 0.02 * x[1] }, { 0, 1e6 } }, [0.7, 1.4]);
        Assert.Equal(GradientVerdict.Match, Report(1).Verdict);
        Assert.Contains(said, Report(times).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.01, "is wrong in J[1, 0] and right elsewhere")]
    [InlineData(2, "is 2× too large in J[1, 0] and right elsewhere")]
    [InlineData(-1, "has the wrong sign in J[1, 0] and right elsewhere")]
    [InlineData(0, "is zero in J[1, 0] and right elsewhere")]
    public void Beside_a_kink_one_wrong_element_is_no_other_order(double element, string said)
    {
        GradientReport Report(double first) => GradientCheck.Jacobian(
            x => [Math.Max(0, x[0] - x[1]), x[0] + x[1]],
            x => x[0] > x[1] ? new[,] { { 1, -1 }, { first, 1 } } : new[,] { { 0, 0 }, { first, 1 } }, [0.5, 0.5]);
        Assert.Equal(GradientVerdict.Match, Report(1).Verdict);
        Assert.StartsWith($"J {said}", Report(element).Runs[0].Components[0].Diagnosis?.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void The_other_triangle_is_said_to_be_filled()
    {
        GradientReport Report(bool isUpper, HessianTriangle triangle) => GradientCheck.Hessian(
            x => [2 * x[0] * x[1], (x[0] * x[0]) + x[1]],
            x => isUpper ? new[,] { { 2 * x[1], 2 * x[0] }, { 0, 1 } } : new[,] { { 2 * x[1], 0 }, { 2 * x[0], 1 } }, [0.8, -0.4], triangle);
        Assert.Equal(GradientVerdict.Match, Report(true, HessianTriangle.Upper).Verdict);
        Assert.Equal(GradientVerdict.Match, Report(false, HessianTriangle.Lower).Verdict);
        Assert.StartsWith(
            "H is filled above its diagonal and zero below it, and HessianTriangle.Lower was passed: was the other triangle meant?",
            Report(true, HessianTriangle.Lower).Runs[0].Components[0].Diagnosis?.Sentence, StringComparison.Ordinal);
        Assert.StartsWith(
            "H is filled below its diagonal and zero above it, and HessianTriangle.Upper was passed: was the other triangle meant?",
            Report(false, HessianTriangle.Upper).Runs[0].Components[0].Diagnosis?.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_product_that_is_not_finite_is_a_contract_error()
    {
        static double[] F(double[] x) => [Math.Log(x[0])];
        Assert.Equal(GradientVerdict.Match, GradientCheck.Jvp(F, (x, v) => [v[0] / x[0]], [1.3]).Verdict);
        var thrown = Assert.Throws<GradientContractException>(() =>
        {
            _ = GradientCheck.Jvp(F, (x, v) => [(Math.Log(x[0] + (0.1 * v[0])) - Math.Log(x[0])) / 0.1], [1.3]);
        });
        Assert.Matches(
            "^Jv\\[0\\] is NaN for v = \\[-[0-9.]+\\]\\. A product is linear in v, and finite for all of them: "
                + "look for a step along v, or for a root of it, in the product with the Jacobian\\.$", thrown.Message);
        thrown = Assert.Throws<GradientContractException>(() =>
        {
            _ = GradientCheck.Jvp(F, (x, v) => [v[0] / x[0]], [1.3], (x, c) => [Math.Sqrt(-Math.Abs(c[0]))]);
        });
        Assert.Equal(
            "The vjp returned NaN for element 0 of x, and f is finite: look for a division by zero or an overflow in it.", thrown.Message);
    }

    [Fact]
    public void A_zero_beside_large_arguments_moves_on_a_length_of_one()
    {
        GradientReport Report(double first) => GradientCheck.Jacobian(
            x => [x[0] * (1 + Math.Exp(-x[1]))],
            x => new[,] { { first * (1 + Math.Exp(-x[1])), -x[0] * Math.Exp(-x[1]) } }, [100, 0.0]);
        Assert.Equal(GradientVerdict.Match, Report(1).Verdict);
        Assert.StartsWith("J is zero in J[0, 0] and right elsewhere", Report(0).Runs[0].Components[0].Diagnosis?.Sentence,
            StringComparison.Ordinal);
    }
}
