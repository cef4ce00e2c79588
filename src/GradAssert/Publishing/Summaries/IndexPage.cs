using System.Text;

namespace GradientTesting;

/// <summary>All checks of a test run on one page: a row for each test, a column for each phase, failures first.</summary>
internal static class IndexPage
{
    const int MostLinks = 6;

    public static string Of(IReadOnlyList<IndexEntry> entries)
    {
        var failed = entries.Count(entry => !entry.Passed);
        var title = Inv($"{entries.Count} gradient {(entries.Count == 1 ? "check" : "checks")}, {failed} failed");
        var tests = entries.GroupBy(entry => entry.Test)
            .OrderBy(test => test.All(entry => entry.Passed))
            .ThenBy(test => test.Key, StringComparer.Ordinal);
        GradientPhase[] phases = [.. entries.SelectMany(entry => entry.Runs).Select(run => run.Phase).Distinct().Order()];
        var page = new StringBuilder(HtmlReport.Head(title));
        page.Append(
            Inv($"<header class=\"{(failed > 0 ? GradientVerdict.Mismatch : GradientVerdict.Match)}\">")
                + Inv($"<h1>{title}</h1></header>\n<main>\n"));
        page.Append("<div class=\"wide\"><table>\n<thead><tr><th>Test</th><th>Result</th>")
            .Append(string.Concat(phases.Select(phase => $"<th>{Words(phase)}</th>")))
            .Append("</tr></thead>\n<tbody>\n");
        foreach (var common in InCommonOf(entries))
        {
            page.Append(Inv($"<tr class=\"found\"><td colspan=\"{phases.Length + 2}\">{Svg.Escape(common)}</td></tr>\n"));
        }

        foreach (var test in tests)
        {
            AppendRow(page, test, phases);
        }

        return page.Append("</tbody>\n</table></div>\n</main>\n</body>\n</html>\n").ToString();
    }

    /// <summary>What failing rows of one theory have in common.</summary>
    static IEnumerable<string> InCommonOf(IEnumerable<IndexEntry> entries) =>
        from theory in entries.Where(entry => entry.Test.Contains('(', StringComparison.Ordinal))
            .GroupBy(entry => entry.Test[..entry.Test.IndexOf('(', StringComparison.Ordinal)])
        let rows = theory.GroupBy(entry => entry.Test[(theory.Key.Length + 1)..].TrimEnd(')'))
            .Select(row => (row.Key, row.Any(entry => !entry.Passed)))
        let common = RowsInCommon.Of([.. rows])
        where common is not null
        select $"{theory.Key}: {common}";

    static void AppendRow(StringBuilder page, IGrouping<string, IndexEntry> test, GradientPhase[] phases)
    {
        var failed = test.Where(entry => !entry.Passed).ToArray();
        page.Append(Inv($"<tr><td>{Svg.Escape(test.Key)}</td><td class=\"{(failed.Length > 0 ? "failed" : "passed")}\">"))
            .Append(failed.Length > 0 ? Inv($"✗ failed{Count(failed.Length, test.Count())}") : "✓ passed").Append("</td>");
        page.Append(string.Concat(phases.Select(phase => $"<td>{Cell(test, phase)}</td>")));
        page.Append("</tr>\n");
        foreach (var found in Found(test))
        {
            page.Append(Inv($"<tr class=\"found\"><td colspan=\"{phases.Length + 2}\">{Svg.Escape(found)}</td></tr>\n"));
        }
    }

    /// <summary>What each failure says, once for those that say the same, and of a check without a report what there is to say.</summary>
    static IEnumerable<string> Found(IEnumerable<IndexEntry> test) => test
        .Where(entry => !entry.Passed || entry.Runs.Count == 0)
        .DistinctBy(entry => (entry.Remark, entry.Sentence))
        .Take(MostLinks)
        .Select(entry => string.Join(
            ": ", new[] { entry.Remark, $"{entry.Sentence} {entry.Explanation}".Trim() }.Where(text => !string.IsNullOrEmpty(text))));

    /// <summary>The worst runs of a phase, and how many more there are.</summary>
    static string Cell(IEnumerable<IndexEntry> test, GradientPhase phase)
    {
        var runs = (from entry in test
                    from run in entry.Runs
                    where run.Phase == phase
                    orderby run.Verdict descending
                    select Link(entry, run)).ToArray();
        var more = runs.Length - MostLinks;
        return string.Join("<br>", runs.Take(MostLinks)) + (more > 0 ? Inv($"<br>and {more} more, none worse") : "");
    }

    static string Link(IndexEntry entry, IndexedRun run) =>
        $"<a class=\"{run.Verdict}\" href=\"{Uri.EscapeDataString(entry.Page + ".html")}\">{HtmlReport.Mark(run.Verdict)} {run.Name}</a>";

    static string Words(GradientPhase phase) => phase switch
    {
        GradientPhase.AsIs => "as it stands",
        GradientPhase.RandomInitialization => "random initialization",
        GradientPhase.Jittered => "jittered",
        _ => "after training",
    };

    static string Count(int failed, int all) => all > 1 ? Inv($" ({failed} of {all})") : "";

    static string Inv(FormattableString text) => FormattableString.Invariant(text);
}
