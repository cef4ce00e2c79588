using static GradientTesting.TestModels.ReluNetworkBug;

namespace GradientTesting.TestModels;

/// <content>Models of dense layers, and plain likelihoods.</content>
public static partial class ModelZoo
{
    static IEnumerable<ModelKind> DenseKinds =>
    [
        ModelKind.Of<SoftmaxRegressionBug>(
            "SoftmaxRegression", ModelTags.None, (seed, bug) => new SoftmaxRegression(seed, bug)),
        ModelKind.Of<SigmoidNetworkBug>(
            "SigmoidClassifier", ModelTags.None,
            (seed, bug) => new SigmoidNetwork(SigmoidNetworkShape.Classifier, seed, bug)),
        ModelKind.Of<SigmoidNetworkBug>(
            "TanhRegression", ModelTags.None,
            (seed, bug) => new SigmoidNetwork(SigmoidNetworkShape.Regression, seed, bug)),
        ModelKind.Of<ReluNetworkBug>(
            "ReluNetwork", ModelTags.Kinky, (seed, bug) => new ReluNetwork(0, 1, seed, bug),
            LeakMissing, LeakTwice, DropoutScaleMissing, DropoutMaskMissing),
        ModelKind.Of<ReluNetworkBug>(
            "LeakyReluNetwork", ModelTags.Kinky, (seed, bug) => new ReluNetwork(0.2, 1, seed, bug),
            DropoutScaleMissing, DropoutMaskMissing),
        ModelKind.Of<ReluNetworkBug>(
            "DropoutNetwork", ModelTags.Kinky | ModelTags.Stochastic,
            (seed, bug) => new ReluNetwork(0.1, 0.75, seed, bug)),
        ModelKind.Of<EmbeddingClassifierBug>(
            "EmbeddingClassifier", ModelTags.FlatElements, (seed, bug) => new EmbeddingClassifier(seed, bug)),
        ModelKind.Of<BatchNormNetworkBug>(
            "BatchNormNetwork", ModelTags.FlatElements, (seed, bug) => new BatchNormNetwork(seed, bug)),
        ModelKind.Of<HingeSvmBug>(
            "HingeSvm", ModelTags.Kinky, (seed, bug) => new HingeSvm(squared: false, seed, bug),
            HingeSvmBug.SquaredFactorMissing),
        ModelKind.Of<HingeSvmBug>(
            "SquaredHingeSvm", ModelTags.None, (seed, bug) => new HingeSvm(squared: true, seed, bug)),
        ModelKind.Of<HuberRegressionBug>(
            "HuberRegression", ModelTags.None, (seed, bug) => new HuberRegression(seed, bug)),
        ModelKind.Of<ResidualNetworkBug>(
            "ResidualNetwork", ModelTags.None, (seed, bug) => new ResidualNetwork(seed, bug)),
        ModelKind.Of<TiedAutoencoderBug>(
            "TiedAutoencoder", ModelTags.None, (seed, bug) => new TiedAutoencoder(seed, bug)),
        ModelKind.Of<Float32NetworkBug>(
            "Float32Network", ModelTags.SinglePrecision,
            (seed, bug) => new Float32Network(summedInDouble: false, seed, bug)),
        ModelKind.Of<Float32NetworkBug>(
            "Float32NetworkSummedInDouble", ModelTags.SinglePrecision,
            (seed, bug) => new Float32Network(summedInDouble: true, seed, bug)),
        ModelKind.Of<OffsetLogisticRegressionBug>(
            "OffsetLogisticRegression", ModelTags.WideScales,
            (seed, bug) => new OffsetLogisticRegression(1e6, seed, bug)),
        ModelKind.Of<PoissonRegressionBug>(
            "PoissonRegression", ModelTags.WideScales, (seed, bug) => new PoissonRegression(seed, bug)),
        ModelKind.Of<GaussianMixtureBug>(
            "GaussianMixture", ModelTags.WideScales, (seed, bug) => new GaussianMixture(seed, bug)),
        ModelKind.Of<OptionPricingBug>(
            "OptionPricing", ModelTags.WideScales, (seed, bug) => new OptionPricing(seed, bug)),
    ];
}
