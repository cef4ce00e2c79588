namespace GradientTesting;

/// <summary>What a report on a derivative that is no gradient of a model says first.</summary>
internal static class DerivativeSentence
{
    public static string Of(RunReport shown)
    {
        var wrong = Of(shown, GradientVerdict.Mismatch);
        var right = Of(shown, GradientVerdict.Match);
        var unclear = Array.FindIndex([.. shown.Components], component => component.Verdict == GradientVerdict.Inconclusive);
        return shown.Verdict switch
        {
            GradientVerdict.Mismatch =>
                $"{string.Join(" ", wrong.Select(words => $"{Capital(words.Title)} is not that of {words.Function}."))}"
                + string.Concat(right.Select(words => $" {Capital(words.Title)} is right."))
                + string.Concat(shown.Components.Select((component, c) => component.Verdict != GradientVerdict.Inconclusive ? ""
                    : TextReport.Ended($" The check could not tell whether {shown.Derivatives[c].Title} is right: {component.Reason}"))),
            GradientVerdict.Inconclusive when shown.Reason is not null =>
                TextReport.Ended(
                    $"The check could not tell whether {shown.Derivatives[0].Title} is right: {shown.Derivatives[0].Of(shown.Reason)}"),
            GradientVerdict.Inconclusive => TextReport.Ended(
                $"The check could not tell whether {shown.Derivatives[unclear].Title} is right: {shown.Components[unclear].Reason}"),
            _ => string.Join(" ", right.Select(words => $"{Capital(words.Title)} is that of {words.Function}.")),
        };
    }

    public static string Evaluations(RunReport shown) => shown.Derivatives.Count > 1
        ? FormattableString.Invariant($"Evaluations of functions: {shown.CostEvaluations}, of derivatives: {shown.GradientEvaluations}.")
        : FormattableString.Invariant($"Evaluations of {shown.Derivatives[0].Function}: {shown.CostEvaluations}, ")
            + FormattableString.Invariant($"of {shown.Derivatives[0].Title}: {shown.GradientEvaluations}.");

    static DerivativeWords[] Of(RunReport shown, GradientVerdict verdict) =>
        [.. shown.Derivatives.Where((_, c) => shown.Components[c].Verdict == verdict)];

    static string Capital(string title) => title.StartsWith("the ", StringComparison.Ordinal) ? $"T{title[1..]}" : title;
}
