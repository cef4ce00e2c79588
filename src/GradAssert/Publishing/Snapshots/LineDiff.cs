using System.Text;

namespace GradientTesting;

/// <summary>The lines in which two texts differ, each after <c>-</c> or <c>+</c>, with a little of what surrounds them.</summary>
/// <remarks>Lines that say the same by <see cref="SnapshotComparison"/> are common.</remarks>
internal static class LineDiff
{
    const int Context = 2;
    const int MostLines = 60;

    /// <summary>Marks are in the first column, as in a <c>diff</c> of Markdown; each line ends in a newline.</summary>
    public static string Of(string old, string @new)
    {
        var lines = Changes(SnapshotLine.Of(old), SnapshotLine.Of(@new));
        var shown = Enumerable.Range(0, lines.Count).Where(i => IsNearChange(lines, i)).ToArray();
        var text = new StringBuilder();
        var previous = -1;
        foreach (var i in shown.Take(MostLines))
        {
            text.Append(i > previous + 1 ? "  ...\n" : "").Append($"{lines[i].Mark} {lines[i].Text}".TrimEnd()).Append('\n');
            previous = i;
        }

        return text
            .Append(shown.Length > MostLines ? FormattableString.Invariant($"  ... and {shown.Length - MostLines} more lines\n")
                : previous < lines.Count - 1 ? "  ...\n" : "")
            .ToString();
    }

    static bool IsNearChange(List<(char Mark, string Text)> lines, int i) =>
        Enumerable.Range(i - Context, (2 * Context) + 1).Any(near => near >= 0 && near < lines.Count && lines[near].Mark != ' ');

    static List<(char Mark, string Text)> Changes(SnapshotLine[] old, SnapshotLine[] @new)
    {
        var points = new EditPath(old.Length, @new.Length, (i, j) => old[i].Says(@new[j])).Points();
        return [.. points.Zip(points.Skip(1), (from, to) =>
            to.Old == from.Old ? ('+', @new[from.New].Text)
            : to.New == from.New ? ('-', old[from.Old].Text)
            : (' ', @new[from.New].Text))];
    }
}
