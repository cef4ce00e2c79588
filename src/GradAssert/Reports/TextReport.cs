using System.Text;

namespace GradientTesting;

/// <summary>
/// A report as a person reads it: one plain sentence, the run that shows it, the other runs in a line each, and how to
/// repeat it.
/// </summary>
internal static class TextReport
{
    const int MostComponents = 12;
    const int MostElements = 3;
    const int MostTables = 4;

    public static string Of(GradientReport report)
    {
        var shown = report.Shown;
        var text = new StringBuilder();
        text.Append(OneLine.Of(Sentence(report, shown))).Append('\n');
        foreach (var explanation in Explanations(report))
        {
            text.Append(OneLine.Of(explanation)).Append('\n');
        }

        text.Append('\n');
        AppendRun(text, shown);
        text.Append('\n');
        var warned = shown.WarningsToShow.ToHashSet(StringComparer.Ordinal);
        foreach (var run in report.Runs.Where(run => !ReferenceEquals(run, shown)))
        {
            text.Append(OneLine.Of(Headline(run))).Append('\n');
            foreach (var warning in run.WarningsToShow.Where(warned.Add))
            {
                text.Append(OneLine.Of($"  Warning: {warning}")).Append('\n');
            }
        }

        text.Append(shown.Derivatives.Count > 0
            ? DerivativeSentence.Evaluations(shown)
            : report.Layer is null
            ? Invariant($"Cost evaluations: {report.CostEvaluations}, gradient evaluations: {report.GradientEvaluations}.")
            : Invariant($"Forward passes: {report.CostEvaluations}, backward passes: {report.GradientEvaluations}."));
        // A derivative is checked at the point that the test gives, and nowhere else.
        if (report.Verdict != GradientVerdict.Match && shown.Derivatives.Count == 0)
        {
            text.Append(Invariant($" Repeat the run shown{AtSizes(report)}: {Repeat(shown)}"));
        }

        return text.ToString();
    }

    public static string Sentence(GradientReport report, RunReport shown)
    {
        if (report.Layer is { } layer)
        {
            return LayerSentence.Of(layer, report.Runs, shown);
        }

        if (shown.Derivatives.Count > 0)
        {
            return DerivativeSentence.Of(shown);
        }

        var wrong = AcrossRuns.Wrong(report.Runs, shown);
        var unclear = shown.Components.Where(component => component.Verdict == GradientVerdict.Inconclusive).ToArray();
        var right = Names(shown.Components, GradientVerdict.Match);
        return report.Verdict switch
        {
            GradientVerdict.Mismatch => $"The gradient of {List(wrong)} is not the gradient of the cost."
                + AcrossRuns.Others(report.Runs, shown, "is"),
            GradientVerdict.Inconclusive when shown.Reason is not null =>
                Ended($"The check could not tell whether the gradient is right: {shown.Reason}"),
            GradientVerdict.Inconclusive =>
                Ended($"The check could not tell whether the gradient of {unclear[0].Name} is right: {unclear[0].Reason}"),
            _ => $"The gradient of {List(right)} is the gradient of the cost.",
        };
    }

    // Components with the same mistake are told in one line.
    public static IEnumerable<string> Explanations(GradientReport report)
    {
        if (report.Shown.Aside is { } aside)
        {
            yield return aside;
        }

        foreach (var others in report.Shown.Components.Where(component => component.WrongAtLambda is not null)
            .GroupBy(component =>
                (component.WrongAtLambda!.Value, component.WrongPart, component.IsOfLambda, component.IsLambdaOfGradientAlone)))
        {
            yield return LambdaSentence.Of([.. others.Select(component => component.Name)], others.Key.Value, others.Key.WrongPart,
                others.Key.IsOfLambda, others.Key.IsLambdaOfGradientAlone);
        }

        foreach (var group in ReportDiagnosis.Groups(report.Diagnoses).Take(MostTables))
        {
            var others = group.Skip(1).Select(diagnosis => diagnosis.Component).ToList();
            var sentence = $"Most likely, {group[0].Sentence}";
            yield return $"{sentence}{(sentence.EndsWith('?') ? "" : ".")}"
                + $"{(others.Count > 0 ? $" The same goes for {List(others)}." : "")}";
        }

        if (report.WhereItStarts is { } where)
        {
            yield return $"Where: {where}.";
        }

        if (report.Shown.Remark is { } remark)
        {
            yield return remark;
        }
    }

    static void AppendRun(StringBuilder text, RunReport run)
    {
        text.Append(OneLine.Of(Headline(run))).Append(Invariant($"\n  started from {OneLine.Of(LayerSentence.Start(run))}\n\n"));
        var worthShowing = run.Components.OrderByDescending(component => component.Verdict).Take(MostComponents).ToHashSet();
        var left = ErrorMap.MostLines;
        var table = new TextTable("component", "shape", "verdict", ">disagree", ">ratio", "band", ">resolution", "");
        foreach (var component in run.Components.Where(worthShowing.Contains))
        {
            table.Add(
                component.Name,
                string.Join('×', component.Shape),
                component.Verdict.ToString(),
                component.Disagreement,
                Invariant($"{component.SumNormRatio:0.0e+00}"),
                component.Band is { } band ? band.ToString().ToLowerInvariant() : "-",
                double.IsFinite(component.Resolution) ? Invariant($"{component.Resolution:0.0e+00}") : "-",
                string.Join("; ", component.Notes));
            // A message is read on one screen: no more maps than have the lines of one large one.
            if (component.Verdict == GradientVerdict.Mismatch && ErrorMap.Of(component, BlockCharacters.AreShown, "    ") is { } map
                && map.Count(character => character == '\n') <= left)
            {
                table.AddBelow(map);
                left -= map.Count(character => character == '\n');
            }
        }

        text.Append(table.ToString("  "));
        if (run.Components.Count > worthShowing.Count)
        {
            text.Append(Invariant($"  and {run.Components.Count - worthShowing.Count} more components, none of them worse\n"));
        }

        AppendElements(text, run);
        var remarks = run.Components.Where(component => component.Reason is not null && component.WrongAtLambda is null).Take(MostTables)
            .Select(component => Ended($"{component.Name}: {component.Reason}"))
            .Concat(run.WarningsToShow.Select(warning => $"Warning: {warning}"))
            .Select(OneLine.Of)
            .ToArray();
        foreach (var remark in remarks)
        {
            text.Append(Invariant($"{(ReferenceEquals(remark, remarks[0]) ? "\n" : "")}  {remark}\n"));
        }
    }

    static void AppendElements(StringBuilder text, RunReport run)
    {
        var wrong = run.Components.Where(component => component.Verdict == GradientVerdict.Mismatch).Take(MostTables).ToArray();
        if (wrong.Length == 0)
        {
            return;
        }

        var table = new TextTable("worst elements", ">analytic", ">numeric", ">error", ">error bar");
        foreach (var element in wrong.SelectMany(component => component.WorstElements.Take(MostElements)))
        {
            table.Add(element.Name, Number(element.Analytic), Number(element.Numeric),
                Invariant($"{element.Error:0.0e+00}"), Invariant($"{element.ErrorBar:0.0e+00}"));
        }

        text.Append('\n').Append(table.ToString("  "));
    }

    public static string Headline(RunReport run)
    {
        var wrong = Names(run.Components, GradientVerdict.Mismatch);
        var details = run.Verdict switch
        {
            GradientVerdict.Mismatch => $" ({List(wrong)})",
            GradientVerdict.Inconclusive when Names(run.Components, GradientVerdict.Inconclusive) is { Count: > 0 } unclear =>
                $" ({List(unclear)})",
            _ => Invariant($" (ratio {run.SumNormRatio:0.0e+00})"),
        };
        return $"{Title(run)}: {run.Verdict}{details}";
    }

    public static string Title(RunReport run) => $"{run.Run}{(run.DropoutFrozen ? ", dropout frozen" : "")}";

    /// <summary>What to type to see the run again.</summary>
    public static string Repeat(RunReport run) =>
        run.IsOfFunctions ? $"pass new() {{ Phases = [GradientPhase.{run.Run.Phase}]{FirstSeed(run.Run)}{More(run.Options)} }} as options."
        : run.Layer is null ? $"GradAssert.MatchesNumerical(model, {Call(run)});"
        : $"GradAssert.BackwardMatchesNumerical(layer, {Call(run)});";

    static string More(string options) => options.Length == 0 ? "" : $", {options}";

    static string FirstSeed(GradientRun run) => run.Seed == 0 ? "" : Invariant($", FirstSeed = {run.Seed}");

    static string Call(RunReport report) => Call(report.Run) + (report.Options.Length == 0 ? "" : $", new() {{ {report.Options} }}");

    static string Call(GradientRun run) => run.Phase switch
    {
        GradientPhase.AsIs => "GradientRun.AsIs",
        GradientPhase.AfterTraining => Invariant($"GradientRun.AfterTraining(seed: {run.Seed}, steps: {run.TrainingSteps})"),
        _ => Invariant($"GradientRun.{run.Phase}(seed: {run.Seed})"),
    };

    static string AtSizes(GradientReport report) => report.Sizes is { } sizes ? $" at {sizes}" : "";

    internal static List<string> Names(IEnumerable<ComponentReport> components, GradientVerdict verdict) =>
        [.. components.Where(component => component.Verdict == verdict).Select(component => component.Name)];

    internal static string List(List<string> names) => names.Count > MostComponents
        ? Invariant($"{string.Join(", ", names.Take(MostComponents - 1))} and {names.Count - MostComponents + 1} more")
        : names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";

    // A reason may be a question.
    internal static string Ended(string sentence) => sentence.EndsWith('?') ? sentence : $"{sentence}.";

    static string Number(double number) => Invariant($"{number:0.000000e+00}");

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
