using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GradientTesting;

/// <summary>
/// The part of a summary that this library writes: how many checks there were and how many failed, then the failures, then what
/// passed, a row each. What others have written around it stays. There is one part for all processes, or one for each test project,
/// which a later process of that project replaces.
/// </summary>
/// <remarks>
/// The text is its own memory: any process adds to what another has written. Where it grows too long, rows of what passed make room
/// for a failure; they are counted above all the same.
/// </remarks>
internal sealed partial class SummaryText
{
    const string Passes = "<!-- passed -->\n";
    const string TableHead = "| Passed | Runs | |\n|---|---|---|\n";

    readonly int mostBytes;
    readonly SummaryRun? run;
    readonly string before, after;
    int checks, failed, leftOut;
    string failures = "", rows = "";

    SummaryText(string text, int mostBytes, SummaryRun? run)
    {
        (this.mostBytes, this.run) = (mostBytes, run);
        var begin = text.IndexOf(BeginOfAnyRun, StringComparison.Ordinal);
        var end = begin < 0 ? -1 : text.IndexOf(End, begin, StringComparison.Ordinal);
        (before, after) = end < 0 ? (text, "") : (text[..begin], text[(end + End.Length)..]);
        if (end >= 0 && text.AsSpan(begin).StartsWith(Begin))
        {
            Read(text[begin..end]);
        }
    }

    string BeginOfAnyRun => run is null ? "<!-- gradient checks -->\n" : $"<!-- gradient checks of {run.Folder}, run ";

    string Begin => run is null ? BeginOfAnyRun : $"{BeginOfAnyRun}{run.Id} -->\n";

    string End => run is null ? "<!-- end of gradient checks -->\n" : $"<!-- end of gradient checks of {run.Folder} -->\n";

    string Place => run is null ? "" : $"In `{run.Folder}`\n\n";

    /// <param name="text">What the file holds.</param>
    /// <param name="entry">What to add.</param>
    /// <param name="mostBytes">Of the whole file, as UTF-8; of the part where there is a run.</param>
    /// <param name="run">The run that adds it; null where all processes have one part.</param>
    public static string With(string text, SummaryEntry entry, int mostBytes, SummaryRun? run = null)
    {
        SummaryText summary = new(text, mostBytes, run);
        summary.Add(entry);
        return summary.ToString();
    }

    /// <summary>The whole file.</summary>
    public override string ToString() => before + Part() + after;

    string Part()
    {
        var head = FormattableString.Invariant($"### {checks} gradient {(checks == 1 ? "check" : "checks")}, {failed} failed\n\n");
        var remark = leftOut > 0 ? FormattableString.Invariant($"_{leftOut} left out here: a summary holds one megabyte._\n\n") : "";
        return Begin + head + Place + remark + failures + Passes + (rows.Length > 0 ? TableHead + rows + "\n" : "") + End;
    }

    void Add(SummaryEntry entry)
    {
        checks++;
        failed += entry.Passed ? 0 : 1;
        if (entry.Passed)
        {
            rows += entry.Text;
            if (Excess() > 0)
            {
                rows = rows[..^entry.Text.Length];
                leftOut++;
            }

            return;
        }

        failures += entry.Text;
        MakeRoom();
        if (Excess() > 0)
        {
            failures = failures[..^entry.Text.Length];
            leftOut++;
        }
    }

    void MakeRoom()
    {
        while (rows.Length > 0 && Excess() is > 0 and var excess)
        {
            // At least as many characters as bytes are too many, and whole rows.
            var cut = rows.IndexOf('\n', Math.Min(excess, rows.Length - 1));
            leftOut += rows[..(cut + 1)].Count(character => character == '\n');
            rows = rows[(cut + 1)..];
        }
    }

    int Excess() => Encoding.UTF8.GetByteCount(run is null ? ToString() : Part()) - mostBytes;

    void Read(string own)
    {
        var head = Head().Match(own);
        (checks, failed) = (Number(head.Groups["checks"]), Number(head.Groups["failed"]));
        var from = head.Index + head.Length + Place.Length;
        // Directly below the head. What a failure says begins a section, and sections begin with a tag.
        var remark = LeftOut().Match(own, from);
        leftOut = remark.Success ? Number(remark.Groups["count"]) : 0;
        from += remark.Length;
        var to = own.IndexOf(Passes, StringComparison.Ordinal);
        failures = own[from..to];
        rows = own[(to + Passes.Length)..].Replace(TableHead, "", StringComparison.Ordinal).TrimEnd('\n');
        rows += rows.Length > 0 ? "\n" : "";
    }

    static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"### (?<checks>\d+) gradient checks?, (?<failed>\d+) failed\n\n", RegexOptions.CultureInvariant)]
    private static partial Regex Head();

    [GeneratedRegex(@"\G_(?<count>\d+) left out here: [^\n]*\n\n", RegexOptions.CultureInvariant)]
    private static partial Regex LeftOut();
}

/// <summary>A process that runs the tests of one project.</summary>
/// <param name="Folder">Of the test assembly, which tells projects and target frameworks apart.</param>
/// <param name="Id">Of the process.</param>
internal sealed record SummaryRun(string Folder, string Id)
{
    public static SummaryRun OfProcess { get; } = new(OutputPath.FromRoot(AppContext.BaseDirectory), Guid.NewGuid().ToString("N")[..8]);
}

/// <summary>What a summary says of one check.</summary>
/// <param name="Passed">Whether the test went on.</param>
/// <param name="Text">One row of the table, ending in a newline, where it did; a section of its own where it did not.</param>
internal sealed record SummaryEntry(bool Passed, string Text);
