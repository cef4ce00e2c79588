using GradientTesting.TestModels;

namespace GradientTesting.Tests.Differences;

/// <summary>What a check of a right gradient costs: two evaluations per element, and a handful.</summary>
public class CostEvaluationTests
{
    /// <summary>The contract, the noise of cost and gradient, and whether all still holds at the end.</summary>
    const int PerRun = 25;

    /// <summary>Choosing a step.</summary>
    const int PerComponent = 12;

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Two_per_element_and_a_handful(int length) =>
        Assert.InRange(Evaluations(length, new()), 2 * length, (2 * length) + PerRun + PerComponent);

    [Fact]
    public void The_handful_does_not_grow_with_the_length() =>
        Assert.InRange(Evaluations(1000, new()) - Evaluations(10, new()), 2 * 990, (2 * 990) + PerComponent);

    [Theory]
    [InlineData(10)]
    [InlineData(1000)]
    public void One_sided_differences_cost_one_per_element(int length) =>
        Assert.InRange(Evaluations(length, new() { Scheme = DifferenceScheme.Forward }), length, length + PerRun + PerComponent);

    [Fact]
    public void A_fixed_step_needs_no_search() =>
        Assert.Equal(200 + PerRun, Evaluations(100, new() { Epsilon = FixedEpsilon.Article }));

    [Fact]
    public void A_network_of_1885_parameters_costs_3770_and_a_handful()
    {
        var run = GradientCheck.Run(new OneHiddenLayer(), GradientRun.RandomInitialization(1)).Runs[0];
        Assert.Equal(1885, run.Components.Sum(component => component.Length));
        Assert.Equal(Verdict.Match, run.Verdict);
        Assert.InRange(run.CostEvaluations, 3770, 3770 + PerRun + (4 * PerComponent));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_network_of_six_components_costs_two_per_element_and_a_handful(int seed)
    {
        var run = GradientCheck.Run(new SigmoidNetwork(SigmoidNetworkShape.Classifier, seed), GradientRun.RandomInitialization(seed)).Runs[0];
        var elements = run.Components.Sum(component => component.Length);

        // λ = 0 is checked along two directions of each component.
        const int atZero = 1, perComponent = 4;
        Assert.InRange(run.CostEvaluations, 2 * elements, (2 * elements) + PerRun + atZero + (6 * (PerComponent + perComponent)));
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 10)];

    static long Evaluations(int length, GradientCheckOptions options)
    {
        var report = GradientCheck.Run(
            theta => theta.Sum(Math.Sin),
            theta => [.. theta.Select(Math.Cos)],
            [.. Enumerable.Range(0, length).Select(i => 0.3 + (0.1 * i))],
            options);
        Assert.Equal(Verdict.Match, report.Verdict);
        return report.CostEvaluations;
    }
}
