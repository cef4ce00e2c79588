using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks;

/// <summary>How much of the performance is measured.</summary>
/// <param name="Digits">Samples of the digits network.</param>
/// <param name="Rounds">How often each contender runs there, by turns.</param>
/// <param name="MistakenDigits">Samples of the digits network in which mistakes are made.</param>
/// <param name="Kinds">The kinds whose mistakes are compared; null for all.</param>
/// <param name="RightSeeds">Seeds of the right models, each at three phases.</param>
/// <param name="Sizes">Parameters of the networks, from small to large.</param>
/// <param name="SizeRounds">How often each network is timed.</param>
/// <param name="Large">Parameters of the network whose evaluations are bounded, and in which one element is wrong.</param>
/// <param name="WrongElements">Wrong elements in each component, one at a time.</param>
/// <param name="WrongBy">The errors of each of them, as shares of the component's typical gradient.</param>
/// <param name="Largest">Parameters of the network in float whose memory is bounded.</param>
internal sealed record PerformanceExtent(
    int Digits, int Rounds, int MistakenDigits, IReadOnlyList<string>? Kinds, int RightSeeds, IReadOnlyList<int> Sizes, int SizeRounds,
    int Large, int WrongElements, IReadOnlyList<double> WrongBy, int Largest)
{
    /// <summary>The error that a requirement is about.</summary>
    public const double Tenth = 0.1;

    /// <summary>What docs/performance.md is written from; a quarter of an hour.</summary>
    public static PerformanceExtent Full { get; } = new(
        200, 7, 20, null, 3, [100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000], 3, 1_000_000, 1, [0.01, Tenth, 1, 10], 10_000_000);

    /// <summary>The same in small; some seconds.</summary>
    public static PerformanceExtent Quick { get; } = new(
        10, 3, 4, ["ReluNetwork", "BatchNormNetwork", "OptionPricing"], 1, [100, 1_000, 30_000], 2, 30_000, 1, [Tenth], 100_000);

    public bool Holds(ModelKind kind) => Kinds?.Contains(kind.Name) ?? true;
}
