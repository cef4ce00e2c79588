using System.Text;

namespace GradientTesting;

/// <summary>The lines in which two texts differ, each after <c>-</c> or <c>+</c>, with a little of what surrounds them.</summary>
/// <remarks>By the longest common subsequence of lines; lines that say the same by <see cref="SnapshotComparison"/> are common.</remarks>
internal static class LineDiff
{
    const int Context = 2;
    const int MostLines = 60;

    /// <summary>Each line is indented by two and ends in a newline.</summary>
    public static string Of(string old, string @new)
    {
        var lines = Changes(old.Split('\n'), @new.Split('\n'));
        var shown = Enumerable.Range(0, lines.Count).Where(i => IsNearChange(lines, i)).ToArray();
        var text = new StringBuilder();
        var previous = -1;
        foreach (var i in shown.Take(MostLines))
        {
            text.Append(i > previous + 1 ? "    ...\n" : "").Append($"  {lines[i].Mark} {lines[i].Text}".TrimEnd()).Append('\n');
            previous = i;
        }

        return text
            .Append(shown.Length > MostLines ? FormattableString.Invariant($"    ... and {shown.Length - MostLines} more lines\n")
                : previous < lines.Count - 1 ? "    ...\n" : "")
            .ToString();
    }

    static bool IsNearChange(List<(char Mark, string Text)> lines, int i) =>
        Enumerable.Range(i - Context, (2 * Context) + 1).Any(near => near >= 0 && near < lines.Count && lines[near].Mark != ' ');

    static List<(char Mark, string Text)> Changes(string[] old, string[] @new)
    {
        var common = CommonLengths(old, @new);
        var lines = new List<(char, string)>();
        var (i, j) = (0, 0);
        while (i < old.Length || j < @new.Length)
        {
            if (i < old.Length && j < @new.Length && SnapshotComparison.AreEqual(old[i], @new[j]))
            {
                lines.Add((' ', @new[j]));
                (i, j) = (i + 1, j + 1);
            }
            else if (j == @new.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                lines.Add(('-', old[i++]));
            }
            else
            {
                lines.Add(('+', @new[j++]));
            }
        }

        return lines;
    }

    // Length of the longest common subsequence of what follows line i of the one and line j of the other.
    static int[,] CommonLengths(string[] old, string[] @new)
    {
        var lengths = new int[old.Length + 1, @new.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = @new.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = SnapshotComparison.AreEqual(old[i], @new[j])
                    ? lengths[i + 1, j + 1] + 1
                    : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }
}
