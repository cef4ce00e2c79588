using System.Text;

namespace GradientTesting;

/// <summary>What a summary says of one check: a line that opens to its report.</summary>
internal static class SummarySection
{
    public static SummaryEntry EntryOf(CheckRecord check) =>
        new(check.Passed, check.Passed ? Row(check.Test, Result(check)) : Of(check));

    /// <summary>A check that passed, in the table of such.</summary>
    /// <param name="test">As in <c>NetworkTests.Backpropagation</c>.</param>
    /// <param name="result">As in <c>(3 runs): Match</c>.</param>
    public static string Row(string test, string result)
    {
        var (runs, verdict) = (result[..result.LastIndexOf(':')], result[(result.LastIndexOf(':') + 2)..]);
        return $"| {MarkdownReport.Escape(test)} | {MarkdownReport.Escape(runs.Trim('(', ')'))} | {MarkdownReport.Escape(verdict)} |\n";
    }

    public static string Of(CheckRecord check)
    {
        var (open, mark) = check.Passed ? ("", "✅") : (" open", "❌");
        var text = new StringBuilder($"<details{open}><summary>{mark} <b>{Html(check.Test)}</b> {Result(check)}</summary>\n\n");
        if (check.Details is { } details)
        {
            text.Append(MarkdownReport.Fence("text", details)).Append('\n');
        }

        text.Append(check.Markdown is { } markdown ? markdown + "\n" : "");
        return text.Append(check.Report?.ToMarkdown()).Append(check.Report is null ? "" : "\n").Append("</details>\n\n").ToString();
    }

    static string Result(CheckRecord check)
    {
        if (check.Report is not { } report)
        {
            return "came to no report";
        }

        var runs = report.Runs.Select(run => run.Run).Distinct().ToArray();
        var of = runs.Length == 1 ? runs[0].ToString() : FormattableString.Invariant($"{runs.Length} runs");
        return $"({of}): {report.Verdict}{(check.Remark is null ? "" : $", {check.Remark}")}";
    }

    internal static string Html(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
