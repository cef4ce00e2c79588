using System.Text;
using System.Text.RegularExpressions;

namespace GradientTesting;

/// <summary>All checks of a test run on one page: a row for each test, a column for each phase, failures first.</summary>
internal static partial class IndexPage
{
    const int MostLinks = 6;

    public static string Of(IReadOnlyList<IndexEntry> entries)
    {
        var failed = entries.Count(entry => !entry.Passed);
        var title = Inv($"{entries.Count} gradient {(entries.Count == 1 ? "check" : "checks")}, {failed} failed");
        var theories = entries.GroupBy(entry => TheoryOf(entry.Test))
            .OrderBy(theory => theory.All(entry => entry.Passed))
            .ThenBy(theory => theory.Key, StringComparer.Ordinal);
        GradientPhase[] phases = [.. entries.SelectMany(entry => entry.Runs).Select(run => run.Phase).Distinct().Order()];
        var page = new StringBuilder(HtmlReport.Head(title));
        page.Append(
            Inv($"<header class=\"{(failed > 0 ? GradientVerdict.Mismatch : GradientVerdict.Match)}\">")
                + Inv($"<h1>{title}</h1></header>\n<main>\n"));
        page.Append("<div class=\"wide\"><table>\n<thead><tr><th>Test</th><th>Result</th>")
            .Append(string.Concat(phases.Select(phase => $"<th>{Words(phase)}</th>")))
            .Append("</tr></thead>\n<tbody>\n");
        foreach (var theory in theories)
        {
            AppendTheory(page, theory, phases);
        }

        return page.Append("</tbody>\n</table></div>\n</main>\n</body>\n</html>\n").ToString();
    }

    /// <summary>All before the row. The class may be generic, as in <c>LayerTests(Single).Backward(size: 2)</c>.</summary>
    static string TheoryOf(string test) => ClassAndMethod().Match(test).Value.TrimEnd();

    /// <summary>A test, or the rows of a theory under what those that fail have in common.</summary>
    static void AppendTheory(StringBuilder page, IGrouping<string, IndexEntry> theory, GradientPhase[] phases)
    {
        var rows = theory.GroupBy(entry => entry.Test)
            .OrderBy(row => row.All(entry => entry.Passed))
            .ThenBy(row => Padded(row.Key), StringComparer.Ordinal)
            .ToArray();
        var inCommon = RowsInCommon.Of([.. rows.Where(row => row.Key.AsSpan(theory.Key.Length).StartsWith("("))
            .Select(row => (row.Key[(theory.Key.Length + 1)..^1], row.Any(entry => !entry.Passed)))]);
        AppendFound(page, inCommon is null ? [] : [$"{theory.Key}: {inCommon}"], phases);
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            AppendRow(page, row, phases);
            // What one row has said another need not repeat.
            AppendFound(page, Found(row).Where(said.Add), phases);
        }
    }

    // So that a size of 5 comes before one of 10.
    static string Padded(string row) => Number().Replace(row, number => number.Value.PadLeft(9, '0'));

    static void AppendRow(StringBuilder page, IGrouping<string, IndexEntry> test, GradientPhase[] phases)
    {
        var failed = test.Where(entry => !entry.Passed).ToArray();
        page.Append(Inv($"<tr><td>{Svg.Escape(test.Key)}</td><td class=\"{(failed.Length > 0 ? "failed" : "passed")}\">"))
            .Append(failed.Length > 0 ? Inv($"✗ failed{Count(failed.Length, test.Count())}") : "✓ passed").Append("</td>");
        page.Append(string.Concat(phases.Select(phase => $"<td>{Cell(test, phase)}</td>")));
        page.Append("</tr>\n");
    }

    static void AppendFound(StringBuilder page, IEnumerable<string> sentences, GradientPhase[] phases)
    {
        foreach (var sentence in sentences)
        {
            page.Append(Inv($"<tr class=\"found\"><td colspan=\"{phases.Length + 2}\">{Svg.Escape(sentence)}</td></tr>\n"));
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
        GradientPhase.AsIs => "at its current values",
        GradientPhase.RandomInitialization => "random initialization",
        GradientPhase.Jittered => "jittered",
        _ => "after training",
    };

    static string Count(int failed, int all) => all > 1 ? Inv($" ({failed} of {all})") : "";

    // Parentheses belong to the class where a dot follows.
    [GeneratedRegex(@"^(?:[^()]|\((?>[^()]+|\((?<open>)|\)(?<-open>))*(?(open)(?!))\)(?=\.))*", RegexOptions.CultureInvariant)]
    private static partial Regex ClassAndMethod();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    static string Inv(FormattableString text) => FormattableString.Invariant(text);
}
