namespace GradientTesting.Tests.Differences;

public class ResidualNoiseTests
{
    const int Seeds = 200;

    /// <summary>Of noise that is independent at each node its deviation, and little more of the whole, whose two ends alone are noisy.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(1e-200)]
    [InlineData(1e200)]
    public void Noise_of_each_node_cancels_in_the_whole(double unit)
    {
        var noises = Noises(_ => 0, () => 1, unit).ToArray();
        Assert.All(noises, noise => Assert.InRange(noise.OfNode / unit, 0.3, 2));
        Assert.InRange(Rms(noises, noise => noise.OfNode / unit), 0.8, 1.2);
        Assert.InRange(Rms(noises, noise => noise.OfWhole / unit), Math.Sqrt(2), 8);
        Assert.InRange(Rms(noises, noise => noise.Adding / unit), 8, 20);
    }

    /// <summary>Forty steps of deviation 1 leave √40; without the largest two they show a seventh less.</summary>
    [Fact]
    public void Noise_that_adds_up_does_not_cancel()
    {
        var noises = Noises(_ => 0, () => null, 1).ToArray();
        Assert.InRange(Rms(noises, noise => noise.Adding), 0.8 * Math.Sqrt(40), Math.Sqrt(40));
        Assert.InRange(Rms(noises, noise => noise.OfWhole), 0.75 * Math.Sqrt(40), 1.1 * Math.Sqrt(40));
        Assert.InRange(noises.Min(noise => noise.OfWhole), 0.3 * Math.Sqrt(40), Math.Sqrt(40));
    }

    [Fact]
    public void A_wrong_slope_that_is_even_is_no_noise()
    {
        foreach (var noise in Noises(_ => 1, () => 0, 1))
        {
            Assert.InRange(noise.OfNode, 0, 1e-13);
            Assert.InRange(noise.Adding, 0, 1e-12);
            Assert.InRange(noise.OfWhole, 0, 1e-12);
        }
    }

    /// <summary>The residual is 20 or so.</summary>
    [Fact]
    public void One_that_is_wrong_on_one_side_is_little()
    {
        foreach (var noise in Noises(k => k < 20 ? 1 : 0, () => 0, 1))
        {
            Assert.InRange(noise.OfNode, 0, 1e-13);
            Assert.InRange(noise.OfWhole, 0, 1e-12);
        }
    }

    /// <summary>At one spot, and no noise: but then the residual is not that of many pieces.</summary>
    [Fact]
    public void A_jump_is_not_even()
    {
        foreach (var noise in Noises(k => k == 7 ? 1 : 0, () => 0, 1))
        {
            Assert.InRange(noise.OfNode, 0, 1e-13);
            Assert.False(noise.IsEven);
        }

        Assert.All(Noises(_ => 1, () => 0, 1), noise => Assert.True(noise.IsEven));
        Assert.All(Noises(k => k < 20 ? 1 : 0, () => 0, 1), noise => Assert.True(noise.IsEven));
    }

    [Fact]
    public void Quadrature_is_not_taken_for_noise()
    {
        var random = new Random(3);
        double[] bends = [.. Enumerable.Range(0, 40).Select(_ => Draw.Normal(random))];
        double[] residuals = [.. bends.Select(bend => bend * (random.NextDouble() - 0.5))];
        var noise = new ResidualNoise([.. bends.Select(_ => 1.0)], residuals, bends);
        Assert.Equal(0, noise.OfNode);
    }

    [Fact]
    public void Residuals_of_zero_have_none()
    {
        var noise = new ResidualNoise([1, 2, 1], new double[3], new double[3]);
        Assert.Equal((0, 0, 0), (noise.OfNode, noise.Adding, noise.OfWhole));
    }

    /// <summary>Forty pieces of unequal length; a noise of null adds up.</summary>
    static IEnumerable<ResidualNoise> Noises(Func<int, double> error, Func<double?> noise, double unit)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            double[] lengths = [.. Enumerable.Range(0, 40).Select(_ => 0.5 + random.NextDouble())];
            var (residuals, before) = (new double[40], noise() * Draw.Normal(random));
            for (var k = 0; k < 40; k++)
            {
                var after = noise() * Draw.Normal(random);
                residuals[k] = unit * ((error(k) * (error(k + 1) == error(k) || error(k) == 0 ? lengths[k] : 1)) + (after - before ?? (Draw.Normal(random) * Math.Sqrt(lengths[k]))));
                before = after;
            }

            yield return new(lengths, residuals, new double[40]);
        }
    }

    static double Rms(ResidualNoise[] noises, Func<ResidualNoise, double> of) => Math.Sqrt(noises.Average(noise => Math.Pow(of(noise), 2)));
}
