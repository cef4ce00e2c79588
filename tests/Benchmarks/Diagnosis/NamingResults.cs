namespace GradientTesting.Benchmarks;

/// <summary>Everything that docs/measurements/diagnosis.md counts.</summary>
internal sealed record NamingResults(
    int Seeds, IReadOnlyList<NamedMistake> Matrix, IReadOnlyList<NamedMistake> PlantedBugs, (int Models, IReadOnlyList<string> Told) RightModels)
{
    /// <summary>The share of mistakes with a name that must get it.</summary>
    public const double Demanded = 0.95;

    public static NamingResults Of(IReadOnlyList<int> seeds, Action<string> log)
    {
        log("mechanical mistakes");
        var matrix = NamingRun.OfMatrix(seeds);
        log("planted bugs");
        var planted = NamingRun.OfPlantedBugs(seeds);
        log("right models");
        return new(seeds.Count, matrix, planted, NamingRun.OfRightModels(seeds));
    }

    public IEnumerable<NamedMistake> All => Matrix.Concat(PlantedBugs);

    /// <summary>What contradicts the claim.</summary>
    public IEnumerable<string> Contradictions =>
    [
        .. All.Where(cell => cell.Naming == Naming.Wrong).Select(cell => $"Wrong: {cell.Model}: {string.Join("; ", cell.Untrue)}"),
        .. RightModels.Told.Select(told => $"Told of a right model: {told}"),
        .. new[] { Matrix, PlantedBugs }.Where(cells => ShareNamed(cells) < Demanded).Select(cells => FormattableString.Invariant($"Only {ShareNamed(cells):P1} are named.")),
    ];

    /// <summary>Of the mistakes that have a name and are a mismatch, the share that gets it.</summary>
    public static double ShareNamed(IEnumerable<NamedMistake> cells)
    {
        var named = cells.Where(cell => cell.HasName && cell.Naming is (Naming.Exact or Naming.Localised or Naming.Wrong)).ToArray();
        return (double)named.Count(cell => cell.Naming == Naming.Exact) / named.Length;
    }
}
