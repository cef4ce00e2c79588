namespace GradientTesting.Tests.Differences;

public class NoiseTablesTests
{
    const double Double = 1.0 / (1L << 53), Float = 1.0 / (1 << 24);
    const int Seeds = 50;

    static readonly double[] Spacings = [0.03, 0.03 / 8, 0.03 / 64, 0.03 / 512, 0.03 / 4096, 0.03 / 32768];

    [Fact]
    public void Of_a_smooth_cost_the_level_falls_to_rounding()
    {
        foreach (var (tables, levels) in Taken(t => 3 + Math.Sin(t)))
        {
            Assert.InRange(levels[0], 1e-10, 1e-5);
            Assert.InRange(levels[^1], 0, 4 * Double * 3);
            Assert.Equal((Double, 3 * Double, false), (tables.Roundoff, tables.Rounding, tables.IsFlat));
            Assert.Equal((0, 0), (tables.Jump(), tables.Grid(0.03)));
        }
    }

    [Fact]
    public void Noise_is_alike_in_neighbouring_tables()
    {
        var random = new Random(1);
        var alike = 0;
        foreach (var (tables, _) in Taken(t => 3 + Math.Sin(t) + (1e-3 * Draw.Normal(random))))
        {
            alike += tables.IsNoise ? 1 : 0;
            if (tables.IsNoise)
            {
                Assert.InRange(tables.Level, 0.3e-3, 3e-3);
            }
        }

        Assert.InRange(alike, 0.95 * Seeds, Seeds);
    }

    /// <summary>
    /// As of a loss in float, log(1 + x), that is nearly zero: steps of 2⁻²³, far above the rounding of a cost of 0.0147. The piece that is off
    /// most may be halved to where nothing but rounding is left, and then the one in which the cost changes most has a step.
    /// </summary>
    [Fact]
    public void What_is_left_of_one_piece_being_rounding_a_step_is_looked_for_in_another()
    {
        const double step = 1.0 / (1 << 23);
        var found = 0;
        foreach (var (tables, _) in Taken(
            t => (float)(0.0147 + (0.3 * step * Math.Sin(1e5 * t)) + (step * Math.Round(40 * t / 0.24))), [0.03, 0.03 / 8, 0.03 / 64]))
        {
            found += tables.Jump() > step / 2 ? 1 : 0;
        }

        // One piece alone finds it at 10 of 50.
        Assert.InRange(found, 12, Seeds);
    }

    [Fact]
    public void A_kink_is_not_alike_in_neighbouring_tables()
    {
        foreach (var (tables, levels) in TakenUntilAlike(t => 3 + Math.Abs(t - 0.1)))
        {
            Assert.True(!tables.IsNoise || tables.Level <= 4 * tables.Rounding, string.Join(' ', levels));
        }
    }

    /// <summary>At every longer spacing the cost at the point itself is off the straight line of all others by as much.</summary>
    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-6)]
    [InlineData(1e-9)]
    public void Nor_is_one_that_is_next_to_the_point(double distance)
    {
        foreach (var (tables, levels) in TakenUntilAlike(t => 3 + Math.Max(0, t + distance)))
        {
            Assert.True(!tables.IsNoise || tables.Level <= 4 * tables.Rounding, string.Join(' ', levels));
        }
    }

    [Theory]
    [InlineData(1e-2)]
    [InlineData(1e-4)]
    [InlineData(1e-6)]
    [InlineData(1.0 / (1 << 20))]
    public void A_grid_is_known_by_its_spacing(double spacing)
    {
        foreach (var (tables, _) in Taken(t => spacing * Math.Round((3 + Math.Sin(t)) / spacing)))
        {
            Assert.InRange(tables.Grid(0.03) / spacing, 0.9999, 4.0001);
            Assert.Equal(0, Math.IEEERemainder(tables.Grid(0.03) / spacing, 1), 1e-6);
        }
    }

    /// <summary>Between steps a piece is flat, which stands out most where the others have two each.</summary>
    [Fact]
    public void A_step_is_found_where_a_flat_piece_is_uneven_most()
    {
        foreach (var height in (double[])[1e-2, 1e-3, 1e-4])
        {
            foreach (var (tables, _) in Taken(t => 3 + (height * (Math.Round(t / height) + Math.Round(t / height * Math.Sqrt(2))))))
            {
                Assert.InRange(tables.Jump() / height, 0.9, 2.1);
            }
        }
    }

    /// <summary>A floor is taken often and everything beside it once; steps are each taken often.</summary>
    [Fact]
    public void A_floor_is_no_steps()
    {
        foreach (var (tables, _) in Taken(t => Math.Max(0, t - 0.1)))
        {
            Assert.Null(tables.FewValues);
        }

        var stairs = Taken(t => Math.Round(20 * t)).Count(taken => taken.Tables.Jump() > 0 && taken.Tables.FewValues is (> 1, > 40));
        Assert.InRange(stairs, 0.95 * Seeds, Seeds);
    }

    /// <summary>Costs at equal spacings of a straight line are multiples of one number, and on no grid.</summary>
    [Fact]
    public void A_linear_cost_is_on_no_grid()
    {
        foreach (var (tables, _) in Taken(t => 3 + (0.7 * t), [0.03]))
        {
            Assert.Equal(0, tables.Grid(0.03));
        }
    }

    [Fact]
    public void A_cost_that_is_a_float_wherever_it_is_seen_has_the_rounding_of_one()
    {
        foreach (var (tables, levels) in Taken(t => (float)(3 + Math.Sin(t))))
        {
            Assert.Equal((Float, 3 * Float), (tables.Roundoff, tables.Rounding));
            Assert.InRange(levels[2], 0, 4 * Float * 3);
        }
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(5)]
    public void A_jump_is_known_by_its_height(double height)
    {
        foreach (var (tables, _) in Taken(t => 3 + Math.Sin(t) + (Math.Abs(t) < 0.1 ? 0 : height), [0.03]))
        {
            Assert.Equal(height, tables.Jump(), 0.05 * height);
        }
    }

    [Fact]
    public void A_kink_is_no_jump()
    {
        foreach (var (tables, _) in Taken(t => 3 + Math.Abs(t - 0.05) + Math.Abs(t + 0.05), [0.03]))
        {
            Assert.Equal(0, tables.Jump());
        }
    }

    [Fact]
    public void A_constant_cost_is_flat_and_has_nothing_but_the_rounding_of_double()
    {
        foreach (var (tables, levels) in Taken(_ => 3))
        {
            Assert.All(levels, level => Assert.Equal(0, level));
            Assert.Equal((true, false, Double, 0, 0), (tables.IsFlat, tables.IsNoise, tables.Roundoff, tables.Jump(), tables.Grid(0.03)));
        }
    }

    [Fact]
    public void Where_the_cost_is_not_defined_throughout_there_is_no_level()
    {
        foreach (var (_, levels) in Taken(t => Math.Abs(t) > 0.05 ? double.PositiveInfinity : 3 + Math.Sin(t)))
        {
            Assert.Equal(double.NaN, levels[0]);
            Assert.InRange(levels[^1], 0, 4 * Double * 3);
        }
    }

    static IEnumerable<(NoiseTables Tables, List<double> Levels)> TakenUntilAlike(Func<double, double> cost)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var tables = new NoiseTables(cost(0), cost, new Random(seed));
            var levels = new List<double>();
            for (var s = 0; s < Spacings.Length && !tables.IsNoise; s++)
            {
                levels.Add(tables.Take(Spacings[s]));
            }

            yield return (tables, levels);
        }
    }

    static IEnumerable<(NoiseTables Tables, double[] Levels)> Taken(Func<double, double> cost, double[]? spacings = null)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var tables = new NoiseTables(cost(0), cost, new Random(seed));
            yield return (tables, [.. (spacings ?? Spacings).Select(tables.Take)]);
        }
    }
}
