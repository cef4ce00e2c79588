namespace GradientTesting;

/// <summary>What the runs of a check say together.</summary>
internal static class ReportDiagnosis
{
    const double SameFactor = 1e-3;

    /// <summary>
    /// The hypotheses on the components that are wrong in any run. A name must be given by half of the runs in which
    /// the component is wrong, and no run may give another, or the same with another factor, or find a factor of one where
    /// another has been told; where some elements alone are wrong, and that a pass is not linear, is a fact of each run, and says
    /// nothing against what explains it in another. A place is told where it is that of every run: what is wrong in another lies in it,
    /// or is told by the same words; or it is one element, and not the same in each.
    /// </summary>
    public static IReadOnlyList<GradientDiagnosis> Of(IReadOnlyList<RunReport> runs, RunReport shown) =>
    [
        .. AcrossRuns.Wrong(runs, shown).Select(name => Of(runs, name)).OfType<GradientDiagnosis>(),
    ];

    /// <summary>
    /// The step of backpropagation in which the mistake is, from the components that are wrong in any run. Nothing is told
    /// where one of them holds the right numbers in the wrong places or is cut off, each is explained by something that stays
    /// in it, what λ adds is wrong, or a component could not be judged.
    /// </summary>
    public static string? WhereItStarts(IReadOnlyList<RunReport> runs, IReadOnlyList<GradientDiagnosis> diagnoses)
    {
        // What comes out of one layer has no order.
        if (runs[0].Layer is not null || runs[0].Derivatives.Count > 0)
        {
            return null;
        }

        var components = runs.SelectMany(run => run.Components).GroupBy(component => component.Name).ToArray();
        var wrong = components.Where(IsWrong).ToArray();
        if (AreSeparate(runs, wrong, diagnoses))
        {
            return null;
        }

        var explained = diagnoses.Where(diagnosis => !IsCarriedAlong(diagnosis)).Select(diagnosis => diagnosis.Component).ToHashSet();
        // What each has of its own is made behind that step.
        var rest = wrong.All(component => diagnoses.Any(diagnosis => diagnosis.Component == component.Key && IsFactor(diagnosis)))
            ? ", or at a line after it that multiplies each of them"
            : "";
        return wrong.All(component => explained.Contains(component.Key)) || diagnoses.Any(IsMadeAtTheEnd)
            || wrong.Any(component => component.Any(run => run.WrongPart == GradientPart.Regularization || run.WrongAtLambda is not null))
            || components.Any(component => component.Any(run => run.Verdict == GradientVerdict.Inconclusive) && !IsWrong(component))
            ? null
            : BackwardOrder.Of(
                [.. components.Select(component => component.Key)],
                [.. components.Select(component => component.First().Shape)],
                [.. components.Select(IsWrongOrSilent)]) is { } where ? where + rest : null;
    }

    /// <summary>
    /// Whether the components that are wrong have nothing to hand on to one another: all of them single numbers, as the parameters of a
    /// density; a factor that is not that of each; one on which the cost does not depend, which nothing can be handed on to; or what each
    /// may have made for itself.
    /// </summary>
    static bool AreSeparate(
        IReadOnlyList<RunReport> runs, IGrouping<string, ComponentReport>[] wrong, IReadOnlyList<GradientDiagnosis> diagnoses)
    {
        var factors = diagnoses.Where(IsFactor).ToArray();
        return Array.TrueForAll(wrong, component => component.First().Length == 1)
            || (factors.Length > 0 && (factors.Length < wrong.Length || !Array.TrueForAll(factors, factor => IsSame(factor, factors[0]))))
            || Array.Exists(wrong, component => component.All(run => run.HasNoNumericGradient))
            || CanHaveFactorsOfTheirOwn(wrong) || CanBeExchanged(wrong) || CanBeDecayed(wrong);
    }

    /// <summary>Whether all of them, in each run, can have the same multiple of their own values too much, as weight decay is.</summary>
    static bool CanBeDecayed(IGrouping<string, ComponentReport>[] wrong)
    {
        FactorRange?[] ranges = [.. wrong.SelectMany(component => component.Where(run => run.Verdict == GradientVerdict.Mismatch))
            .Select(run => run.Decays)];
        return Array.TrueForAll(ranges, range => range is not null)
            && ranges.OfType<FactorRange>().Aggregate((one, other) => one.And(other)).IsPossible;
    }

    /// <summary>Whether one of them can be off by a factor, in each run, and not all of them by the same.</summary>
    static bool CanHaveFactorsOfTheirOwn(IGrouping<string, ComponentReport>[] wrong)
    {
        FactorRange?[][] ranges = [.. wrong.Select(component => component.Where(run => run.Verdict == GradientVerdict.Mismatch)
            .Select(run => run.Factors).ToArray())];
        return Array.Exists(ranges, ofRuns => Array.TrueForAll(ofRuns, range => range is { IsPossible: true }))
            && !ranges.SelectMany(ofRuns => ofRuns).OfType<FactorRange>().Aggregate((one, other) => one.And(other)).IsPossible;
    }

    /// <summary>Whether two of them can hold the gradients of one another, in each run in which both are wrong.</summary>
    static bool CanBeExchanged(IGrouping<string, ComponentReport>[] wrong)
    {
        bool Are((ComponentReport One, ComponentReport Other)[] runs) =>
            runs.Length > 0 && Array.TrueForAll(runs, run => run.One.CanHold(run.Other) && run.Other.CanHold(run.One));
        return Array.Exists(wrong, one => wrong.TakeWhile(other => other != one).Any(other => Are(
            [.. one.Zip(other).Where(run => IsWrong([run.First]) && IsWrong([run.Second]))])));
    }

    /// <summary>Components with the same mistake: explained by the same words, or by factors that may be one.</summary>
    public static IReadOnlyList<List<GradientDiagnosis>> Groups(IReadOnlyList<GradientDiagnosis> diagnoses)
    {
        var groups = new List<List<GradientDiagnosis>>();
        foreach (var diagnosis in diagnoses)
        {
            if (groups.Find(group => IsToldWith(group[0], diagnosis)) is { } same)
            {
                same.Add(diagnosis);
            }
            else
            {
                groups.Add([diagnosis]);
            }
        }

        return groups;
    }

    static bool IsToldWith(GradientDiagnosis one, GradientDiagnosis other) =>
        (one.Finding?.What == other.Finding?.What || (IsFactor(one) && IsSame(one, other)))
        && (one.Finding?.Why == other.Finding?.Why);

    // Null where nothing is known of it.
    static bool? IsWrongOrSilent(IEnumerable<ComponentReport> component) =>
        IsWrong(component) ? true : component.All(run => run.IsInactive) ? null : false;

    static bool IsWrong(IEnumerable<ComponentReport> component) => component.Any(run => run.Verdict == GradientVerdict.Mismatch);

    static GradientDiagnosis? Of(IReadOnlyList<RunReport> runs, string name)
    {
        var components = runs
            .Select(run => (run.DropoutFrozen, Component: run.Components.Single(component => component.Name == name)))
            .ToArray();
        var wrong = components.Where(run => run.Component.Verdict == GradientVerdict.Mismatch).ToArray();
        var named = wrong.Select(run => run.Component.Diagnosis).OfType<GradientDiagnosis>().ToArray();
        var explained = named.Where(diagnosis => !IsPlace(diagnosis) && diagnosis.Name != LayerDiagnosisName.NotLinear).ToArray();
        // What shows rounding in any run is computed, and cancels.
        GradientDiagnosis[] candidates = [.. (explained.Length > 0 ? explained : named)
            .OrderByDescending(diagnosis => diagnosis.Finding?.What == SizeHypotheses.ZeroButForRounding)];
        // Where a clip cuts one element, it looks like one element that is wrong.
        var speaking = candidates is [{ Name: DiagnosisName.Clipped }, ..]
            ? wrong.Count(run => !CanBeCutOnce(run.Component))
            : wrong.Length;
        if (2 * candidates.Length < speaking || !candidates.All(other => IsSame(other, candidates[0])) || candidates.Length == 0)
        {
            return null;
        }

        if (IsPlace(candidates[0]))
        {
            return Array.Find(wrong, run => run.Component.Diagnosis is { } place && Array.TrueForAll(wrong, other =>
                other.Component.Diagnosis?.Finding?.What == place.Finding?.What
                || !other.Component.MismatchPositions.Except(run.Component.MismatchPositions).Any())).Component?.Diagnosis
                ?? InTurn([.. wrong.Select(run => run.Component)]);
        }

        // A factor is there in every run, if at all; a gradient that is never computed is zero in every run,
        // and one of low precision is near in each.
        var isRightElsewhere = runs.Any(run => run.MatchesAtItsOwn) || components.Any(run =>
            run.Component is { Verdict: GradientVerdict.Match, IsInactive: false }
            && Array.Exists(wrong, other => other.DropoutFrozen == run.DropoutFrozen));
        return IsFactor(candidates[0]) && isRightElsewhere ? null
            // A run that does not tell it may be too noisy for that, and may not contradict it.
            : FactorOf(candidates[0]) is { } factor && Array.Exists(wrong, run => !run.Component.CanHave(factor)) ? null
            // A value that was kept was right where it was taken.
            : candidates[0].Name == LayerDiagnosisName.StaleForward && !isRightElsewhere ? null
            // What moves the cost in one run is read.
            : candidates[0].Name == DiagnosisName.NoEffect && components.Any(run => !run.Component.HasNoNumericGradient) ? null
            : candidates[0].Name is DiagnosisName.Missing or DiagnosisName.NearlyRight && candidates.Length < wrong.Length ? null
            // That its L2 part is right has to be so in each run.
            : candidates[0] is { Finding: { } finding } && Array.Exists(
                wrong, run => run.Component is { WrongPart: GradientPart.Both } or { IsLambdaPartKnown: false })
                ? ComponentDiagnosis.Told(name, finding)
            : candidates[0];
    }

    static GradientDiagnosis? InTurn(ComponentReport[] wrong)
    {
        WrongElement[] elements = [.. wrong.Select(run => run.Diagnosis?.Finding?.Element).OfType<WrongElement>()];
        return elements.Length == wrong.Length && WrongElement.InTurn(elements, wrong.Max(run => run.Diagnosis!.Residual)) is { } finding
            ? ComponentDiagnosis.Told(wrong[0].Name, finding)
            : null;
    }

    static bool CanBeCutOnce(ComponentReport component) =>
        component.Mismatches == 1 && component.Worst is var cut && Math.Abs(cut.Numeric) > Math.Abs(cut.Analytic)
        && Math.Sign(cut.Numeric) == Math.Sign(cut.Analytic)
        && component.Compared.All.All(element => Math.Abs(element.Analytic) <= Math.Abs(cut.Analytic));

    static bool IsFactor(GradientDiagnosis diagnosis) =>
        diagnosis.Name is DiagnosisName.Missing or DiagnosisName.SignFlipped or DiagnosisName.Scaled;

    static double? FactorOf(GradientDiagnosis diagnosis) =>
        diagnosis.Name == DiagnosisName.SignFlipped ? -1 : IsFactor(diagnosis) ? diagnosis.Finding?.Factor : null;

    static bool IsSame(GradientDiagnosis one, GradientDiagnosis other) =>
        one.Name == other.Name
        && (one.Finding?.Factor is not { } factor || other.Finding?.Factor is not { } otherFactor
            || Math.Abs(factor - otherFactor) <= (SameFactor + (3 * Math.Max(one.Residual, other.Residual))) * Math.Abs(factor));

    static bool IsPlace(GradientDiagnosis diagnosis) => diagnosis.Name
        is DiagnosisName.OneElement or DiagnosisName.OneRow or DiagnosisName.OneColumn or DiagnosisName.SomeRows or DiagnosisName.Border
        or LayerDiagnosisName.OneSlice;

    // What is wrong with a factor was handed on with it; what is out of its place or cut off came out wrong at the end.
    static bool IsCarriedAlong(GradientDiagnosis diagnosis) => IsFactor(diagnosis) || diagnosis.Name == DiagnosisName.ConstantAdded;

    // Wrong rows or elements can be all that shows of what was handed on: units that are dead hide the others.
    static bool IsMadeAtTheEnd(GradientDiagnosis diagnosis) => !IsCarriedAlong(diagnosis) && !IsPlace(diagnosis);
}
