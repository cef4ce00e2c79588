namespace GradientTesting;

/// <summary>
/// Some rows and columns of a component, all dimensions but the first being one row: a small component in the place of a large one.
/// </summary>
/// <param name="Rows">In order.</param>
/// <param name="Columns">In order.</param>
internal sealed record GridSample(IReadOnlyList<int> Rows, IReadOnlyList<int> Columns)
{
    const int MostLines = 6;
    const int MostOfVector = 24;
    const int MostFound = 3;

    /// <summary>
    /// Rows and columns of what was found, and others spread evenly; of a square component the same ones, so that a transpose shows.
    /// </summary>
    public static GridSample Of(IReadOnlyList<int> shape, IReadOnlyList<Block> found)
    {
        var whole = Block.Whole(shape);
        var rows = found.Where(block => block.Rows == 1).Select(block => block.FirstRow);
        var columns = found.Where(block => block.Columns == 1).Select(block => block.FirstColumn);
        if (whole.Rows == whole.Columns)
        {
            var both = Lines(rows.Take(MostFound).Concat(columns.Take(MostFound)), whole.Rows, MostLines);
            return new(both, both);
        }

        return new(
            Lines(rows.Take(MostFound), whole.Rows, whole.Columns == 1 ? MostOfVector : MostLines),
            Lines(columns.Take(MostFound), whole.Columns, whole.Rows == 1 ? MostOfVector : MostLines));
    }

    /// <summary>Every position of the grid, row-major.</summary>
    public IEnumerable<int> Positions(Block whole) =>
        Rows.SelectMany(row => Columns.Select(column => (row * whole.Width) + column));

    static int[] Lines(IEnumerable<int> found, int count, int most)
    {
        var lines = new SortedSet<int>(found);
        for (var k = 0; k < most && lines.Count < Math.Min(most, count); k++)
        {
            lines.Add((int)((long)k * (count - 1) / Math.Max(1, most - 1)));
        }

        return [.. lines];
    }
}
