using GradientTesting.Wirings.Tests.Kinds;

namespace GradientTesting.Wirings.Tests;

/// <summary>Every wrong wiring, by kind.</summary>
internal static class Wirings
{
    public static IReadOnlyList<(string Kind, IReadOnlyList<Wiring> Wirings)> ByKind { get; } =
    [
        ("views of matrices", MatrixViews.All),
        ("views of arrays", ArrayViews.All),
        ("objects", ObjectStorage.All),
        ("shared storage", SharedStorage.All),
        ("inactive components", Inactive.All),
        ("setters", Setters.All),
        ("rounding setters", RoundingSetters.All),
        ("writes that repair", WriteBacks.All),
        ("caches", Caches.All),
        ("kept components", KeptComponents.All),
        ("dropout", Dropout.All),
        ("several keep-probs", SeveralKeepProbs.All),
        ("lambda", Lambda.All),
        ("initialization", Initialization.All),
        ("training", Training.All),
        ("lists", Lists.All),
        ("shapes", Shapes.All),
        ("copies", Copies.All),
        ("repeats", Repeats.All),
        ("functions", Functions.All),
        ("layers", Layers.All),
        ("odd storage", OddStorage.All),
        ("events and threads", Events.All),
        ("masks and scales", Scales.All),
        ("updates", Updates.All),
        ("other derivatives", OtherDerivatives.All),
        ("first wirings", FirstWirings.All),
        ("another reader", AnotherReader.All),
        ("a fresh reader", FreshReader.All),
        ("a later reader", LaterReader.All),
    ];

    public static IReadOnlyList<Wiring> All { get; } = [.. ByKind.SelectMany(kind => kind.Wirings)];

    public static Wiring Of(string name) => All.Single(wiring => wiring.Name == name);
}
