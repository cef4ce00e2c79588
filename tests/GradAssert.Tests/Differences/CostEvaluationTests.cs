using GradientTesting.TestModels;

namespace GradientTesting.Tests.Differences;

/// <summary>What a check of a right gradient costs: two evaluations per element, and a handful.</summary>
public class CostEvaluationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Two_per_element_and_a_handful(int length) =>
        Assert.InRange(Taken(length, new()), 2 * length, Evaluations.Usual(length, components: 1));

    /// <summary>Of two costs one may take a table of its noise more than the other, and look for a jump in it.</summary>
    [Fact]
    public void The_handful_does_not_grow_with_the_length() =>
        Assert.InRange(Taken(1000, new()) - Taken(10, new()), 2 * 990, (2 * 990) + Evaluations.PerComponent + 21);

    [Theory]
    [InlineData(10)]
    [InlineData(1000)]
    public void One_sided_differences_cost_one_per_element(int length) => Assert.InRange(
        Taken(length, new() { Scheme = DifferenceScheme.Forward }), length, length + Evaluations.PerRun + Evaluations.PerComponent);

    [Fact]
    public void A_fixed_step_costs_the_same() =>
        Assert.InRange(Taken(100, new() { Epsilon = FixedEpsilon.Course }), 200, Evaluations.Usual(100, components: 1));

    [Fact]
    public void A_network_of_1885_parameters_costs_3770_and_a_handful()
    {
        var run = GradientCheck.Run(new OneHiddenLayer(), GradientRun.RandomInitialization(1)).Runs[0];
        Assert.Equal(1885, run.Components.Sum(component => component.Length));
        Assert.Equal(GradientVerdict.Match, run.Verdict);
        Assert.InRange(Evaluations.Of(run), 3770, Evaluations.Usual(1885, run.Components.Count));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_network_of_six_components_costs_two_per_element_and_a_handful(int seed)
    {
        var run = GradientCheck.Run(new SigmoidNetwork(SigmoidNetworkShape.Classifier, seed), GradientRun.RandomInitialization(seed)).Runs[0];
        var elements = run.Components.Sum(component => component.Length);
        Assert.InRange(Evaluations.Of(run), 2 * elements, Evaluations.Usual(elements, run.Components.Count));
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 10)];

    static long Taken(int length, GradientCheckOptions options)
    {
        var report = GradientCheck.Run(
            theta => theta.Sum(Math.Sin),
            theta => [.. theta.Select(Math.Cos)],
            [.. Enumerable.Range(0, length).Select(i => 0.3 + (0.1 * i))],
            options);
        Assert.Equal(GradientVerdict.Match, report.Verdict);
        return Evaluations.Of(report.Runs[0]);
    }
}
