using GradientTesting.Layers.Tests.Kinds;

namespace GradientTesting.Layers.Tests;

/// <summary>Every layer, and every mistake in it.</summary>
internal static class LayerSet
{
    public static IReadOnlyList<Kind> Kinds { get; } =
    [
        Dense.Kind, SpanDense.Kind, SquareDense.Kind, TiedDense.Kind, PackedDense.Kind,
        .. Activations.All,
        Softmax.Plain, Softmax.Log, Losses.CrossEntropy, Losses.MeanSquares, Losses.Hinge, Losses.Huber,
        BatchNorm.Kind, LayerNorm.Kind, GroupNorm.Kind, RmsNorm.Kind, RmsNorm.Standardized,
        Conv1d.Kind, Conv2d.Kind, Depthwise.Kind, TransposedConv.Kind, Pooling.Max, Pooling.Average, Pooling.Global,
        Embedding.Kind, Dropout.Kind, Joins.Concat, Joins.Split, Joins.Add, Joins.Product,
        Shapes.Transpose, Shapes.Flatten, Shapes.Positions, PRelu.Kind, Bilinear.Kind, Blocks.Residual, Blocks.Highway,
        InPlace.Relu, InPlace.Tanh, Tape.Kind, Workspace.Kind,
        Rnn.Kind, Gru.Kind, Lstm.Kind, Attention.Kind, Stateful.Kind,
    ];

    public static IReadOnlyList<Planted> All { get; } =
        [.. Kinds.SelectMany(kind => kind.Mistakes.Select(mistake => new Planted(kind, mistake)))];

    public static TheoryData<string> RightNames => [.. Kinds.Select(kind => kind.Name)];

    public static TheoryData<string> PlantedNames => [.. All.Select(planted => planted.Name)];

    public static Kind Kind(string name) => Kinds.Single(kind => kind.Name == name);

    public static Planted Planted(string name) => All.Single(planted => planted.Name == name);

    public static IReadOnlyList<Planted> Of(Kind kind) => [.. All.Where(planted => ReferenceEquals(planted.Kind, kind))];
}
