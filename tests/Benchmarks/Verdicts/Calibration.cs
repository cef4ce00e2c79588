using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks;

/// <summary>How often the error of a right element exceeds its bar.</summary>
internal sealed record CalibrationRow(ModelKind Kind, long Elements, long Beyond);

/// <summary>
/// The same runs at a relative tolerance of zero, where the error bars alone decide: each element that is reported as a
/// mismatch is one whose error exceeds its bar.
/// </summary>
internal static class Calibration
{
    public static IReadOnlyList<CalibrationRow> Of(IEnumerable<ModelKind> kinds, int seeds) =>
        [.. kinds.AsParallel().AsOrdered().Select(kind => Of(kind, seeds))];

    static CalibrationRow Of(ModelKind kind, int seeds)
    {
        var (elements, beyond) = (0L, 0L);
        foreach (var run in RightModels.Runs(seeds))
        {
            var report = GradientCheck.Run(kind.Create(run.Seed), run, new() { RelativeTolerance = 0 });
            elements += report.Runs[0].Components.Sum(component => component.Length);
            beyond += report.Runs[0].Components.Sum(component => component.Mismatches);
        }

        return new(kind, elements, beyond);
    }
}
