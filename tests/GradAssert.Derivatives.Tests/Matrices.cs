namespace GradientTesting.Derivatives.Tests;

/// <summary>Changes of a right matrix into a wrong one.</summary>
internal static class Matrices
{
    public static double[,] Each(this double[,] matrix, Func<int, int, double, double> of)
    {
        var copy = (double[,])matrix.Clone();
        for (var i = 0; i < copy.GetLength(0); i++)
        {
            for (var j = 0; j < copy.GetLength(1); j++)
            {
                copy[i, j] = of(i, j, matrix[i, j]);
            }
        }

        return copy;
    }

    public static double[,] Transposed(this double[,] matrix)
    {
        var turned = new double[matrix.GetLength(1), matrix.GetLength(0)];
        for (var i = 0; i < turned.GetLength(0); i++)
        {
            for (var j = 0; j < turned.GetLength(1); j++)
            {
                turned[i, j] = matrix[j, i];
            }
        }

        return turned;
    }

    /// <summary>A matrix from a formula.</summary>
    public static double[,] Of(int rows, int columns, Func<int, int, double> element) =>
        new double[rows, columns].Each((i, j, _) => element(i, j));
}
