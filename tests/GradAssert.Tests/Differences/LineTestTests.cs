namespace GradientTesting.Tests.Differences;

/// <summary>A line of two outputs: the second is what is tested, and the first is right.</summary>
public class LineTestTests
{
    const double Noise = 1e-16, Wanted = 1e-5, Shortest = 1e-7;
    const int Seeds = 40;

    static readonly (Func<double, double> Value, Func<double, double> Slope) Right = (t => Math.Sin(1 + t), t => Math.Cos(1 + t));

    public static TheoryData<string> RightOnes => ["line", "curve", "kink at the point", "kinks near and far", "a hundred kinks", "flat"];

    [Theory]
    [MemberData(nameof(RightOnes))]
    public void A_right_slope_agrees(string name)
    {
        var (value, slope) = Named(name);
        foreach (var (outcome, _) in Outcomes(value, slope))
        {
            Assert.Equal(Decision.Agrees, outcome.Decision);
            Assert.InRange(outcome.Reading.Bar, 0, 0.03 * 2);
        }
    }

    [Theory]
    [InlineData("line", 1.01)]
    [InlineData("line", 1.00012)]
    [InlineData("line", -1)]
    [InlineData("line", 0)]
    [InlineData("curve", 1.01)]
    [InlineData("curve", 1.001)]
    [InlineData("curve", -1)]
    [InlineData("kinks near and far", 1.2, Skip = "Open: an error that is confined to a stretch, or lies between kinks, is not yet proven.")]
    [InlineData("a hundred kinks", 1.2)]
    [InlineData("a hundred kinks", -1)]
    public void A_wrong_slope_disagrees_and_the_other_output_does_not(string name, double factor)
    {
        var (value, slope) = Named(name);
        foreach (var (outcome, other) in Outcomes(value, t => factor * slope(t)))
        {
            Assert.Equal((Decision.Disagrees, Decision.Agrees), (outcome.Decision, other.Decision));
        }
    }

    /// <summary>Proven is a residual of three tolerances times the scale, on the longest stretch: 6.7 to 10.5 of them by its length.</summary>
    [Theory]
    [InlineData(1.00003)]
    [InlineData(1.00006)]
    [InlineData(1.0001)]
    public void A_slope_that_is_off_by_a_few_tolerances_never_agrees(double factor)
    {
        foreach (var (outcome, other) in Outcomes(t => 1 + t, _ => factor))
        {
            Assert.NotEqual(Decision.Agrees, outcome.Decision);
            Assert.Equal(Decision.Agrees, other.Decision);
        }
    }

    [Fact]
    public void The_mean_error_is_that_of_the_slope()
    {
        foreach (var (outcome, _) in Outcomes(t => 2 * t, _ => 1.5))
        {
            Assert.Equal(0.5, outcome.Reading.Error, 1e-6);
        }
    }

    [Theory]
    [InlineData(1e-5)]
    [InlineData(1e-8)]
    public void On_stairs_that_the_noise_does_not_know_of_a_right_slope_is_never_wrong(double height)
    {
        foreach (var (outcome, _) in Outcomes(t => height * Math.Round(t / height), _ => 1))
        {
            Assert.NotEqual(Decision.Disagrees, outcome.Decision);
        }
    }

    [Theory]
    [InlineData(1e-5)]
    [InlineData(1e-8)]
    public void On_stairs_a_slope_that_is_off_by_half_never_agrees(double height)
    {
        foreach (var (outcome, _) in Outcomes(t => height * Math.Round(t / height), _ => 1.5))
        {
            Assert.NotEqual(Decision.Agrees, outcome.Decision);
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1e-5, 1)]
    [InlineData(0.01, 1)]
    [InlineData(0.01, 1e-3)]
    public void A_jump_is_no_proof(double at, double height)
    {
        foreach (var (outcome, _) in Outcomes(t => t + (t < at ? 0 : height), _ => 1))
        {
            Assert.NotEqual(Decision.Disagrees, outcome.Decision);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e-5)]
    public void Next_to_a_kink_a_slope_that_is_wrong_on_one_side_disagrees(double distance)
    {
        foreach (var (outcome, _) in Outcomes(t => Math.Max(0, t + distance), t => t + distance > 0 ? 2 : 0))
        {
            Assert.Equal(Decision.Disagrees, outcome.Decision);
        }
    }

    /// <summary>A wrong branch of a Huber loss: the residual stops growing, and is still no stair.</summary>
    [Theory]
    [InlineData(1e-2, Skip = "Open: an error that is confined to a stretch, or lies between kinks, is not yet proven.")]
    [InlineData(1e-4, Skip = "Open: an error that is confined to a stretch, or lies between kinks, is not yet proven.")]
    [InlineData(1e-6, Skip = "Open: an error that is confined to a stretch, or lies between kinks, is not yet proven.")]
    public void A_slope_that_is_wrong_on_a_stretch_around_the_point_disagrees(double stretch)
    {
        foreach (var (outcome, _) in Outcomes(t => t, t => Math.Abs(t) < stretch ? 1.5 : 1))
        {
            Assert.Equal(Decision.Disagrees, outcome.Decision);
        }
    }

    [Fact]
    public void A_function_that_is_not_defined_on_one_side_is_tested_on_the_other()
    {
        foreach (var (outcome, other) in Outcomes(t => t < 0 ? double.PositiveInfinity : t, _ => 1).Concat(Outcomes(t => t > 0 ? double.NaN : t, _ => 1)))
        {
            Assert.Equal((Decision.Agrees, Decision.Agrees), (outcome.Decision, other.Decision));
            Assert.InRange(outcome.Reading.Length, 1e-8, 1);
            Assert.InRange(outcome.Reading.Bar, 0, Wanted);
        }
    }

    [Fact]
    public void A_slope_that_is_wrong_on_the_only_side_disagrees()
    {
        foreach (var (outcome, _) in Outcomes(t => t < 0 ? double.PositiveInfinity : t, _ => 1.1).Concat(Outcomes(t => t > 0 ? double.NaN : t, _ => 1.1)))
        {
            Assert.Equal(Decision.Disagrees, outcome.Decision);
        }
    }

    [Fact]
    public void A_function_that_is_defined_on_neither_side_is_known_to_nothing()
    {
        foreach (var (outcome, other) in Outcomes(t => t == 0 ? 0 : double.PositiveInfinity, _ => 1))
        {
            Assert.Equal((0, double.PositiveInfinity), (outcome.Reading.Length, outcome.Reading.Bar));
            Assert.Equal(Decision.Agrees, other.Decision);
        }
    }

    [Fact]
    public void A_function_that_is_not_defined_far_from_the_point_is_tested_near_it()
    {
        foreach (var (right, _) in Outcomes(t => Math.Abs(t) > 1e-3 ? double.PositiveInfinity : t, _ => 1))
        {
            Assert.Equal(Decision.Agrees, right.Decision);
            Assert.InRange(right.Reading.Bar, 0, Wanted);
        }

        foreach (var (wrong, _) in Outcomes(t => Math.Abs(t) > 1e-3 ? double.PositiveInfinity : t, _ => 1.1))
        {
            Assert.Equal(Decision.Disagrees, wrong.Decision);
        }
    }

    [Fact]
    public void A_right_slope_takes_one_walk_and_a_wrong_one_three()
    {
        Assert.Equal(5, Evaluations(_ => 1, isProven: false));
        Assert.InRange(Evaluations(_ => 1.1, isProven: false), 15, 80);
    }

    [Fact]
    public void Where_others_are_proven_wrong_one_walk_is_enough() =>
        Assert.InRange(Evaluations(_ => 1.1, isProven: true), 5, Evaluations(_ => 1.1, isProven: false) / 2);

    [Fact]
    public void A_survey_is_one_walk_and_proves_nothing()
    {
        var line = new FakeLine(Right, (t => t, _ => 1.1));
        var outcomes = new LineTest(line, new Random(1)).Survey([ClaimedSlope(Math.Cos(1)), ClaimedSlope(1.1)], Shortest);
        Assert.Equal([Decision.Agrees, Decision.Undecided], outcomes.Select(outcome => outcome.Decision));
        Assert.InRange(line.SlopeEvaluations, 5, 12);
        Assert.All(line.Visited, t => Assert.InRange(t, -Shortest, Shortest));
    }

    [Fact]
    public void A_test_never_goes_beyond_a_third_of_the_scale_and_where_noise_asks_for_it_beyond_all_of_it()
    {
        foreach (var (shortest, longest) in ((double, double)[])[(1e-3, 0.3), (0.1, 0.3), (0.5, 0.5), (10, 1)])
        {
            var line = new FakeLine((Right.Value, t => 1.5 * Right.Slope(t)));
            new LineTest(line, new Random(1)).Of([ClaimedSlope(1.5 * Math.Cos(1))], shortest);
            Assert.All(line.Visited, t => Assert.InRange(t, -longest, longest));
            Assert.True(line.Visited.Max(Math.Abs) > 0.6 * longest);
        }
    }

    static int Evaluations(Func<double, double> claimed, bool isProven)
    {
        var line = new FakeLine((t => t, claimed));
        new LineTest(line, new Random(1)).Of([ClaimedSlope(claimed(0))], 1e-3, isProven);
        return line.SlopeEvaluations;
    }

    static IEnumerable<(Outcome Second, Outcome First)> Outcomes(Func<double, double> value, Func<double, double> claimed)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var outcomes = new LineTest(new FakeLine(Right, (value, claimed)), new Random(seed)).Of([ClaimedSlope(Math.Cos(1)), ClaimedSlope(claimed(0))], Shortest);
            yield return (outcomes[1], outcomes[0]);
        }
    }

    static ClaimedSlope ClaimedSlope(double slope) => new(slope, Wanted, 30 * Wanted, 1e-5, new CostNoise(Noise, 1, Noise));

    static (Func<double, double> Value, Func<double, double> Slope) Named(string name)
    {
        double[] many = [.. Enumerable.Range(0, 100).Select(k => 0.3 * Math.Sin(37 * k))];
        return name switch
        {
            "line" => (t => 1 + t, _ => 1),
            "curve" => (t => Math.Exp(t), t => Math.Exp(t)),
            "kink at the point" => (t => Math.Max(0, t), t => t > 0 ? 1 : 0),
            "kinks near and far" => (t => Math.Max(0, t + 1e-6) + (2 * Math.Abs(t - 0.01)), t => (t + 1e-6 > 0 ? 1 : 0) + (2 * Math.Sign(t - 0.01))),
            "a hundred kinks" => (t => t + many.Average(kink => Math.Max(0, t - kink)), t => 1 + many.Average(kink => t > kink ? 1.0 : 0)),
            _ => (_ => 5, _ => 0),
        };
    }
}
