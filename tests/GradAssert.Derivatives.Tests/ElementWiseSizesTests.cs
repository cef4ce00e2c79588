namespace GradientTesting.Derivatives.Tests;

public class ElementWiseSizesTests
{
    static string Head(GradientReport report) => report.ToString()[..report.ToString().IndexOf("\n\n", StringComparison.Ordinal)];

    static GradientVerdict Judged(Func<double, double> f, Func<double, double> derivative, params double[] at) =>
        GradientCheck.Derivative(f, derivative, at).Verdict;

    [Theory]
    [InlineData(1e-8)]
    [InlineData(1e-18)]
    [InlineData(1.38e-23)]
    [InlineData(1e-100)]
    public void A_tiny_point_has_a_size_of_its_own(double x)
    {
        Assert.Equal(GradientVerdict.Match, Judged(Math.Log, x => 1 / x, x));
        Assert.Equal(GradientVerdict.Mismatch, Judged(Math.Log, x => 1.01 / x, x));
        Assert.Equal(GradientVerdict.Match, Judged(Math.Sqrt, x => 0.5 / Math.Sqrt(x), x));
        Assert.Equal(GradientVerdict.Mismatch, Judged(Math.Sqrt, x => 1 / Math.Sqrt(x), x));
        Assert.Equal(GradientVerdict.Match, Judged(Math.Log, x => 1 / x, x, 1, 30));
    }

    [Theory]
    [InlineData(1e-12)]
    [InlineData(1e-20)]
    [InlineData(1e-300)]
    public void What_goes_on_around_zero_is_judged_on_its_own_width_there(double x)
    {
        // Rounded to the last place of 1 near zero, so that moves of the size of x would change nothing.
        static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
        Assert.Equal(GradientVerdict.Match, Judged(Sigmoid, x => Sigmoid(x) * (1 - Sigmoid(x)), x));
        Assert.Equal(GradientVerdict.Mismatch, Judged(Sigmoid, x => 1.01 * Sigmoid(x) * (1 - Sigmoid(x)), x));
        Assert.Equal(GradientVerdict.Match, Judged(x => Math.Exp(x) - 1, Math.Exp, x));
        Assert.Equal(GradientVerdict.Match, Judged(Math.Sin, Math.Cos, x));
        Assert.Equal(GradientVerdict.Mismatch, Judged(Math.Sin, x => 1.01 * Math.Cos(x), x));
        Assert.Equal(GradientVerdict.Match, Judged(x => x * Math.Log(x), x => 1 + Math.Log(x), x));
    }

    [Theory]
    [InlineData(1e10)]
    [InlineData(1e15)]
    [InlineData(1e20)]
    public void A_large_point_is_judged_relative_to_its_size(double x)
    {
        Assert.Equal(GradientVerdict.Match, Judged(x => x * x, x => 2 * x, x));
        Assert.Equal(GradientVerdict.Mismatch, Judged(x => x * x, x => 2.001 * x, x));
        Assert.Equal(GradientVerdict.Match, Judged(Math.Log, x => 1 / x, x));
        Assert.Equal(GradientVerdict.Mismatch, Judged(Math.Log, x => 1.001 / x, x));
        Assert.Equal(GradientVerdict.Match, Judged(x => 1 / x, x => -1 / x / x, x));
        Assert.Equal(GradientVerdict.Mismatch, Judged(x => 1 / x, x => 1 / x / x, x));
    }

    [Fact]
    public void Usual_points_at_which_a_function_overflows_are_left_out()
    {
        Assert.Equal(GradientVerdict.Match, GradientCheck.Derivative(Math.Exp, Math.Exp).Verdict);
        Assert.Equal(GradientVerdict.Match, GradientCheck.Derivative(Math.Sinh, Math.Cosh).Verdict);
        Assert.Equal(GradientVerdict.Match, GradientCheck.Derivative(Math.Cosh, Math.Sinh).Verdict);
        var report = GradientCheck.Derivative(Math.Exp, x => 2 * Math.Exp(x));
        Assert.Equal(
            "The derivative is not that of f.\nMost likely, f′ is 2× too large: "
                + "is it the derivative of a square without its 1/2, or is something added twice?", Head(report));
        Assert.Contains("\n  started from the usual points\n", report.ToString(), StringComparison.Ordinal);
        Assert.Contains("\n  started from the points that were given\n",
            GradientCheck.Derivative(Math.Exp, Math.Exp, [1, 2]).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_derivative_that_is_not_finite_between_the_usual_points_ends_the_check()
    {
        static GradientContractException Thrown(Func<double, double> derivative) =>
            Assert.Throws<GradientContractException>(() => GradientCheck.Derivative(Math.Sin, derivative));
        Assert.Equal(
            "The derivative is NaN at x = 3.04757988, and f is 0.0938743496. "
                + "Look for an exponential that overflows, or a division of zero by zero.",
            Thrown(x => x is > 3 and < 3.2 ? double.NaN : Math.Cos(x)).Message);
        Assert.Equal(
            "The derivative is Infinity at x = 318.782734, and f is -0.996049199. "
                + "Look for an exponential that overflows, or a division of zero by zero.",
            Thrown(x => x is > 300 and < 340 ? double.PositiveInfinity : Math.Cos(x)).Message);
        Assert.Equal(
            "The derivative threw InvalidOperationException (\"no\").",
            Thrown(x => x is > 3 and < 3.2 ? throw new InvalidOperationException("no") : Math.Cos(x)).Message);
        // f is not finite there either.
        Assert.Equal(GradientVerdict.Match, GradientCheck.Derivative(
            x => x is > 3 and < 3.2 ? double.NaN : Math.Sin(x), x => x is > 3 and < 3.2 ? double.NaN : Math.Cos(x)).Verdict);
    }
}
