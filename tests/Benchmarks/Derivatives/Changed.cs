namespace GradientTesting.Benchmarks;

/// <summary>Right matrices, and changes of them into wrong ones.</summary>
internal static class Changed
{
    public static double[,] Of(int rows, int columns, Func<int, int, double> element)
    {
        var matrix = new double[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                matrix[i, j] = element(i, j);
            }
        }

        return matrix;
    }

    public static double[,] Each(this double[,] matrix, Func<int, int, double, double> of) =>
        Of(matrix.GetLength(0), matrix.GetLength(1), (i, j) => of(i, j, matrix[i, j]));

    /// <summary>The product with a vector.</summary>
    public static double[] Times(this double[,] matrix, double[] v) =>
        [.. Enumerable.Range(0, matrix.GetLength(0)).Select(i => Enumerable.Range(0, v.Length).Sum(j => matrix[i, j] * v[j]))];

    public static double[,] Transposed(this double[,] matrix) =>
        Of(matrix.GetLength(1), matrix.GetLength(0), (i, j) => matrix[j, i]);
}
