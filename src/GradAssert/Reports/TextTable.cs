using System.Text;

namespace GradientTesting;

/// <summary>Columns of text that line up. A heading that begins with <c>&gt;</c> has its column aligned to the right.</summary>
internal sealed class TextTable(params string[] headings)
{
    readonly List<(string[] Cells, string Below)> rows = [([.. headings.Select(heading => heading.TrimStart('>'))], "")];

    public void Add(params string[] cells) => rows.Add((Array.ConvertAll(cells, OneLine.Of), ""));

    /// <summary>Whole lines under the row that was added last; columns do not make room for them.</summary>
    public void AddBelow(string lines) => rows[^1] = (rows[^1].Cells, lines);

    /// <summary>One line per row, each ending in a newline and beginning with <paramref name="indent"/>.</summary>
    public string ToString(string indent)
    {
        var widths = headings.Select((_, column) => rows.Max(row => row.Cells[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var (row, below) in rows)
        {
            var cells = row.Select(
                (cell, column) => headings[column].StartsWith('>') ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            text.Append((indent + string.Join("  ", cells)).TrimEnd()).Append('\n').Append(below);
        }

        return text.ToString();
    }
}
