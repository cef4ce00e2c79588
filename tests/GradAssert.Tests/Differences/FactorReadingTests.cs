namespace GradientTesting.Tests.Differences;

/// <summary>Claims that are wrong by a factor around a minimum, where the ends of a walk may lie equally high.</summary>
public class FactorReadingTests
{
    static readonly CostNoise Noise = new(1e-3, 1, 1e-3);

    [Fact]
    public void Where_the_ends_lie_equally_high_the_bar_contains_what_the_factor_leaves_of_one_side()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var (reading, slope) = Read(seed, factor: 1.33);
            // Over the whole walk nothing disagrees.
            Assert.Equal(0, reading.Error, 1e-9);
            // 1.33 of the slope is claimed, and 0.33 of it is wrong.
            Assert.InRange(reading.BarOf(1.33 * slope), 0.33 * Math.Abs(slope) * 0.999, double.PositiveInfinity);
        }
    }

    [Fact]
    public void Of_a_right_claim_it_is_what_noise_leaves_of_one_side()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var (reading, slope) = Read(seed, factor: 1);
            Assert.Equal(0, reading.Factor.Residual, 1e-9);
            Assert.Equal(Math.Max(reading.Bar, reading.Factor.Bar / reading.Factor.Claimed * Math.Abs(slope)), reading.BarOf(slope), 1e-12);
        }
    }

    [Fact]
    public void Where_the_claim_keeps_its_sign_the_stretch_is_the_whole_walk()
    {
        var walk = Walk.Around(new FakeLine((t => -3 * t, _ => -2)), 1, 4, lean: true, new Random(1));
        var reading = Reading.Of(walk, 0, Noise);
        Assert.Equal(reading.Error * reading.Length, -reading.Factor.Residual, 1e-12);
        Assert.Equal(2 * reading.Length, reading.Factor.Claimed, 1e-12);
    }

    /// <summary>A walk along (t − m)², m half way between its ends, so finely divided that quadrature is small.</summary>
    static (Reading Reading, double Slope) Read(int seed, double factor)
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

        return (Reading.Of(walk, 0, Noise), -2 * middle);
    }
}
