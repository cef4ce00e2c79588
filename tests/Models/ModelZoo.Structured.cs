namespace GradientTesting.TestModels;

/// <content>Models whose weights are shared over positions or time steps, and models with normalization.</content>
public static partial class ModelZoo
{
    static IEnumerable<ModelKind> StructuredKinds =>
    [
        ModelKind.Of<ConvolutionNetworkBug>(
            "ConvolutionNetwork", ModelTags.None, (seed, bug) => new ConvolutionNetwork(seed, bug)),
        ModelKind.Of<MaxPoolNetworkBug>(
            "MaxPoolNetwork", ModelTags.Kinky, (seed, bug) => new MaxPoolNetwork(seed, bug),
            MaxPoolNetworkBug.OverlapOverwritten),
        ModelKind.Of<MaxPoolNetworkBug>(
            "OverlappingMaxPoolNetwork", ModelTags.Kinky,
            (seed, bug) => new MaxPoolNetwork(seed, bug, overlapping: true)),
        ModelKind.Of<LayerNormNetworkBug>(
            "LayerNormNetwork", ModelTags.None, (seed, bug) => new LayerNormNetwork(seed, bug)),
        ModelKind.Of<RnnBug>("Rnn", ModelTags.None, (seed, bug) => new Rnn(seed, bug)),
        ModelKind.Of<LstmBug>("Lstm", ModelTags.None, (seed, bug) => new Lstm(seed, bug)),
        ModelKind.Of<GatedUnitBug>("GatedUnit", ModelTags.None, (seed, bug) => new GatedUnit(seed, bug)),
        ModelKind.Of<AttentionBug>(
            "Attention", ModelTags.FlatElements, (seed, bug) => new Attention(seed, bug)),
        ModelKind.Of<ConditionalRandomFieldBug>(
            "ConditionalRandomField", ModelTags.None, (seed, bug) => new ConditionalRandomField(seed, bug)),
        ModelKind.Of<ContrastiveEmbeddingBug>(
            "ContrastiveEmbedding", ModelTags.None, (seed, bug) => new ContrastiveEmbedding(seed, bug)),
    ];
}
