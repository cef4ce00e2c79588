using System.Text;

namespace GradientTesting;

/// <summary>
/// Where a matrix is wrong, drawn in characters, if that is a picture: a rectangle of wrong elements (a row, a column, a block), or all
/// but a rectangle (a border). Scattered elements, a single one and all of them are better said in words.
/// </summary>
internal static class ErrorMap
{
    const int MostAcross = 64;
    const int MostRows = 15;

    /// <summary>Of a map and its title.</summary>
    public const int MostLines = MostRows + 1;

    /// <summary>At most 16 lines, the first of them a title; each ends in a newline. Null where there is no picture.</summary>
    /// <param name="component">One that is wrong.</param>
    /// <param name="blocks">Whether block characters are shown as such; else ASCII.</param>
    /// <param name="indent">What each line begins with.</param>
    public static string? Of(ComponentReport component, bool blocks, string indent)
    {
        if (component.Shape is not [> 1 and <= MostAcross and var rows, > 1 and <= MostAcross and var columns]
            || component.Compared.Count != component.Length)
        {
            return null;
        }

        var cells = new Cell[rows, columns];
        foreach (var element in component.Compared.All)
        {
            cells[element.Index[0], element.Index[1]] = CellOf(element);
        }

        return IsPicture(cells) ? Draw(cells, blocks, indent) : null;
    }

    // Where both derivatives are zero nothing can be wrong: such an element belongs to whatever is around it.
    static Cell CellOf(ComparedElement element) =>
        element.IsWrong || Math.Abs(element.Excess) > 1 ? Cell.Wrong
        : Math.Abs(element.Analytic) <= element.Allowed && Math.Abs(element.Numeric) <= element.Allowed ? Cell.Open
        : Cell.Right;

    static bool IsPicture(Cell[,] cells) =>
        IsRectangle(cells, Cell.Wrong, Cell.Right) || IsRectangle(cells, Cell.Right, Cell.Wrong);

    /// <summary>
    /// Whether there are two cells of a kind or more, some of the other, and none of these in the smallest rectangle around them.
    /// </summary>
    static bool IsRectangle(Cell[,] cells, Cell kind, Cell other)
    {
        var all = (from row in Enumerable.Range(0, cells.GetLength(0))
                   from column in Enumerable.Range(0, cells.GetLength(1))
                   select (Row: row, Column: column, Cell: cells[row, column])).ToArray();
        var inside = all.Where(place => place.Cell == kind).ToArray();
        if (inside.Length < 2)
        {
            return false;
        }

        var (top, bottom) = (inside.Min(place => place.Row), inside.Max(place => place.Row));
        var (left, right) = (inside.Min(place => place.Column), inside.Max(place => place.Column));
        var others = all.Where(place => place.Cell == other).ToArray();
        return others.Length > 0
            && !others.Any(place => place.Row >= top && place.Row <= bottom && place.Column >= left && place.Column <= right);
    }

    static string Draw(Cell[,] cells, bool blocks, string indent)
    {
        var rows = cells.GetLength(0);
        var halves = blocks && rows > MostRows;
        var rowsOfCell = (rows + (halves ? 2 * MostRows : MostRows) - 1) / (halves ? 2 * MostRows : MostRows);
        var lines = Enumerable.Range(0, (rows + rowsOfCell - 1) / rowsOfCell)
            .Select(line => Enumerable.Range(0, cells.GetLength(1)).Select(column => IsWrong(cells, line * rowsOfCell, rowsOfCell, column))
                .ToArray())
            .ToArray();
        var text = new StringBuilder($"{indent}wrong at {(blocks ? "█" : "#")}{Scale(rowsOfCell)}:").Append('\n');
        for (var line = 0; line < lines.Length; line += halves ? 2 : 1)
        {
            var below = halves && line + 1 < lines.Length ? lines[line + 1] : null;
            text.Append(indent).Append("  ").Append(string.Concat(lines[line].Select((wrong, column) =>
                !blocks ? wrong ? '#' : '.'
                : !halves ? wrong ? '█' : '·'
                : (wrong, below?[column] ?? false) switch { (true, true) => '█', (true, false) => '▀', (false, true) => '▄', _ => '·' })));
            text.Append('\n');
        }

        return text.ToString();
    }

    static string Scale(int rowsOfCell) => rowsOfCell > 1 ? FormattableString.Invariant($" ({rowsOfCell} rows each)") : "";

    // A cell of several rows is as bad as the worst of them.
    static bool IsWrong(Cell[,] cells, int row, int count, int column) =>
        Enumerable.Range(row, Math.Min(count, cells.GetLength(0) - row)).Any(i => cells[i, column] == Cell.Wrong);

    enum Cell
    {
        Right,
        Wrong,
        Open,
    }
}
