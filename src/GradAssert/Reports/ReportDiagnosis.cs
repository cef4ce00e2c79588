namespace GradientTesting;

/// <summary>What the runs of a check say together.</summary>
internal static class ReportDiagnosis
{
    const double SameFactor = 1e-3;

    /// <summary>
    /// The hypotheses on the components that are wrong in the run shown. A name must be given by half of the runs in which
    /// the component is wrong, and no run may give another, or the same with another factor; where some elements alone are
    /// wrong is a fact of each run, and says nothing against what explains them in another.
    /// </summary>
    public static IReadOnlyList<Diagnosis> Of(IReadOnlyList<RunReport> runs, RunReport shown) =>
    [
        .. shown.Components
            .Where(component => component.Verdict == Verdict.Mismatch)
            .Select(component => Of(runs, component.Name))
            .OfType<Diagnosis>(),
    ];

    /// <summary>
    /// The step of backpropagation in which the mistake is, from the components that are wrong in any run. Nothing is told
    /// where each of them is explained by something that stays in its own component, where what λ adds is wrong, or where a
    /// component could not be judged.
    /// </summary>
    public static string? WhereItStarts(IReadOnlyList<RunReport> runs, IReadOnlyList<Diagnosis> diagnoses)
    {
        var components = runs.SelectMany(run => run.Components).GroupBy(component => component.Name).ToArray();
        var wrong = components.Where(IsWrong).ToArray();
        var explained = diagnoses.Where(diagnosis => !IsCarriedAlong(diagnosis)).Select(diagnosis => diagnosis.Component).ToHashSet();
        return wrong.All(component => explained.Contains(component.Key))
            || wrong.Any(component => component.Any(run => run.WrongPart == GradientPart.Regularization))
            || components.Any(component => component.Any(run => run.Verdict == Verdict.Inconclusive) && !IsWrong(component))
            ? null
            : BackwardOrder.Of(
                [.. components.Select(component => component.Key)],
                [.. components.Select(component => IsWrong(component) ? true : component.All(run => run.IsUnexercised) ? null : (bool?)false)]);
    }

    static bool IsWrong(IEnumerable<ComponentReport> component) => component.Any(run => run.Verdict == Verdict.Mismatch);

    static Diagnosis? Of(IReadOnlyList<RunReport> runs, string component)
    {
        var wrong = runs.SelectMany(run => run.Components).Where(other => other.Name == component && other.Verdict == Verdict.Mismatch).ToArray();
        var told = wrong.Select(other => other.Diagnosis).OfType<Diagnosis>().ToArray();
        var explained = told.Where(diagnosis => !IsPlace(diagnosis)).ToArray();
        var candidates = explained.Length > 0 ? explained : told;
        return 2 * candidates.Length >= wrong.Length && candidates.All(other => IsSame(other, candidates[0])) ? candidates.FirstOrDefault() : null;
    }

    static bool IsSame(Diagnosis one, Diagnosis other) =>
        one.Name == other.Name
        && (one.Finding?.Factor is not { } factor || other.Finding?.Factor is not { } otherFactor
            || Math.Abs(factor - otherFactor) <= (SameFactor + (3 * Math.Max(one.Residual, other.Residual))) * Math.Abs(factor));

    static bool IsPlace(Diagnosis diagnosis) => diagnosis.Name
        is DiagnosisName.OneElement or DiagnosisName.OneRow or DiagnosisName.OneColumn or DiagnosisName.SomeRows or DiagnosisName.Border;

    // What is wrong with a factor was handed on with it; what is out of its place or cut off came out wrong at the end.
    static bool IsCarriedAlong(Diagnosis diagnosis) => diagnosis.Name
        is DiagnosisName.Missing or DiagnosisName.SignFlipped or DiagnosisName.Scaled or DiagnosisName.ConstantAdded;
}
