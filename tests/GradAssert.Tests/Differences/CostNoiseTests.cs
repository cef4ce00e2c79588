namespace GradientTesting.Tests.Differences;

public class CostNoiseTests
{
    const double Double = 1.0 / (1L << 53), Float = 1.0 / (1 << 24);
    const int Seeds = 50;

    static readonly double[] At = [0.3, 0.7, 1.1, -0.4];

    [Fact]
    public void A_cost_in_double_has_the_noise_of_double()
    {
        foreach (var noise in Noises(theta => theta.Sum(Math.Sin) + 3))
        {
            Assert.Equal(Double, noise.Roundoff);
            Assert.InRange(noise.Level, Double * noise.Cost, 8 * Double * noise.Cost);
        }
    }

    /// <summary>The places at which the claim was asked on which length it bends were the same for every seed.</summary>
    [Fact]
    public void A_seed_reaches_the_places_at_which_a_claim_is_asked()
    {
        Assert.NotEqual(Ratio(1), Ratio(2));
        Assert.Equal(Ratio(1), Ratio(1));

        // Of the first two moves, so that the direction cancels.
        static double Ratio(int seed)
        {
            var asked = new List<double>();
            var at = 1e9 + 0.3;
            _ = Subject.Of(FunctionModel.Of(
                theta => Math.Sin(theta[0]),
                theta =>
                {
                    asked.Add(theta[0] - at);
                    return [Math.Cos(theta[0])];
                },
                [at])).Noise(seed);
            double[] moved = [.. asked.Where(move => move != 0).Take(2)];
            return Math.Round(moved[1] / moved[0], 6);
        }
    }

    [Fact]
    public void A_cost_rounded_to_float_has_the_noise_of_float()
    {
        foreach (var noise in Noises(theta => (float)(theta.Sum(Math.Sin) + 3)))
        {
            Assert.Equal(Float, noise.Roundoff);
            Assert.InRange(noise.Level, Float * noise.Cost, 8 * Float * noise.Cost);
        }
    }

    [Fact]
    public void A_cost_computed_in_float_from_double_storage_and_summed_in_double_has_the_noise_of_float()
    {
        // No value of the cost is a float, so nothing but the table can tell.
        foreach (var noise in Noises(theta => theta.Sum(value => (double)MathF.Sin((float)value)) / 3))
        {
            Assert.Equal(Double, noise.Roundoff);
            Assert.InRange(noise.Level, 0.05 * Float, 8 * Float);
        }
    }

    [Fact]
    public void A_large_offset_raises_the_noise_to_its_own_rounding()
    {
        foreach (var noise in Noises(theta => 1e6 + theta.Sum(Math.Sin)))
        {
            Assert.InRange(noise.Level, Double * 1e6, 8 * Double * 1e6);
        }
    }

    [Fact]
    public void A_kink_at_the_point_is_not_noise()
    {
        foreach (var noise in Noises(theta => 1 + theta.Sum(value => Math.Abs(value - 0.3)), [0.3, 0.3, 0.3]))
        {
            Assert.InRange(noise.Level, 0, 16 * Double);
        }
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-6)]
    [InlineData(1e-9)]
    public void A_kink_next_to_the_point_is_not_noise(double distance)
    {
        foreach (var noise in Noises(theta => Math.Max(0, theta[0] - 1) + theta.Skip(1).Sum(Math.Sin), [1 + distance, .. At]))
        {
            Assert.InRange(noise.Level, 0, 32 * Double);
        }
    }

    [Fact]
    public void A_linear_cost_has_the_noise_of_double()
    {
        foreach (var noise in Noises(theta => theta[0] - (2 * theta[1]) + (30 * theta[2]) - 100, [0.5, -1, 2]))
        {
            Assert.InRange(noise.Level, 0, 64 * Double * Math.Abs(noise.Cost));
        }
    }

    /// <summary>At spacings longer than its own length every table looks like noise: it may be taken for it, and then for no more than it is.</summary>
    [Fact]
    public void A_cost_that_oscillates_on_a_millionth_of_the_scale_is_no_noisier_than_it_varies()
    {
        foreach (var noise in Noises(theta => theta.Sum(value => Math.Sin(1 + (value / 1e-6))), new double[4]))
        {
            Assert.InRange(noise.Level, Double * noise.Cost, 4);
        }
    }

    [Fact]
    public void A_constant_cost_has_one_unit_of_rounding()
    {
        var noise = Assert.Single(Noises(_ => 5).Distinct());
        Assert.Equal((5 * Double, 5, Double), (noise.Level, noise.Cost, noise.Roundoff));
    }

    [Fact]
    public void A_cost_that_happens_to_be_a_float_at_the_point_alone_is_not_mistaken_for_one()
    {
        foreach (var noise in Noises(theta => 1 + theta.Sum(value => 1 - Math.Cos(value - 0.5)), [0.5, 0.5]))
        {
            Assert.Equal(1.0, noise.Cost);
            Assert.Equal(Double, noise.Roundoff);
            Assert.InRange(noise.Level, Double, 8 * Double);
        }
    }

    [Fact]
    public void A_sum_whose_order_differs_from_call_to_call_is_noise()
    {
        const double deviation = 1e-12;
        var random = new Random(1);
        // Of a direction in which the cost hardly changes, a slope of up to four times the noise passes for noise.
        foreach (var noise in Noises(theta => theta.Sum(Math.Sin) + (deviation * Draw.Normal(random))))
        {
            Assert.InRange(noise.Level, 0.2 * deviation, 8 * deviation);
        }
    }

    /// <summary>
    /// As of a loss in float and a penalty in double: steps that are rare, and between two of them nothing but a smooth term, over tables
    /// as short as those that end the search.
    /// </summary>
    [Fact]
    public void Steps_beside_a_smooth_term_are_noise()
    {
        const double step = 0.2;
        var levels = Noises(theta => (step * Math.Round(40 * Math.Sin(theta[0]) * theta[1] / step)) + (100 * theta.Sum(value => value * value)))
            .Select(noise => noise.Level).ToArray();

        // A random direction in which the first term hardly changes meets none of them.
        Assert.InRange(levels.Count(level => level > step / 8), Seeds - 5, Seeds);
    }

    /// <summary>Of a classifier that is certain: to one side it stays zero, and the other side says how fine it is.</summary>
    [Fact]
    public void A_cost_that_is_zero_to_one_side_has_the_noise_of_what_it_is_on_the_other()
    {
        foreach (var noise in Noises(theta => (float)Math.Max(0, -4 - theta[0]), [5.0]))
        {
            // The kink may lie in a table.
            Assert.InRange(noise.Level, Float / 4, 1e-3);
        }
    }

    /// <summary>
    /// As of a classifier that is certain, log(1 + x) where x is below the last place of 1: it leaves zero by steps of 2⁻⁵², wherever that is,
    /// and a hinge leaves it by nothing.
    /// </summary>
    [Fact]
    public void A_cost_that_is_zero_all_around_has_the_noise_of_the_step_by_which_it_leaves_zero()
    {
        foreach (var noise in Noises(theta => Math.Log(1 + Math.Exp(-45 - theta.Sum())), claimed: 1e-26))
        {
            Assert.InRange(noise.Level, 1.8 * Double / Math.Sqrt(12), 64 * Double);
        }

        foreach (var noise in Noises(theta => Math.Max(0, -9 - theta.Sum()), claimed: 1e-26))
        {
            Assert.InRange(noise.Level, double.Epsilon, 64 * 64 * Double);
        }
    }

    [Fact]
    public void Noise_grows_with_the_cost()
    {
        var noise = new CostNoise(1e-15, 2, Double);
        Assert.Equal(1e-15, noise.At(2));
        Assert.Equal(1e-15, noise.At(0.1));
        Assert.Equal(5e-15, noise.At(-10), 1e-20);
        Assert.Equal(1e-15, noise.At(double.PositiveInfinity));
    }

    static IEnumerable<CostNoise> Noises(Func<double[], double> cost, double[]? at = null, double claimed = 0) =>
        Enumerable.Range(0, Seeds).Select(seed => Subject.Of(cost, at ?? At).Noise(seed, claimed));
}
