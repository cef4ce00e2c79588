namespace GradientTesting;

/// <summary>Some neighbouring rows and columns of a component, seen as a grid: all dimensions but the first are one row.</summary>
internal readonly record struct Block(int Width, int FirstRow, int Rows, int FirstColumn, int Columns)
{
    public int Length => Rows * Columns;

    /// <summary>The position, row-major within the component, of the first element of one of the block's rows.</summary>
    public int FirstOf(int row) => ((FirstRow + row) * Width) + FirstColumn;

    public bool Contains(int position) =>
        position / Width - FirstRow is var row && position % Width - FirstColumn is var column
        && row >= 0 && row < Rows && column >= 0 && column < Columns;

    /// <summary>All of a component.</summary>
    public static Block Whole(IReadOnlyList<int> shape)
    {
        var width = shape.Skip(1).Aggregate(1, (product, size) => product * size);
        return new(width, 0, shape[0], 0, width);
    }

    /// <summary>The positions of the block's elements, row-major within the component; without an allocation.</summary>
    public Enumerator Positions() => new(this);

    public struct Enumerator(Block block)
    {
        int row;
        int column = -1;

        public readonly int Current => block.FirstOf(row) + column;

        public readonly Enumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            if (++column == block.Columns)
            {
                (row, column) = (row + 1, 0);
            }

            return row < block.Rows;
        }
    }

    public IEnumerable<Block> HalvesByRow() => Rows < 2 ? [this] :
    [
        this with { Rows = Rows / 2 },
        this with { FirstRow = FirstRow + (Rows / 2), Rows = Rows - (Rows / 2) },
    ];

    public IEnumerable<Block> HalvesByColumn() => Columns < 2 ? [this] :
    [
        this with { Columns = Columns / 2 },
        this with { FirstColumn = FirstColumn + (Columns / 2), Columns = Columns - (Columns / 2) },
    ];

    /// <summary>At least <paramref name="count"/> parts of about the same size, as far as there are elements for them.</summary>
    public IReadOnlyList<Block> Parts(long count)
    {
        List<Block> parts = [this];
        while (parts.Count < count && parts.Exists(part => part.Length > 1))
        {
            parts = [.. parts.SelectMany(part => part.Rows > 1 ? part.HalvesByRow() : part.HalvesByColumn())];
        }

        return parts;
    }
}
