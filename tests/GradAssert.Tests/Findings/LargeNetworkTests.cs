using GradientTesting.TestModels;

namespace GradientTesting.Tests.Findings;

/// <summary>A network of some thousand parameters: every element takes minutes, and adds nothing to what directions say.</summary>
public class LargeNetworkTests
{
    const int Parameters = 5_994;

    [Fact]
    public void A_network_of_six_thousand_parameters_is_checked_along_directions_by_default()
    {
        foreach (var seed in new[] { 1, 2, 3 })
        {
            foreach (var run in new[] { GradientRun.RandomInitialization(seed), GradientRun.Jittered(seed), GradientRun.AfterTraining(seed, 5) })
            {
                var counter = new Counter(new WideNetwork<double>(Parameters, seed));
                var report = Judged.Matches(GradientCheck.Run(counter.Model, run));
                Assert.Contains(report.Runs[0].Components, component => component.Coverage == GradientCoverage.Directions);
                Assert.InRange(counter.Total, 0, 100 + (30 * report.Runs[0].Components.Count));
            }
        }
    }

    [Fact]
    public void A_right_network_of_six_thousand_parameters_in_float_takes_at_most_three_hundred_evaluations_per_component()
    {
        var counter = new Counter(new WideNetwork<float>(Parameters, 1));
        var report = Judged.Matches(GradientCheck.Run(counter.Model, GradientRun.Jittered(1)));
        Assert.InRange(counter.Total, 0, 300 * report.Runs[0].Components.Count);
    }

    [Theory]
    [InlineData("W1", 1.01)]
    [InlineData("b3", 1.1)]
    public void A_component_that_is_wrong_is_called_wrong_and_no_other(string component, double factor) =>
        Judged.IsWrongIn(GradientCheck.Run(new WideNetwork<double>(Parameters, 1).Times(factor, component), GradientRun.Jittered(1)), component);

    [Fact]
    public void A_single_wrong_element_of_six_thousand_is_called_wrong_and_named()
    {
        var report = Judged.IsWrongIn(GradientCheck.Run(new WideNetwork<double>(Parameters, 1).OffIn("W2", 700, 1), GradientRun.Jittered(1)), "W2");
        var component = report.Runs[0].Components[2];
        Assert.Equal([700 / component.Shape[1], 700 % component.Shape[1]], component.Worst.Index);
    }
}
