namespace GradientTesting.Benchmarks.Tests;

/// <summary>A drawn mistake changes the gradient and not the cost, and it is the same mistake wherever a check evaluates.</summary>
public class MistakeTests
{
    public static IEnumerable<object[]> Cases =>
        from stratum in Enum.GetNames<Stratum>() from index in Enumerable.Range(0, 15) select new object[] { stratum, index };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_wrong_run_has_a_wrong_gradient_of_the_right_cost(string stratum, int index)
    {
        var drawn = HardCase.Draw("mistakes", new(Enum.Parse<Stratum>(stratum), index, IsWrong: true));
        var errors = drawn.RunGradient.Zip(drawn.TwinGradient, (run, twin) => run - twin).ToArray();

        Assert.Contains(drawn.Components, component =>
            component.ErrorNorm >= 0.01 * component.GradientNorm
            || Norms.Largest(errors.AsSpan(component.Elements)) >= 0.1 * Norms.Rms(drawn.TwinGradient.AsSpan(component.Elements)));
        Assert.Contains(false, drawn.IsUntouched);
        Assert.Contains("mistake: ", drawn.Describe(), StringComparison.Ordinal);
        // A digital price is off its expectation by what its paths scatter.
        var allowed = 100 * (drawn.Uncertainty.Sigma + (1e-4 * Math.Abs(drawn.TwinCost)));
        Assert.InRange(Math.Abs(drawn.Run.CostAt(drawn.Point) - drawn.TwinCost), 0, allowed);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_mistake_depends_on_the_values_alone(string stratum, int index)
    {
        var drawn = HardCase.Draw("mistakes", new(Enum.Parse<Stratum>(stratum), index, IsWrong: true));
        double[] elsewhere = [.. drawn.Point.Select((value, i) => value + (0.1 * drawn.Scales[i]))];
        var before = drawn.Run.GradientAt(elsewhere);
        drawn.Run.CostAt(drawn.Point);
        var here = drawn.Run.GradientAt(drawn.Point);
        drawn.Run.SetGradient(new double[drawn.Point.Length]);
        drawn.Run.CostAt(elsewhere);

        Assert.Equal(before, drawn.Run.GradientAt(elsewhere));
        Assert.Equal(drawn.RunGradient, here);
    }

    [Fact]
    public void Every_mistake_of_a_backward_pass_changes_a_gradient()
    {
        var changing = new HashSet<BackwardMistake>();
        for (var seed = 0; seed < 150; seed++)
        {
            var stratum = seed % 5 == 0 ? Stratum.MonteCarlo : seed % 5 == 1 ? Stratum.Solver : Stratum.Mixed;
            var problem = Strata.Draw(stratum, RandomDraws.From($"planted {seed}"));
            var right = problem.Build(PlantedMistake.None).GradientAt(problem.Point);
            changing.UnionWith(
                from mistake in problem.Mistakes
                where !right.SequenceEqual(problem.Build(mistake).GradientAt(problem.Point))
                select mistake.Kind);
        }

        Assert.Equal(Enum.GetValues<BackwardMistake>().Except([BackwardMistake.None]), changing.Order());
    }

    [Fact]
    public void There_are_more_than_twenty_kinds_of_mistakes_and_sizes_from_one_percent_to_all()
    {
        var wrong = Enumerable.Range(0, 120).Select(index => HardCase.Draw("kinds", new(Stratum.Double, index, IsWrong: true))).ToArray();
        double[] sizes = [.. wrong.Select(drawn => drawn.Components
            .Where(component => component.GradientNorm > 0).Max(component => component.ErrorNorm / component.GradientNorm))];

        Assert.InRange(wrong.Select(drawn => drawn.MistakeKind).Distinct().Count(), 21, int.MaxValue);
        Assert.InRange(sizes.Count(size => size < 0.05), 6, 60);
        Assert.InRange(sizes.Count(size => size > 0.5), 20, 100);
    }

    [Fact]
    public void A_wrong_run_is_moved_off_points_where_an_activation_sits_exactly_at_its_kink()
    {
        LayerPlan[] layers =
        [
            new DensePlan(new(2), 2, HasBias: true),
            new ActivationPlan(new(2), ActivationFunction.Relu),
            new DensePlan(new(2), 1, HasBias: true),
        ];
        var plan = new NetworkPlan(layers, new(LossFunction.Squares, 1, 1, IsMean: true), 2, [0, 0, 1, 2], [1, 1]);
        var model = plan.Build<double, double>();
        model.SetValues([1, 2, 3, 4, 0, 0, 5, 6, 7]);
        var zeroBiases = model.IsAtKink();
        model.SetValues([1, 2, 3, 4, 0.1, 0, 5, 6, 7]);
        var oneZeroBias = model.IsAtKink();
        model.SetValues([1, 2, 3, 4, 0.1, 0.1, 5, 6, 7]);

        Assert.True(zeroBiases);
        Assert.True(oneZeroBias);
        Assert.False(model.IsAtKink());
    }
}
