namespace GradientTesting;

/// <summary>What the runs of a check say together.</summary>
internal static class ReportDiagnosis
{
    /// <summary>
    /// The hypotheses on the components that are wrong in the run shown. A name must be given by half of the runs in which
    /// the component is wrong, and no run may give another; where some elements alone are wrong is a fact of each run, and
    /// says nothing against what explains them in another.
    /// </summary>
    public static IReadOnlyList<Diagnosis> Of(IReadOnlyList<RunReport> runs, RunReport shown) =>
    [
        .. shown.Components
            .Where(component => component.Verdict == Verdict.Mismatch)
            .Select(component => Of(runs, component.Name))
            .OfType<Diagnosis>(),
    ];

    static Diagnosis? Of(IReadOnlyList<RunReport> runs, string component)
    {
        var wrong = runs.SelectMany(run => run.Components).Where(other => other.Name == component && other.Verdict == Verdict.Mismatch).ToArray();
        var told = wrong.Select(other => other.Diagnosis).OfType<Diagnosis>().ToArray();
        var explained = told.Where(diagnosis => !IsPlace(diagnosis)).ToArray();
        var candidates = explained.Length > 0 ? explained : told;
        return 2 * candidates.Length >= wrong.Length && candidates.Select(diagnosis => diagnosis.Name).Distinct().Count() == 1
            ? candidates[0]
            : null;
    }

    static bool IsPlace(Diagnosis diagnosis) => diagnosis.Name
        is DiagnosisName.OneElement or DiagnosisName.OneRow or DiagnosisName.OneColumn or DiagnosisName.SomeRows or DiagnosisName.Border;
}
