using static GradientTesting.Tests.Verdicts.Derivatives;

namespace GradientTesting.Tests.Verdicts;

public class NormsTests
{
    // Not static: a comparison that is made once for all tests is made before any of them.
    readonly Norms ofBoth = NormsOf([3, 4], Component(Smooth(3, 0.3), Smooth(0, 0.4)).Within(0.01, analyticBar: 0.1).OnScales(2, 10));

    [Fact]
    public void Of_the_gradients()
    {
        Assert.Equal(5, ofBoth.Analytic, 1e-15);
        Assert.Equal(3, ofBoth.Numeric, 1e-15);
        Assert.Equal(4, ofBoth.Difference, 1e-15);
        Assert.Equal(Math.Sqrt(52), ofBoth.Sum, 1e-15);
        Assert.Equal(5, ofBoth.Gradient, 1e-15);
        Assert.Equal(5, NormsOf([0, 0], Component(0, 3, 4)).Gradient, 1e-15);
    }

    [Fact]
    public void Of_bars_and_allowances()
    {
        Assert.Equal(Math.Sqrt((0.4 * 0.4) + (0.5 * 0.5)), ofBoth.Bars, 1e-15);
        Assert.Equal(Math.Sqrt((0.43 * 0.43) + (0.54 * 0.54)), ofBoth.Allowances, 1e-15);
    }

    [Fact]
    public void Of_effects_on_the_cost()
    {
        Assert.Equal(Math.Sqrt((6 * 6) / 2.0), ofBoth.Effect, 1e-15);
        Assert.Equal(Math.Sqrt(((0.8 * 0.8) + (5 * 5)) / 2), ofBoth.BarEffect, 1e-15);
    }

    [Fact]
    public void Of_several_components()
    {
        var all = Norms.Of([ofBoth, NormsOf([12, 0], Component(0, 4, 0))]);
        Assert.Equal(13, all.Analytic, 1e-14);
        Assert.Equal(5, all.Numeric, 1e-14);
        Assert.Equal(Math.Sqrt(80), all.Difference, 1e-14);
        Assert.Equal(Math.Sqrt(52 + 256), all.Sum, 1e-14);
        Assert.Equal(ofBoth.Bars, all.Bars, 1e-14);
        Assert.Equal(ofBoth.Effect, all.Effect, 1e-14);
        Assert.Equal(ofBoth.BarEffect, all.BarEffect, 1e-14);
    }
}
