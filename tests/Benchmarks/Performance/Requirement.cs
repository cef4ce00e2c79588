using System.Globalization;

namespace GradientTesting.Benchmarks;

/// <summary>One number that the library is held to.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Required">The bound.</param>
/// <param name="Measured">What it came to.</param>
/// <param name="IsMet">Whether it holds.</param>
internal sealed record Requirement(string Name, string Required, string Measured, bool IsMet)
{
    const double MostEvaluationsPer2N = (3_770 + 100 + (30 * 4)) / 3_770.0, MostTimeOnOneCore = 1.1, MostTimeOnTwoCores = 0.6;
    const int MostEvaluations = 400, MostEvaluationsToFind = 2_000;
    const double MostBlurred = 0.05, MostAllocating = 0.05;
    const long MostMemory = 300_000_000;

    public static IReadOnlyList<Requirement> Of(PerformanceMeasurements measured) =>
    [
        .. OfDigits(measured),
        .. OfScale(measured),
        .. OfWrongElement(measured),
        .. OfDirections(measured),
    ];

    static IEnumerable<Requirement> OfDigits(PerformanceMeasurements measured)
    {
        var (one, all) = (measured.Contenders[^2].Time.Median, measured.Contenders[^1].Time.Median);
        var network = $"every element of the 64-25-10 network on {measured.Extent.Digits} digits";
        yield return new($"evaluations for {network}, the worst run", "≤ 2n + 100 + 30 per component", Number(measured.DigitsEvaluations, "F3") + " · 2n", measured.DigitsEvaluations <= MostEvaluationsPer2N);
        yield return new("its time on one core, over the bare loop", "≤ 1.1", Number(one, "F2"), one <= MostTimeOnOneCore);
        yield return new($"its time on {Environment.ProcessorCount} cores, over the same loop on one", "≤ 0.6 on two", Number(all, "F2"), all <= MostTimeOnTwoCores);
    }

    static IEnumerable<Requirement> OfScale(PerformanceMeasurements measured)
    {
        foreach (var row in measured.Scaling.Where(row => row.Parameters == measured.Extent.Large))
        {
            yield return new(
                $"evaluations of a run on {Count(row.Parameters)} parameters in eight components, in {row.Storage}, the worst of three phases", "< 400",
                $"{Count(row.Evaluations)}, {row.Verdict}", row.Evaluations < MostEvaluations && row.Verdict == GradientVerdict.Match);
        }

        var allocating = measured.Allocations.Where(row => row.IsLong).Max(row => row.Allocations.ShareAllocating);
        yield return new(
            "evaluations before which anything is allocated, the worst of every element, sampled and directions", "≤ 5%, what is allocated once", Number(allocating, "P1"), allocating <= MostAllocating);
        yield return new(
            $"memory beyond the model's for {Count(measured.Largest.Parameters)} parameters in float", "≤ 300 MB", Megabytes(measured.Largest.PeakBytes), measured.Largest.PeakBytes <= MostMemory);
    }

    static IEnumerable<Requirement> OfWrongElement(PerformanceMeasurements measured)
    {
        var tenth = measured.WrongElements.Where(row => row.Share == PerformanceExtent.Tenth).ToArray();
        var named = tenth.Count(row => row.Finding == ElementFinding.Named);
        var most = tenth.Max(row => row.Evaluations);
        yield return new(
            $"one wrong element of {Count(measured.Extent.Large)}, off by 10%: named, or reported as below resolution", "always",
            $"{named} of {tenth.Length} named, {tenth.Count(row => row.Finding == ElementFinding.BelowResolution)} below resolution",
            tenth.All(row => row.Finding is ElementFinding.Named or ElementFinding.BelowResolution));
        yield return new("the evaluations that took, the worst run", "< 2,000", Count(most), most < MostEvaluationsToFind);
    }

    static IEnumerable<Requirement> OfDirections(PerformanceMeasurements measured)
    {
        var caught = measured.Mistakes.Count(cell => cell.IsCaughtExhaustively);
        var (lost, blurred) = (measured.Mistakes.Count(cell => cell.IsLost), measured.Mistakes.Count(cell => cell.IsBlurred));
        yield return new($"mistakes passed by directions, of {Count(caught)} that are caught in every element", "0", Count(lost), lost == 0);
        yield return new("mistakes inconclusive by directions, of the same", "≤ 5%", Number((double)blurred / caught, "P1"), blurred <= MostBlurred * caught);

        var (runs, alarms) = (measured.RightModels.Sum(row => row.ExhaustiveMatches), measured.RightModels.Sum(row => row.Lost.Count));
        yield return new($"runs of right models that do not match by directions, of {Count(runs)} that do in every element", "0", Count(alarms), alarms == 0);
    }

    static string Megabytes(long bytes) => Number(bytes / 1e6, "F0") + " MB";

    static string Count(long number) => Number(number, "N0");

    static string Number(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture).Replace(" %", "%", StringComparison.Ordinal);
}
