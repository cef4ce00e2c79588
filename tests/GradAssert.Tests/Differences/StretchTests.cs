namespace GradientTesting.Tests.Differences;

/// <summary>Claims that are wrong by a factor around a minimum, where the ends of a walk may lie equally high.</summary>
public class StretchTests
{
    const double Wanted = 1e-3;

    static readonly CostNoise Noise = new(1e-3, 1, 1e-3);

    [Fact]
    public void Where_the_ends_lie_equally_high_a_factor_shows_on_the_way_from_the_lowest_place()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var reading = AroundMinimum(seed, factor: 1.33);
            // Over the whole walk nothing is wrong.
            Assert.Equal(0, reading.Error, 1e-9);
            Assert.True(reading.Disagrees(Wanted));
            Assert.False(reading.Agrees(Wanted));
        }
    }

    [Fact]
    public void A_right_claim_agrees_there()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var reading = AroundMinimum(seed, factor: 1);
            Assert.Equal(0, reading.Steepest.Residual, 1e-9);
            Assert.True(reading.Agrees(Wanted));
            Assert.False(reading.Disagrees(Wanted));
        }
    }

    [Fact]
    public void Where_the_claim_keeps_its_sign_the_stretch_is_the_whole_walk()
    {
        var reading = Reading.Of(Walk.Around(new FakeLine((t => -3 * t, _ => -2)), 1, 4, lean: true, new Random(1)), 0, Noise);
        // The function falls, and the residual is that towards where it rises.
        Assert.Equal(-reading.Error * reading.Length, reading.Steepest.Residual, 1e-12);
        Assert.Equal(reading.Length, reading.Steepest.Length, 1e-12);
    }

    [Fact]
    public void Two_of_the_same_factor_show_it_together()
    {
        var (one, other) = (AroundMinimum(1, factor: 1.33), AroundMinimum(2, factor: 1.33));
        var both = one.With(other, isAlike: false);
        Assert.Equal(one.Steepest.Residual + other.Steepest.Residual, both.Steepest.Residual, 1e-12);
        Assert.True(both.Disagrees(Wanted));
    }

    /// <summary>One element of two is wrong by an eighth, in noise, where the cost curves within the walks that noise asks for.</summary>
    [Fact]
    public void Such_a_claim_is_no_match()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var (right, wrong) = (Verdict(seed, factor: 1), Verdict(seed, factor: 1.125));
            Assert.Equal(GradientVerdict.Match, right);
            Assert.NotEqual(GradientVerdict.Match, wrong);
        }
    }

    static GradientVerdict Verdict(int seed, double factor)
    {
        double[] b = [0.06, 0.5], db = new double[2];
        var model = GradientModel.Of(
            [Component.Of("b", b, db)],
            () => (float)(1 + (b[0] * b[0] / 2) + Math.Sin(b[1])),
            () => (db[0], db[1]) = (factor * b[0], Math.Cos(b[1])));
        return GradientCheck.Run(model, GradientRun.AsIs, options: new() { FirstSeed = seed }).Verdict;
    }

    /// <summary>A walk along (t − m)², m half way between its ends, so finely divided that quadrature is small.</summary>
    static Reading AroundMinimum(int seed, double factor)
    {
        var first = new FakeLine((t => t, _ => 1));
        Walk.Around(first, 1, 4, lean: true, new Random(seed));
        var middle = (first.Visited.Min() + first.Visited.Max()) / 2;
        var walk = Walk.Around(
            new FakeLine((t => (t - middle) * (t - middle), t => 2 * factor * (t - middle))), 1, 4, lean: true, new Random(seed));
        while (walk.Nodes < 400)
        {
            walk.SplitLongest();
        }

        return Reading.Of(walk, 0, Noise);
    }
}
