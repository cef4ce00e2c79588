namespace XunitTests;

/// <summary>The code of docs/models.md for what else a model can do.</summary>
[Trait("Category", "GradientCheck")]
public class DropoutNetworkTests
{
    readonly DropoutNetwork network;

    public DropoutNetworkTests()
    {
        var iris = Iris.Load();
        var every = Enumerable.Range(0, 15).Select(i => 10 * i).ToArray();
        network = new([.. every.Select(i => iris.Measures[i])], [.. every.Select(i => iris.IsVirginica[i])]);
        network.Initialize(new(1));
    }

    #region Capabilities
    static GradientModel ModelOf(DropoutNetwork net) =>
        GradientModel.Of([Component.Of("W", net.W, net.DW), Component.Of("v", net.V, net.DV)], net.Loss, net.Backward) with
        {
            Initialize = net.Initialize,
            TrainStep = () => net.Step(rate: 0.1),
            KeepProbabilities = // a pair for each dropout layer
            [
                (() => net.Dropouts[0].Keep, keep => net.Dropouts[0].Keep = keep),
                (() => net.Dropouts[1].Keep, keep => net.Dropouts[1].Keep = keep),
            ],
            Reseed = net.Reseed,
            Copy = () => ModelOf(net.Clone()),
        };
    #endregion

    [Fact]
    public void All_of_them_match_with_the_masks_and_without()
    {
        #region Masks
        var report = GradAssert.MatchesNumerical(ModelOf(network), new GradientCheckOptions { CheckDropout = true });
        #endregion
        Assert.Equal(6, report.Runs.Count);
        Assert.Equal([0.9, 0.75], network.Dropouts.Select(layer => layer.Keep));
    }

    [Fact]
    public void A_list_by_LINQ_needs_its_types()
    {
        var model = ModelOf(network) with
        {
            #region Types
            KeepProbabilities = [.. network.Dropouts.Select<Dropout, (Func<double>, Action<double>)>(
                layer => (() => layer.Keep, keep => layer.Keep = keep))],
            #endregion
        };
        GradAssert.MatchesNumerical(model, GradientRun.Jittered(seed: 0), new GradientCheckOptions { CheckDropout = true });
    }
}
