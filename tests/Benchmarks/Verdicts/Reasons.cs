namespace GradientTesting.Benchmarks;

/// <summary>Why a report is not a match, in one line.</summary>
internal static class Reasons
{
    public static string Of(GradientReport report) => string.Join("; ", report.Runs.SelectMany(run =>
        run.Components
            .Where(component => component.Verdict == GradientVerdict.Inconclusive)
            .Select(component => $"{run.Run}: {component.Name}: {component.Reason}")
            .Concat(run.Components
                .Where(component => component.Verdict == GradientVerdict.Mismatch)
                .Select(component => $"{run.Run}: {Of(component.Worst)}{(component.Reason is null ? "" : $": {component.Reason}")}"))
            .Concat(run.Reason is null ? [] : [$"{run.Run}: {run.Reason}"])));

    static string Of(ElementReport element) => FormattableString.Invariant(
        $"{element.Name}: analytic {element.Analytic:G9}, numeric {element.Numeric:G9} ± {element.ErrorBar:G2}");
}
