using GradientTesting.TestModels;
using GradientTesting.TestModels.Mistakes;

namespace GradientTesting.Benchmarks;

/// <summary>The same mistakes in the same models under each coverage, and by the rule of PyTorch's fast mode.</summary>
internal static class CoverageMatrix
{
    const int MechanicalSeed = 1, PlantedSeed = 0;

    static readonly GradientCheckOptions everything = new() { Coverage = GradientCoverage.Exhaustive };
    static readonly GradientCheckOptions directions = new() { Coverage = GradientCoverage.Directions };

    /// <summary>Every mechanical mistake, then every mistake of a model's own.</summary>
    public static IReadOnlyList<CoverageCell> Of(Func<ModelKind, bool> kinds) =>
    [
        .. Cells(MatrixRun.OfMechanicalMistakes(kinds, 1, everything), MatrixRun.OfMechanicalMistakes(kinds, 1, directions), FastMode(kinds, Mechanical)),
        .. Cells(MatrixRun.OfPlantedBugs(kinds, 1, everything), MatrixRun.OfPlantedBugs(kinds, 1, directions), FastMode(kinds, Planted)),
    ];

    static IEnumerable<CoverageCell> Cells(IReadOnlyList<MatrixCell> exhaustive, IReadOnlyList<MatrixCell> directions, bool?[] fastMode) =>
        exhaustive.Select((cell, c) => cell.Name == directions[c].Name
            ? new CoverageCell(cell, directions[c], fastMode[c])
            : throw new InvalidOperationException($"{cell.Name} was compared with {directions[c].Name}."));

    /// <summary>In the order of <see cref="MatrixRun"/>.</summary>
    static bool?[] FastMode(Func<ModelKind, bool> kinds, Func<ModelKind, (int Seed, IEnumerable<Bug?> Bugs)> bugs) =>
        [.. ModelZoo.Kinds.Where(kinds).ToArray().AsParallel().AsOrdered().SelectMany(kind => FastMode(kind, bugs(kind)))];

    // One point that shows the mistake is enough, as it is for GradAssert.
    static bool?[] FastMode(ModelKind kind, (int Seed, IEnumerable<Bug?> Bugs) made)
    {
        var places = Placed.At(kind, made.Seed);
        var judges = places.Select(new PyTorchFastGradcheck().At).ToArray();
        var usable = Enumerable.Range(0, places.Count).Where(p => judges[p](Specimen.Of(places[p].Create())) == Finding.Passed).ToArray();
        return [.. made.Bugs.Select(bug => bug is null ? (bool?)null : usable.Any(p => judges[p](bug.Plant(places[p].Create())) == Finding.Wrong))];
    }

    static (int Seed, IEnumerable<Bug?> Bugs) Mechanical(ModelKind kind) => (MechanicalSeed, Bug.AllIn(kind.Create(MechanicalSeed)));

    // What is wrong in the dropout shows in no gradient at keep-prob 1, which is where the rule looks.
    static (int Seed, IEnumerable<Bug?> Bugs) Planted(ModelKind kind) =>
        (PlantedSeed, kind.Bugs.Select(bug => bug.NeedsDropout ? null : Bug.Of(bug, PlantedSeed)));
}
