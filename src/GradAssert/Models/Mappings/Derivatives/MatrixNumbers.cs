using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting;

/// <summary>The numbers of what a user's function took or returned, row by row, with their shape and precision.</summary>
/// <param name="Numbers">Row-major copies.</param>
/// <param name="Shape">One size or two.</param>
/// <param name="UnitRoundoff">Of the storage that they were in.</param>
internal sealed record MatrixNumbers(double[] Numbers, IReadOnlyList<int> Shape, double UnitRoundoff)
{
    const double OfDouble = 1.1102230246251565e-16, OfFloat = 5.9604644775390625e-8;

    /// <summary>Reads any of the types that the overloads take; null of null, and of rows that are null or of unequal lengths.</summary>
    public static MatrixNumbers? Of(object? result) => result switch
    {
        double number => new([number], [1], OfDouble),
        double[] vector => new([.. vector], [vector.Length], OfDouble),
        float[] vector => new(Array.ConvertAll(vector, number => (double)number), [vector.Length], OfFloat),
        double[,] grid => new([.. grid.Cast<double>()], [grid.GetLength(0), grid.GetLength(1)], OfDouble),
        float[,] grid => new([.. grid.Cast<float>().Select(number => (double)number)], [grid.GetLength(0), grid.GetLength(1)], OfFloat),
        double[][] rows when AreEven(rows, row => row.Length) =>
            new([.. rows.SelectMany(row => row)], [rows.Length, rows.Length == 0 ? 0 : rows[0].Length], OfDouble),
        // Sparse ones too: they are read, and never moved.
        Vector<double> vector => new(vector.ToArray(), [vector.Count], OfDouble),
        Matrix<double> matrix => new(matrix.ToRowMajorArray(), [matrix.RowCount, matrix.ColumnCount], OfDouble),
        _ => null,
    };

    static bool AreEven<TRow>(TRow[] rows, Func<TRow, int> length) =>
        Array.TrueForAll(rows, row => row is not null && length(row) == length(rows[0]));
}
