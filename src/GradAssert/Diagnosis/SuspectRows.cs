namespace GradientTesting;

/// <summary>A component that disagrees, row by row.</summary>
internal readonly struct SuspectRows(Suspect suspect)
{
    /// <summary>Rows that differ by less than this could be the same.</summary>
    const double Different = 1e-3;

    const double Sharp = 1e-6;

    readonly int columns = suspect.Grid.Columns;

    /// <summary>Whether nothing moves the cost, and the gradient says so too.</summary>
    public bool IsUnused(int row) => HoldsNothing(row) && NothingIsDue(row);

    public bool NothingIsDue(int row) => SizeDue(row) <= Bar(row);

    /// <summary>Whether the row can be due to hold these numbers.</summary>
    public bool IsDue(int row, double[] numbers) =>
        Length([.. Of(suspect.Numeric, row).Zip(numbers, (n, number) => n - number)]) <= (Sharp * SizeDue(row)) + Bar(row);

    public bool IsWrong(int row) => Positions(row).Any(suspect.IsWrong);

    public bool HoldsNothing(int row) => Size(row) == 0;

    /// <summary>Whether the numerical gradients of two rows can be the same.</summary>
    public bool ShouldHoldTheSame(int row, int other) =>
        row == other
            || Distance(suspect.Numeric, row, other) <= (Different * Math.Max(SizeDue(row), SizeDue(other))) + Bar(row) + Bar(other);

    public double[] Held(int row) => Of(suspect.Analytic, row);

    /// <summary>n − a.</summary>
    public double[] Lacking(int row) => [.. Of(suspect.Numeric, row).Zip(Held(row), (n, a) => n - a)];

    public double Size(int row) => Length(Held(row));

    /// <summary>‖n‖.</summary>
    public double SizeDue(int row) => Length(Of(suspect.Numeric, row));

    public double Bar(int row) => 2 * Length(Of(suspect.Bars, row));

    IEnumerable<int> Positions(int row) => Enumerable.Range(row * columns, columns);

    double[] Of(double[] elements, int row) => elements[(row * columns)..((row + 1) * columns)];

    double Distance(double[] elements, int row, int other) =>
        Length([.. Of(elements, row).Zip(Of(elements, other), (one, another) => one - another)]);

    static double Length(double[] row) => Norm.Of(row.Length, k => row[k]);
}
