using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks;

/// <summary>Everything that the page says, measured.</summary>
internal sealed record Measurements(
    Extent Extent,
    IReadOnlyList<MatrixCell> Matrix,
    IReadOnlyList<MatrixCell> PlantedBugs,
    IReadOnlyList<RightModelRow> RightModels,
    IReadOnlyList<CalibrationRow> Calibration,
    IReadOnlyList<(Condition Condition, IReadOnlyList<Score> Scores)> Comparison)
{
    public static Measurements Of(Extent extent, Action<string> log)
    {
        log("mechanical mistakes");
        var matrix = MatrixRun.OfMechanicalMistakes(extent.Holds, extent.MatrixSeeds);
        log("planted bugs");
        var planted = MatrixRun.OfPlantedBugs(extent.Holds, extent.BugSeeds);
        log("right models");
        RightModelRow[] right =
            [.. Benchmarks.RightModels.Of(ModelZoo.Kinds, extent.RightSeeds), .. extent.LargeSeeds > 0 ? Benchmarks.RightModels.Of(ModelZoo.LargeKinds, extent.LargeSeeds) : []];
        log("calibration");
        var calibration = Benchmarks.Calibration.Of(ModelZoo.Kinds, extent.CalibrationSeeds);
        var comparison = new List<(Condition, IReadOnlyList<Score>)>();
        foreach (var condition in extent.HardSeeds > 0 ? AllConditions.At(extent.HardSeeds) : [])
        {
            log($"every tool: {condition.Name}");
            comparison.Add((condition, Benchmarks.Comparison.Of(condition)));
        }

        return new(extent, matrix, planted, right, calibration, comparison);
    }

    /// <summary>What contradicts the claim: bugs that were not caught, and right models that were called wrong or broken.</summary>
    public IEnumerable<string> Contradictions =>
    [
        .. Matrix.Concat(PlantedBugs)
            .Where(cell => cell.Outcome is Outcome.Passed or Outcome.Inconclusive)
            .Select(cell => $"{cell.Outcome}: {cell.Name}{(cell.Reason is null ? "" : $" ({cell.Reason})")}"),
        .. RightModels.Where(row => row.Mismatches + row.Contracts > 0).SelectMany(row => row.Surprises),
    ];
}
