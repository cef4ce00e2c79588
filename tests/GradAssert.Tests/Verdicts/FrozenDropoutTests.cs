using GradientTesting.TestModels;

namespace GradientTesting.Tests.Verdicts;

/// <summary>Mask and scale of dropout cannot be seen at keep-prob 1.0; with the mask frozen they can.</summary>
public class FrozenDropoutTests
{
    static readonly GradientCheckOptions Frozen = new() { CheckDropout = true };

    [Theory]
    [InlineData(ReluNetworkBug.DropoutMaskMissing)]
    [InlineData(ReluNetworkBug.DropoutScaleMissing)]
    public void A_mistake_in_the_backward_pass_of_dropout_shows_only_with_the_mask_frozen(ReluNetworkBug bug)
    {
        var network = new ReluNetwork(leak: 0.1, keepProbability: 0.6, seed: 3, bug);
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(network, GradientRun.RandomInitialization(1)).Verdict);

        var report = GradientCheck.Run(network, GradientRun.RandomInitialization(1), Frozen);
        Assert.Equal([(false, GradientVerdict.Match), (true, GradientVerdict.Mismatch)], report.Runs.Select(run => (run.DropoutFrozen, run.Verdict)));
        Assert.Contains("\nrandom initialization, seed 1, dropout frozen: Mismatch (", report.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(
            " Repeat the run shown: GradAssert.MatchesNumerical(model, GradientRun.RandomInitialization(seed: 1), new() { CheckDropout = true });",
            report.ToString(),
            StringComparison.Ordinal);
        Assert.Equal(0.6, network.KeepProbability);
    }

    [Fact]
    public void A_right_network_matches_with_the_mask_frozen()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var report = GradientCheck.Run(new ReluNetwork(leak: 0.1, keepProbability: 0.6, seed), GradientRun.RandomInitialization(seed), Frozen);
            Assert.True(report.Verdict == GradientVerdict.Match, $"Seed {seed}: {report}");
            Assert.Equal([false, true], report.Runs.Select(run => run.DropoutFrozen));
        }
    }

    [Fact]
    public void A_model_that_cannot_reseed_its_masks_is_told_what_to_implement()
    {
        var breach = Assert.Throws<GradientContractException>(() => GradientCheck.Run(new SigmoidNetwork(SigmoidNetworkShape.Classifier, 1), GradientRun.AsIs, Frozen));
        Assert.Equal(
            "CheckDropout needs a model with dropout whose masks can be frozen. Implement IDropoutModel and IStochasticModel (or set GradientModel.KeepProbability and Reseed), or leave CheckDropout off.",
            breach.Message);
    }
}
