using System.Text;

namespace GradientTesting;

/// <summary>A report as GitHub's Markdown: one plain sentence, a table of the run that shows it, the other runs in a line each.</summary>
internal static class MarkdownReport
{
    const int MostElements = 3;
    const int MostComponents = 40;

    public static string Of(GradientReport report)
    {
        var shown = report.Shown;
        var text = new StringBuilder($"**{Escape(TextReport.Sentence(report, shown))}**\n\n");
        if (report.Sizes is { } sizes)
        {
            text.Append(FormattableString.Invariant($"Sizes: {Code(sizes)}\n\n"));
        }

        foreach (var explanation in TextReport.Explanations(report))
        {
            text.Append(Escape(explanation)).Append("\n\n");
        }

        AppendRun(text, shown);
        var others = report.Runs.Where(run => !ReferenceEquals(run, shown)).ToArray();
        foreach (var run in others)
        {
            text.Append(FormattableString.Invariant($"- {Escape(TextReport.Headline(run))}\n"));
        }

        text.Append(others.Length > 0 ? "\n" : "");
        if (report.Verdict != GradientVerdict.Match && shown.Derivatives.Count == 0)
        {
            text.Append(FormattableString.Invariant($"Repeat: `{TextReport.Repeat(shown)}`\n"));
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    static void AppendRun(StringBuilder text, RunReport run)
    {
        text.Append(FormattableString.Invariant($"{Escape(TextReport.Title(run))}, started from {Escape(LayerSentence.Start(run))}:\n\n"));
        text.Append("| Component | Shape | Verdict | Disagree | Ratio | |\n|---|---|---|---:|---:|---|\n");
        var worthShowing = run.Components.OrderByDescending(component => component.Verdict).Take(MostComponents).ToHashSet();
        foreach (var component in run.Components.Where(worthShowing.Contains))
        {
            text.Append(FormattableString.Invariant($"| {Code(component.Name)} | {string.Join('×', component.Shape)} ")
                + FormattableString.Invariant($"| {Mark(component.Verdict)} | {component.Disagreement} | {component.SumNormRatio:0.0e+00} ")
                + FormattableString.Invariant($"| {Escape(string.Join("; ", component.Notes))} |\n"));
        }

        text.Append('\n');
        if (run.Components.Count > worthShowing.Count)
        {
            text.Append(
                FormattableString.Invariant($"And {run.Components.Count - worthShowing.Count} more components, none of them worse.\n\n"));
        }

        AppendElements(text, run);
        AppendRemarks(text, run);
    }

    static void AppendElements(StringBuilder text, RunReport run)
    {
        var wrong = run.Components.Where(component => component.Verdict == GradientVerdict.Mismatch).Take(MostElements).ToArray();
        if (wrong.Length == 0)
        {
            return;
        }

        var function = run.Derivatives.Count > 0 ? run.Derivatives[0].Function : "the cost";
        text.Append("| Worst elements | Analytic (the code) | Numeric (").Append(function).Append(
            ") | Error | Error bar |\n|---|---:|---:|---:|---:|\n");
        foreach (var element in wrong.SelectMany(component => component.WorstElements.Take(MostElements)))
        {
            text.Append(FormattableString.Invariant($"| {Code(element.Name)} | {element.Analytic:0.000000e+00} ")
                + FormattableString.Invariant($"| {element.Numeric:0.000000e+00} ")
                + FormattableString.Invariant($"| {element.Error:0.0e+00} | {element.ErrorBar:0.0e+00} |\n"));
        }

        text.Append('\n');
    }

    static void AppendRemarks(StringBuilder text, RunReport run)
    {
        var reasons = run.Components.Where(component => component.Reason is not null)
            .Select(component => $"{Code(component.Name)}: {Escape(component.Reason!)}.");
        string[] remarks = [.. reasons, .. run.Warnings.Select(warning => $"Warning: {Escape(warning)}")];
        text.Append(string.Concat(remarks.Select(remark => $"- {remark}\n"))).Append(remarks.Length > 0 ? "\n" : "");
    }

    static string Mark(GradientVerdict verdict) => verdict switch
    {
        GradientVerdict.Match => "✅ Match",
        GradientVerdict.Mismatch => "❌ **Mismatch**",
        _ => "⚠️ Inconclusive",
    };

    // Within a table even code must not contain a bar, and code that contains backticks needs one more around it than stand in a row.
    static string Code(string name)
    {
        var text = OneLine.Of(name).Replace("|", "\\|", StringComparison.Ordinal);
        var most = MostBackticks(text);
        var fence = new string('`', most + 1);
        return most == 0 ? $"`{text}`" : $"{fence} {text} {fence}";
    }

    static int MostBackticks(string text)
    {
        var (row, most) = (0, 0);
        foreach (var character in text)
        {
            row = character == '`' ? row + 1 : 0;
            most = Math.Max(most, row);
        }

        return most;
    }

    /// <summary>Lines as they are, whatever rows of backticks are in them; ends in a newline.</summary>
    public static string Fence(string language, string lines)
    {
        var fence = new string('`', Math.Max(3, MostBackticks(lines) + 1));
        return $"{fence}{language}\n{lines.TrimEnd()}\n{fence}\n";
    }

    /// <summary>Text that says the same in Markdown, on one line.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in OneLine.Of(text))
        {
            escaped.Append(character is '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' ? "\\" : "")
                .Append(character switch { '<' => "&lt;", '>' => "&gt;", '&' => "&amp;", _ => character.ToString() });
        }

        return escaped.ToString();
    }
}
