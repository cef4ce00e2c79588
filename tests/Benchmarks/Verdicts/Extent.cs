using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks;

/// <summary>How much is measured.</summary>
/// <param name="MatrixKinds">The kinds of the matrix; null for all.</param>
/// <param name="MatrixSeeds">Seeds of the mechanical matrix.</param>
/// <param name="BugSeeds">Seeds of the planted bugs.</param>
/// <param name="RightSeeds">Seeds of the right models, each at three phases.</param>
/// <param name="LargeSeeds">Seeds of the larger right models.</param>
/// <param name="HardSeeds">Seeds at each hard condition; 0 leaves the comparison out.</param>
/// <param name="CalibrationSeeds">Seeds of the calibration.</param>
internal sealed record Extent(
    IReadOnlyList<string>? MatrixKinds, int MatrixSeeds, int BugSeeds, int RightSeeds, int LargeSeeds, int HardSeeds, int CalibrationSeeds)
{
    /// <summary>What docs/verdicts.md is written from; some minutes.</summary>
    public static Extent Full { get; } = new(null, 1, 10, 30, 5, 5, 10);

    /// <summary>One seed and some kinds; some seconds.</summary>
    public static Extent Quick { get; } = new(
        ["ReluNetwork", "BatchNormNetwork", "EmbeddingClassifier", "Float32Network", "OptionPricing"],
        1, 1, 2, 0, 0, 1);

    public bool Holds(ModelKind kind) => MatrixKinds?.Contains(kind.Name) ?? true;
}
