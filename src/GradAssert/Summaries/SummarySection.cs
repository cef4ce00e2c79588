using System.Text;

namespace GradientTesting;

/// <summary>What a summary says of one check: a line that opens to its report.</summary>
internal static class SummarySection
{
    /// <param name="test">As in <c>NetworkTests.Backpropagation</c>.</param>
    /// <param name="report">What the check found.</param>
    /// <param name="passed">Whether the test went on: an approved mismatch does, and a match that nobody has approved does not.</param>
    /// <param name="remark">What to say beside the verdict, or null.</param>
    /// <param name="details">What to show as it is above the report, or null.</param>
    public static string Of(string test, GradientReport report, bool passed, string? remark = null, string? details = null)
    {
        var runs = report.Runs.Select(run => run.Run).Distinct().ToArray();
        var of = runs.Length == 1 ? runs[0].ToString() : FormattableString.Invariant($"{runs.Length} runs");
        var head = $"<details{(passed ? "" : " open")}><summary>{(passed ? "✅" : "❌")} <b>{Html(test)}</b> "
            + $"({of}): {report.Verdict}{(remark is null ? "" : $", {remark}")}</summary>\n\n";
        var text = new StringBuilder(head);
        if (details is not null)
        {
            text.Append("````text\n").Append(details.TrimEnd()).Append("\n````\n\n");
        }

        return text.Append(report.ToMarkdown()).Append("\n</details>\n\n").ToString();
    }

    internal static string Html(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
