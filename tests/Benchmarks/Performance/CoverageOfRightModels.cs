using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks;

/// <summary>What the runs of one kind of right model came to under each coverage.</summary>
/// <param name="FastModeAlarms">Of <paramref name="Places"/>, those at which the rule of PyTorch's fast mode calls the right gradient wrong.</param>
/// <param name="Lost">Runs that match where every element is compared and do not where directions are, and why.</param>
internal sealed record CoverageRightRow(
    ModelKind Kind, int Elements, int Runs, int ExhaustiveMatches, int DirectionsMatches, double ExhaustiveEvaluations, double DirectionsEvaluations,
    int Places, int FastModeAlarms, IReadOnlyList<string> Lost);

/// <summary>Right models at three phases, every element compared and then directions.</summary>
internal static class CoverageOfRightModels
{
    public static IReadOnlyList<CoverageRightRow> Of(IEnumerable<ModelKind> kinds, int seeds) =>
        [.. kinds.AsParallel().AsOrdered().Select(kind => Of(kind, seeds))];

    static CoverageRightRow Of(ModelKind kind, int seeds)
    {
        var (runs, exhaustiveMatches, directionsMatches, exhaustiveEvaluations, directionsEvaluations) = (0, 0, 0, 0.0, 0.0);
        var lost = new List<string>();
        foreach (var run in RightModels.Runs(seeds))
        {
            var exhaustive = GradientCheck.Run(kind.Create(run.Seed), run, new() { Coverage = GradientCoverage.Exhaustive });
            var directions = GradientCheck.Run(kind.Create(run.Seed), run, new() { Coverage = GradientCoverage.Directions });
            runs++;
            exhaustiveMatches += exhaustive.Verdict == GradientVerdict.Match ? 1 : 0;
            directionsMatches += directions.Verdict == GradientVerdict.Match ? 1 : 0;
            exhaustiveEvaluations += exhaustive.CostEvaluations;
            directionsEvaluations += directions.CostEvaluations;
            if (exhaustive.Verdict == GradientVerdict.Match && directions.Verdict != GradientVerdict.Match)
            {
                lost.Add($"{kind.Name}, {directions.Verdict}, {Reasons.Of(directions)}");
            }
        }

        var places = Enumerable.Range(0, seeds).SelectMany(seed => Placed.At(kind, seed)).ToArray();
        var fastMode = new PyTorchFastGradcheck();
        var alarms = places.Count(place => fastMode.At(place)(Specimen.Of(place.Create())) == Finding.Wrong);
        return new(
            kind, kind.Create(0).Tensors.Sum(tensor => tensor.Length), runs, exhaustiveMatches, directionsMatches,
            exhaustiveEvaluations / runs, directionsEvaluations / runs, places.Length, alarms, lost);
    }
}
