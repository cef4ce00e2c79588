namespace GradientTesting;

/// <summary>What is claimed of each element, how large it is beside others of its row and column, and what is tolerated of it.</summary>
/// <remarks>
/// Units differ from row to row and from column to column, so that sizes are compared as effects: derivative times the length on which
/// the column lives, over the effect that is typical of the row.
/// </remarks>
internal sealed class MappingClaims
{
    /// <summary>Units of rounding that sums can leave in a claim, of what is typical of its row: as of a gradient.</summary>
    public const double UnitsOfRounding = 16;

    /// <summary>
    /// An element that does little in its row, and more elsewhere, is mistaken where it is off by this part of itself: a sign, a factor,
    /// a term. What is off by less is so by what its row is known to, as of a derivative that somebody approximated.
    /// </summary>
    const double LeastMistake = 0.1;

    readonly Mapping mapping;
    readonly double relative;
    readonly double[] ofRows;
    readonly double[] ofColumns;
    readonly double ofZero;

    public MappingClaims(Mapping mapping, double relative)
    {
        (this.mapping, this.relative) = (mapping, relative);
        int rows = mapping.Rows, columns = mapping.Columns;
        ofRows = [.. Enumerable.Range(0, rows).Select(i => Norm.Rms(columns, j => Claim(i, j) * mapping.Scale(j)))];
        ofZero = Math.Min(1, mapping.Claim.Max(Math.Abs));
        ofColumns = [.. Enumerable.Range(0, columns).Select(j =>
            Norm.Rms(rows, i => ofRows[i] > 0 ? Claim(i, j) * mapping.Scale(j) / ofRows[i] : 0))];
    }

    /// <summary>The part of itself by which an element may be off.</summary>
    public double Relative => relative;

    public int Rows => mapping.Rows;

    public int Columns => mapping.Columns;

    public double Claim(int row, int column) => mapping.Claim[(row * mapping.Columns) + column];

    /// <summary>By how much a row is said to change over one scale.</summary>
    public double Effect(int row, int column) => mapping.AreApart ? Math.Abs(Claim(row, column)) * mapping.Scale(column) : ofRows[row];

    /// <summary>What is typical of an element, in its own units: of its row, and of its column where that is less.</summary>
    public double Typical(int row, int column) => mapping.AreApart
        ? Claim(row, column) != 0 ? Math.Abs(Claim(row, column)) : ofZero
        : ofRows[row] / mapping.Scale(column) * (ofColumns[column] > 0 ? Math.Min(1, ofColumns[column]) : 1);

    /// <summary>What is tolerated of an element however small it is.</summary>
    public double Floor(int row, int column) => relative * Typical(row, column);

    /// <summary>The same where the element is seen by itself, whatever others of its row do.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="column">Its column.</param>
    /// <param name="found">What a difference says of it.</param>
    public double OwnFloor(int row, int column, double found) =>
        Math.Min(Floor(row, column), LeastMistake * Math.Max(Math.Abs(Claim(row, column)), Math.Abs(found)));

    /// <summary>What rounding may have left in the claim itself.</summary>
    public double Rounding(int row, int column) => UnitsOfRounding * mapping.UnitRoundoffOfClaim * (mapping.AreApart
        ? Math.Abs(Claim(row, column)) + mapping.RoundedOfClaim(column)
        : ofRows[row] / mapping.Scale(column));

    /// <summary>What is tolerated of an element, where <paramref name="floor"/> is that of one however small it is.</summary>
    public double Tolerated(int row, int column, double floor) =>
        Math.Max(relative * Math.Abs(Claim(row, column)), floor) + Rounding(row, column);
}
