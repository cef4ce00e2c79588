namespace GradientTesting.Tests.Verdicts;

public class NormsTests
{
    static readonly ComponentDerivative Numeric = new(
        [new(3, 0.3), new(0, 0.4)], new(0.01, 0.1), Scales: [2, 10], Step: 1e-4, IsFlat: false);

    static readonly Norms OfBoth = Norms.Of([3, 4], Numeric);

    [Fact]
    public void Of_the_gradients()
    {
        Assert.Equal(5, OfBoth.Analytic, 1e-15);
        Assert.Equal(3, OfBoth.Numeric, 1e-15);
        Assert.Equal(4, OfBoth.Difference, 1e-15);
        Assert.Equal(Math.Sqrt(52), OfBoth.Sum, 1e-15);
        Assert.Equal(5, OfBoth.Gradient, 1e-15);
        Assert.Equal(5, Norms.Of([0, 0], Derivatives.Component(0, 3, 4)).Gradient, 1e-15);
    }

    [Fact]
    public void Of_bars_and_allowances()
    {
        Assert.Equal(Math.Sqrt((0.4 * 0.4) + (0.5 * 0.5)), OfBoth.Bars, 1e-15);
        Assert.Equal(Math.Sqrt((0.43 * 0.43) + (0.54 * 0.54)), OfBoth.Allowances, 1e-15);
    }

    [Fact]
    public void Of_effects_on_the_cost()
    {
        Assert.Equal(Math.Sqrt((6 * 6) / 2.0), OfBoth.Effect, 1e-15);
        Assert.Equal(Math.Sqrt(((0.8 * 0.8) + (5 * 5)) / 2), OfBoth.BarEffect, 1e-15);
    }

    [Fact]
    public void Of_several_components()
    {
        var all = Norms.Of([OfBoth, Norms.Of([12, 0], Derivatives.Component(0, 4, 0))]);
        Assert.Equal(13, all.Analytic, 1e-14);
        Assert.Equal(5, all.Numeric, 1e-14);
        Assert.Equal(Math.Sqrt(80), all.Difference, 1e-14);
        Assert.Equal(Math.Sqrt(52 + 256), all.Sum, 1e-14);
        Assert.Equal(OfBoth.Bars, all.Bars, 1e-14);
        Assert.Equal(OfBoth.Effect, all.Effect, 1e-14);
        Assert.Equal(OfBoth.BarEffect, all.BarEffect, 1e-14);
    }
}
