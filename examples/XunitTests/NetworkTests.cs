using QuickStart;

namespace XunitTests;

public class NetworkTests
{
    static readonly Digits digits = Digits.First(50);

    #region Seeds
    [GradientTheory(Seeds = 2, TrainingSteps = 10)]
    public void Backpropagation(GradientRun run) => GradAssert.MatchesNumerical(new Network(digits), run);
    #endregion

    [Fact, Trait("Category", "GradientCheck")]
    public void A_run_costs_two_evaluations_per_parameter_a_hundred_and_thirty_for_each_component()
    {
        var report = GradAssert.MatchesNumerical(new Network(digits), GradientRun.Jittered(seed: 0));

        Assert.Equal(1885, report.Runs.Single().Components.Sum(component => component.Length));
        Assert.InRange(report.CostEvaluations, 3770, 3770 + 100 + (30 * report.Runs.Single().Components.Count));
    }

    [Fact]
    public void A_network_with_a_mistake_trains_all_the_same()
    {
        var network = new MistakenNetwork(digits);
        network.Initialize(new Random(0));
        var before = network.Cost();
        for (var step = 0; step < 300; step++)
        {
            network.TrainStep();
        }

        Assert.InRange(network.Cost(), 0, before / 4);
    }

    [Fact, Trait("Category", "GradientCheck")]
    public void A_mistake_is_found_and_named()
    {
        var mismatch = Assert.Throws<GradientMismatchException>(
            () => GradAssert.MatchesNumerical(new MistakenNetwork(digits), GradientRun.AfterTraining(seed: 0, steps: 10)));

        var wrong = mismatch.Report.Runs.Single().Components.Where(component => component.Verdict == GradientVerdict.Mismatch);
        Assert.Equal("W2", Assert.Single(wrong).Name);
        Assert.StartsWith("The gradient of W2 is not the gradient of the cost. That of W1, b1 and b2 is.", mismatch.Message);
    }
}
