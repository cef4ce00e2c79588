using GradientTesting.TestModels;

namespace GradientTesting.Tests.Findings;

/// <summary>Named initializers and the vectors of a normalization, which start at one and not at random.</summary>
public class NormalizationStartTests
{
    public static TheoryData<string> Named => ["Xavier", "He"];

    [Theory]
    [MemberData(nameof(Named))]
    public void A_vector_of_ones_stays_one(string initializer)
    {
        double[] gamma = [1, 1, 1], dGamma = new double[3], seen = [];
        var model = GradientModel.Of([Component.Of("gamma", gamma, dGamma)], () =>
        {
            seen = seen.Length == 0 ? [.. gamma] : seen;
            return gamma.Sum(Math.Sin);
        }, () => Array.ForEach([0, 1, 2], i => dGamma[i] = Math.Cos(gamma[i])));
        GradientCheck.Run(model, GradientRun.RandomInitialization(0), Options(initializer));
        Assert.Equal([1, 1, 1], seen);
    }

    [Theory]
    [MemberData(nameof(Named))]
    public void Right_networks_with_normalization_match(string initializer)
    {
        for (var seed = 0; seed < 3; seed++)
        {
            Judged.Matches(GradientCheck.Run(new BatchNormNetwork(seed), GradientRun.RandomInitialization(seed), Options(initializer)));
            Judged.Matches(GradientCheck.Run(new LayerNormNetwork(seed), GradientRun.RandomInitialization(seed), Options(initializer)));
            Judged.Matches(GradientCheck.Run(new NormalizedReluNet(seed), GradientRun.RandomInitialization(seed), Options(initializer)));
        }
    }

    [Theory]
    [InlineData(BatchNormNetworkBug.MeanTermMissing, "W1", "b1")]
    [InlineData(BatchNormNetworkBug.VarianceTermMissing, "W1")]
    [InlineData(BatchNormNetworkBug.TanhDerivativeMissing, "W1", "gamma", "beta")]
    public void A_mistake_behind_a_batch_normalization_is_called_wrong_where_it_is(BatchNormNetworkBug bug, params string[] components)
    {
        foreach (var initializer in new[] { "Xavier", "He" })
        {
            Judged.IsWrongIn(GradientCheck.Run(new BatchNormNetwork(1, bug), GradientRun.RandomInitialization(1), Options(initializer)), components);
        }
    }

    [Theory]
    [InlineData(LayerNormNetworkBug.MeanTermMissing, "W1", "b1")]
    [InlineData(LayerNormNetworkBug.StatisticsOverBatch, "W1", "b1")]
    [InlineData(LayerNormNetworkBug.GeluInnerDerivativeMissing, "W1", "b1", "gamma", "beta")]
    public void A_mistake_behind_a_layer_normalization_is_called_wrong_where_it_is(LayerNormNetworkBug bug, params string[] components)
    {
        foreach (var initializer in new[] { "Xavier", "He" })
        {
            Judged.IsWrongIn(GradientCheck.Run(new LayerNormNetwork(1, bug), GradientRun.RandomInitialization(1), Options(initializer)), components);
        }
    }

    [Fact]
    public void A_mistake_behind_a_normalization_before_relus_is_called_wrong_where_it_is()
    {
        foreach (var initializer in new[] { "Xavier", "He" })
        {
            Judged.IsWrongIn(GradientCheck.Run(new NormalizedReluNet(1, meanTermMissing: true), GradientRun.RandomInitialization(1), Options(initializer)), "W1");
        }
    }

    static GradientCheckOptions Options(string initializer) => new() { Initializer = initializer == "He" ? GradientInitializer.He : GradientInitializer.Xavier };
}
