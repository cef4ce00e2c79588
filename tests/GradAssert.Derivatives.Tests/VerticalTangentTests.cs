namespace GradientTesting.Derivatives.Tests;

/// <summary>Usual points at which a derivative is infinite, and rightly so.</summary>
public class VerticalTangentTests
{
    [Fact]
    public void A_square_root_a_cube_root_and_an_inverse_sine_match()
    {
        Assert.Equal(GradientVerdict.Match, GradientCheck.Derivative(Math.Sqrt, x => 0.5 / Math.Sqrt(x)).Verdict);
        Assert.Equal(GradientVerdict.Match, GradientCheck.Derivative(Math.Cbrt, x => 1 / (3 * Math.Pow(Math.Cbrt(x), 2))).Verdict);
        Assert.Equal(GradientVerdict.Match, GradientCheck.Derivative(Math.Asin, x => 1 / Math.Sqrt(1 - (x * x))).Verdict);
    }

    [Fact]
    public void Wrong_ones_do_not()
    {
        Assert.StartsWith(
            "The derivative is not that of f.\nMost likely, f′ is 2× too large",
            GradientCheck.Derivative(Math.Sqrt, x => 1 / Math.Sqrt(x)).ToString(), StringComparison.Ordinal);
        Assert.Equal(GradientVerdict.Mismatch, GradientCheck.Derivative(Math.Asin, x => 1 / Math.Sqrt(1 + (x * x))).Verdict);
    }

    [Fact]
    public void One_that_is_infinite_where_f_has_a_slope_ends_the_check() => Assert.StartsWith(
        "The derivative is Infinity at x = 0, and f is 0.",
        Assert.Throws<GradientContractException>(() => GradientCheck.Derivative(x => x, x => x == 0 ? double.PositiveInfinity : 1)).Message,
        StringComparison.Ordinal);

    static double Entropy(double x) => x == 0 ? 0 : -x * Math.Log(x);

    static double OfTwo(double x) => Entropy(x) + Entropy(1 - x);

    [Fact]
    public void Entropies_match_and_wrong_ones_do_not()
    {
        Assert.Equal(GradientVerdict.Match, GradientCheck.Derivative(Entropy, x => -Math.Log(x) - 1).Verdict);
        Assert.Equal(GradientVerdict.Match, GradientCheck.Derivative(OfTwo, x => Math.Log((1 - x) / x)).Verdict);
        Assert.Equal(
            GradientVerdict.Match,
            GradientCheck.Derivative(x => x == 0 ? 0 : x * Math.Log(x / 0.3), x => Math.Log(x / 0.3) + 1).Verdict);
        Assert.StartsWith(
            "The derivative is not that of f.\n",
            GradientCheck.Derivative(Entropy, x => -Math.Log(x)).ToString(), StringComparison.Ordinal);
        Assert.StartsWith(
            "The derivative is not that of f.\nMost likely, f′ has the wrong sign",
            GradientCheck.Derivative(OfTwo, x => Math.Log(x / (1 - x))).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_grows_where_f_does_not_ends_the_check() => Assert.StartsWith(
        "The derivative is Infinity at x = 0, and f is 0.",
        Assert.Throws<GradientContractException>(() => GradientCheck.Derivative(x => x * x, x => -Math.Log(Math.Abs(x)))).Message,
        StringComparison.Ordinal);

    static Func<double, double> Guarded(Func<double, double> derivative) => x => x == 0 ? 0 : derivative(x);

    [Fact]
    public void What_a_guard_returns_at_a_vertical_tangent_is_not_compared()
    {
        var logarithm = Guarded(x => x * Math.Log(Math.Abs(x)));
        Assert.Equal(GradientVerdict.Match, GradientCheck.Derivative(logarithm, Guarded(x => Math.Log(Math.Abs(x)) + 1)).Verdict);
        Assert.Equal(
            GradientVerdict.Match, GradientCheck.Derivative(Math.Cbrt, Guarded(x => 1 / (3 * Math.Pow(Math.Cbrt(x), 2)))).Verdict);
        Assert.Equal(
            GradientVerdict.Match,
            GradientCheck.Derivative(
                x => Math.Sign(x) * Math.Pow(Math.Abs(x), 1 / 2.2), Guarded(x => Math.Pow(Math.Abs(x), (1 / 2.2) - 1) / 2.2)).Verdict);
    }

    [Fact]
    public void Guarded_ones_that_are_wrong_elsewhere_or_have_a_slope_do_not_match()
    {
        var logarithm = Guarded(x => x * Math.Log(Math.Abs(x)));
        Assert.Equal(GradientVerdict.Mismatch, GradientCheck.Derivative(logarithm, Guarded(x => Math.Log(Math.Abs(x)))).Verdict);
        Assert.StartsWith(
            "The derivative is not that of f.\nMost likely, f′ is 50% too large",
            GradientCheck.Derivative(Math.Cbrt, Guarded(x => 1 / (2 * Math.Pow(Math.Cbrt(x), 2)))).ToString(), StringComparison.Ordinal);
        Assert.Equal(GradientVerdict.Mismatch, GradientCheck.Derivative(Math.Sin, Guarded(Math.Cos)).Verdict);
    }
}
