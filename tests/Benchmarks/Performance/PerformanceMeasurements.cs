using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks;

/// <summary>What a check allocates between evaluations, by what is checked.</summary>
/// <param name="IsLong">True where there are so many evaluations that what is allocated once counts for little.</param>
internal sealed record AllocationRow(string Check, Allocations Allocations, bool IsLong);

/// <summary>Everything that docs/performance.md says, measured.</summary>
internal sealed record PerformanceMeasurements(
    PerformanceExtent Extent,
    double DigitsEvaluations,
    IReadOnlyList<Contender> Contenders,
    IReadOnlyList<Score> DigitsMistakes,
    IReadOnlyList<CoverageCell> Mistakes,
    IReadOnlyList<CoverageRightRow> RightModels,
    IReadOnlyList<ScalingRow> Scaling,
    IReadOnlyList<AllocationRow> Allocations,
    ScalingRow Largest,
    IReadOnlyList<WrongElementRow> WrongElements)
{
    const int Seeds = 5;

    public static PerformanceMeasurements Of(PerformanceExtent extent, Action<string> log)
    {
        // What is timed and weighed comes first: later parts leave a heap behind.
        log("the digits network, by turns");
        var contenders = DigitsContest.Of(extent.Digits, extent.Rounds);
        var scaling = new List<ScalingRow>();
        foreach (var (parameters, single) in extent.Sizes.SelectMany(size => new[] { (size, false), (size, true) }))
        {
            log(FormattableString.Invariant($"{parameters:N0} parameters in {(single ? "float" : "double")}"));
            scaling.Add(Benchmarks.Scaling.Of(parameters, extent.SizeRounds, single));
        }

        var largest = scaling.Find(row => row.Parameters == extent.Largest && row.Storage == "float") ?? Benchmarks.Scaling.Of(extent.Largest, 1, single: true);
        log("one wrong element");
        var wrong = OneWrongElement.Of(extent.Large, extent.WrongElements, extent.WrongBy).ToArray();
        log("evaluations on digits");
        var evaluations = DigitsContest.MostEvaluations(extent.Digits, Seeds);
        log("mistakes on digits");
        var mistakes = Benchmarks.DigitsMistakes.Of(extent.MistakenDigits);
        log("mistakes in every kind");
        var coverage = CoverageMatrix.Of(extent.Holds);
        log("right models of every kind");
        var right = CoverageOfRightModels.Of([.. ModelZoo.Kinds.Where(extent.Holds), .. ModelZoo.LargeKinds], extent.RightSeeds);
        return new(extent, evaluations, contenders, mistakes, coverage, right, scaling, AllocationsOf(extent, scaling), largest, wrong);
    }

    /// <summary>What is not as it must be.</summary>
    public IEnumerable<string> Contradictions => Requirement.Of(this)
        .Where(requirement => !requirement.IsMet)
        .Select(requirement => $"{requirement.Name}: {requirement.Measured}, required {requirement.Required}");

    static AllocationRow[] AllocationsOf(PerformanceExtent extent, IEnumerable<ScalingRow> scaling)
    {
        var run = GradientRun.RandomInitialization(0);
        DigitsNetwork Digits() => new(0, extent.Digits);
        return
        [
            new("digits network, every element", AllocationMeter.Of(Digits(), run, new() { Coverage = GradientCoverage.Exhaustive }), IsLong: true),
            new("digits network, sampled, budget 2,000", AllocationMeter.Of(Digits(), run, new() { Coverage = GradientCoverage.Sampled, MaxCostEvaluations = 2_000 }), IsLong: true),
            new("digits network, directions, budget 2,000", AllocationMeter.Of(Digits(), run, new() { Coverage = GradientCoverage.Directions, MaxCostEvaluations = 2_000 }), IsLong: true),
            .. scaling.Select(row => new AllocationRow(
                FormattableString.Invariant($"{row.Parameters:N0} parameters in {row.Storage}, default"), row.Allocations, IsLong: false)),
        ];
    }
}
