namespace GradientTesting.TestModels;

/// <content>Larger instances. They stand beside <see cref="Kinds"/>, whose size makes a matrix of mistakes affordable.</content>
public static partial class ModelZoo
{
    public static IReadOnlyList<ModelKind> LargeKinds { get; } =
    [
        new("DigitsNetwork 64-25-10", ModelTags.Kinky, seed => new DigitsNetwork(seed), []),
        new("Float32DigitsNetwork 64-16-10", ModelTags.SinglePrecision, seed => new Float32DigitsNetwork(seed), []),
    ];
}
