using System.Globalization;
using System.Text;

namespace GradientTesting.Benchmarks;

/// <summary>A table whose first column is text and whose others are numbers.</summary>
internal sealed class MarkdownTable(params string[] header)
{
    readonly List<string[]> rows = [];

    public MarkdownTable Row(params IEnumerable<object> cells)
    {
        rows.Add([.. cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture)!)]);
        return this;
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        Line(header);
        Line([.. header.Select((_, c) => c == 0 ? "---" : "---:")]);
        rows.ForEach(Line);
        return text.ToString();

        void Line(string[] cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }
}
