using System.Text;

namespace GradientTesting;

/// <summary>What a summary says of one check: a line that opens to its report.</summary>
internal static class SummarySection
{
    public static string Of(CheckRecord check)
    {
        var (open, mark) = check.Passed ? ("", "✅") : (" open", "❌");
        var text = new StringBuilder($"<details{open}><summary>{mark} <b>{Html(check.Test)}</b> {Result(check)}</summary>\n\n");
        if (check.Details is { } details)
        {
            text.Append("````text\n").Append(details.TrimEnd()).Append("\n````\n\n");
        }

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
