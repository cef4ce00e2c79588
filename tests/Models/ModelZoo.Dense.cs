namespace GradientTesting.TestModels;

/// <content>Models of dense layers, and plain likelihoods.</content>
public static partial class ModelZoo
{
    static IEnumerable<ModelKind> DenseKinds =>
    [
        ModelKind.Of<SoftmaxRegressionBug>(
            nameof(SoftmaxRegression), ModelTags.None, (seed, bug) => new SoftmaxRegression(seed, bug)),
    ];
}
