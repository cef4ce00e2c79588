using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.Layers.Tests;

/// <summary>A part over each kind of storage, fixed or replaced.</summary>
internal sealed partial class Part
{
    public static Part Of(string name, double[] values, double[] gradient, params int[] shape) =>
        Over(Component.Of(name, values, gradient, shape),
            () => values.Length, () => gradient.Length,
            i => values[i],
            (i, value) => values[i] = value,
            i => gradient[i],
            (i, value) => gradient[i] = value);

    public static Part Of(string name, Func<double[]?> values, Func<double[]?> gradient, params int[] shape) =>
        Over(Component.Of(name, values, gradient, shape),
            () => values()!.Length, () => gradient()!.Length,
            i => values()![i],
            (i, value) => values()![i] = value,
            i => gradient()![i],
            (i, value) => gradient()![i] = value);

    public static Part Of(string name, float[] values, float[] gradient, params int[] shape) =>
        Over(Component.Of(name, values, gradient, shape),
            () => values.Length, () => gradient.Length,
            i => values[i],
            (i, value) => values[i] = value,
            i => gradient[i],
            (i, value) => gradient[i] = value);

    public static Part Of(string name, Func<float[]?> values, Func<float[]?> gradient, params int[] shape) =>
        Over(Component.Of(name, values, gradient, shape),
            () => values()!.Length, () => gradient()!.Length,
            i => values()![i],
            (i, value) => values()![i] = value,
            i => gradient()![i],
            (i, value) => gradient()![i] = value);

    public static Part Of(string name, double[,] values, double[,] gradient) =>
        Over(Component.Of(name, values, gradient),
            () => values.Length, () => gradient.Length,
            i => values[i / values.GetLength(1), i % values.GetLength(1)],
            (i, value) => values[i / values.GetLength(1), i % values.GetLength(1)] = value,
            i => gradient[i / gradient.GetLength(1), i % gradient.GetLength(1)],
            (i, value) => gradient[i / gradient.GetLength(1), i % gradient.GetLength(1)] = value);

    public static Part Of(string name, Func<double[,]?> values, Func<double[,]?> gradient) =>
        Over(Component.Of(name, values, gradient),
            () => values()!.Length, () => gradient()!.Length,
            i => values()![i / values()!.GetLength(1), i % values()!.GetLength(1)],
            (i, value) => values()![i / values()!.GetLength(1), i % values()!.GetLength(1)] = value,
            i => gradient()![i / gradient()!.GetLength(1), i % gradient()!.GetLength(1)],
            (i, value) => gradient()![i / gradient()!.GetLength(1), i % gradient()!.GetLength(1)] = value);

    public static Part Of(string name, float[,] values, float[,] gradient) =>
        Over(Component.Of(name, values, gradient),
            () => values.Length, () => gradient.Length,
            i => values[i / values.GetLength(1), i % values.GetLength(1)],
            (i, value) => values[i / values.GetLength(1), i % values.GetLength(1)] = value,
            i => gradient[i / gradient.GetLength(1), i % gradient.GetLength(1)],
            (i, value) => gradient[i / gradient.GetLength(1), i % gradient.GetLength(1)] = value);

    public static Part Of(string name, Func<float[,]?> values, Func<float[,]?> gradient) =>
        Over(Component.Of(name, values, gradient),
            () => values()!.Length, () => gradient()!.Length,
            i => values()![i / values()!.GetLength(1), i % values()!.GetLength(1)],
            (i, value) => values()![i / values()!.GetLength(1), i % values()!.GetLength(1)] = value,
            i => gradient()![i / gradient()!.GetLength(1), i % gradient()!.GetLength(1)],
            (i, value) => gradient()![i / gradient()!.GetLength(1), i % gradient()!.GetLength(1)] = value);

    public static Part Of(string name, double[][] values, double[][] gradient) =>
        Over(Component.Of(name, values, gradient),
            () => values.Length * values[0].Length, () => gradient.Length * gradient[0].Length,
            i => values[i / values[0].Length][i % values[0].Length],
            (i, value) => values[i / values[0].Length][i % values[0].Length] = value,
            i => gradient[i / gradient[0].Length][i % gradient[0].Length],
            (i, value) => gradient[i / gradient[0].Length][i % gradient[0].Length] = value);

    public static Part Of(string name, Func<double[][]?> values, Func<double[][]?> gradient) =>
        Over(Component.Of(name, values, gradient),
            () => values()!.Length * values()![0].Length, () => gradient()!.Length * gradient()![0].Length,
            i => values()![i / values()![0].Length][i % values()![0].Length],
            (i, value) => values()![i / values()![0].Length][i % values()![0].Length] = value,
            i => gradient()![i / gradient()![0].Length][i % gradient()![0].Length],
            (i, value) => gradient()![i / gradient()![0].Length][i % gradient()![0].Length] = value);

    public static Part Of(string name, float[][] values, float[][] gradient) =>
        Over(Component.Of(name, values, gradient),
            () => values.Length * values[0].Length, () => gradient.Length * gradient[0].Length,
            i => values[i / values[0].Length][i % values[0].Length],
            (i, value) => values[i / values[0].Length][i % values[0].Length] = value,
            i => gradient[i / gradient[0].Length][i % gradient[0].Length],
            (i, value) => gradient[i / gradient[0].Length][i % gradient[0].Length] = value);

    public static Part Of(string name, Func<float[][]?> values, Func<float[][]?> gradient) =>
        Over(Component.Of(name, values, gradient),
            () => values()!.Length * values()![0].Length, () => gradient()!.Length * gradient()![0].Length,
            i => values()![i / values()![0].Length][i % values()![0].Length],
            (i, value) => values()![i / values()![0].Length][i % values()![0].Length] = value,
            i => gradient()![i / gradient()![0].Length][i % gradient()![0].Length],
            (i, value) => gradient()![i / gradient()![0].Length][i % gradient()![0].Length] = value);

    public static Part Of(string name, Matrix<double> values, Matrix<double> gradient) =>
        Over(Component.Of(name, values, gradient),
            () => values.RowCount * values.ColumnCount, () => gradient.RowCount * gradient.ColumnCount,
            i => values[i / values.ColumnCount, i % values.ColumnCount],
            (i, value) => values[i / values.ColumnCount, i % values.ColumnCount] = value,
            i => gradient[i / gradient.ColumnCount, i % gradient.ColumnCount],
            (i, value) => gradient[i / gradient.ColumnCount, i % gradient.ColumnCount] = value);

    public static Part Of(string name, Func<Matrix<double>?> values, Func<Matrix<double>?> gradient) =>
        Over(Component.Of(name, values, gradient),
            () => values()!.RowCount * values()!.ColumnCount, () => gradient()!.RowCount * gradient()!.ColumnCount,
            i => values()![i / values()!.ColumnCount, i % values()!.ColumnCount],
            (i, value) => values()![i / values()!.ColumnCount, i % values()!.ColumnCount] = value,
            i => gradient()![i / gradient()!.ColumnCount, i % gradient()!.ColumnCount],
            (i, value) => gradient()![i / gradient()!.ColumnCount, i % gradient()!.ColumnCount] = value);

    public static Part Of(string name, Matrix<float> values, Matrix<float> gradient) =>
        Over(Component.Of(name, values, gradient),
            () => values.RowCount * values.ColumnCount, () => gradient.RowCount * gradient.ColumnCount,
            i => values[i / values.ColumnCount, i % values.ColumnCount],
            (i, value) => values[i / values.ColumnCount, i % values.ColumnCount] = value,
            i => gradient[i / gradient.ColumnCount, i % gradient.ColumnCount],
            (i, value) => gradient[i / gradient.ColumnCount, i % gradient.ColumnCount] = value);

    public static Part Of(string name, Func<Matrix<float>?> values, Func<Matrix<float>?> gradient) =>
        Over(Component.Of(name, values, gradient),
            () => values()!.RowCount * values()!.ColumnCount, () => gradient()!.RowCount * gradient()!.ColumnCount,
            i => values()![i / values()!.ColumnCount, i % values()!.ColumnCount],
            (i, value) => values()![i / values()!.ColumnCount, i % values()!.ColumnCount] = value,
            i => gradient()![i / gradient()!.ColumnCount, i % gradient()!.ColumnCount],
            (i, value) => gradient()![i / gradient()!.ColumnCount, i % gradient()!.ColumnCount] = value);

    public static Part Of(string name, Vector<double> values, Vector<double> gradient) =>
        Over(Component.Of(name, values, gradient),
            () => values.Count, () => gradient.Count,
            i => values[i],
            (i, value) => values[i] = value,
            i => gradient[i],
            (i, value) => gradient[i] = value);

    public static Part Of(string name, Func<Vector<double>?> values, Func<Vector<double>?> gradient) =>
        Over(Component.Of(name, values, gradient),
            () => values()!.Count, () => gradient()!.Count,
            i => values()![i],
            (i, value) => values()![i] = value,
            i => gradient()![i],
            (i, value) => gradient()![i] = value);

    public static Part Of(string name, Vector<float> values, Vector<float> gradient) =>
        Over(Component.Of(name, values, gradient),
            () => values.Count, () => gradient.Count,
            i => values[i],
            (i, value) => values[i] = value,
            i => gradient[i],
            (i, value) => gradient[i] = value);

    public static Part Of(string name, Func<Vector<float>?> values, Func<Vector<float>?> gradient) =>
        Over(Component.Of(name, values, gradient),
            () => values()!.Count, () => gradient()!.Count,
            i => values()![i],
            (i, value) => values()![i] = value,
            i => gradient()![i],
            (i, value) => gradient()![i] = value);

    public static Part Of(string name, Memory<double> values, Memory<double> gradient, params int[] shape) =>
        Over(Component.Of(name, values, gradient, shape),
            () => values.Length, () => gradient.Length,
            i => values.Span[i],
            (i, value) => values.Span[i] = value,
            i => gradient.Span[i],
            (i, value) => gradient.Span[i] = value);

    public static Part Of(string name, Memory<float> values, Memory<float> gradient, params int[] shape) =>
        Over(Component.Of(name, values, gradient, shape),
            () => values.Length, () => gradient.Length,
            i => values.Span[i],
            (i, value) => values.Span[i] = value,
            i => gradient.Span[i],
            (i, value) => gradient.Span[i] = value);

    /// <summary>Over a type of the library's own, by getters and setters only.</summary>
    public static Part Of(
        string name, int[] shape, Func<int, double> get, Action<int, double> set,
        Func<int, double> getGradient, Action<int, double> setGradient)
    {
        var component = Component.Of(name, shape, get, set, getGradient, setGradient);
        var size = shape.Aggregate(1, (product, length) => product * length);
        return Over(component, () => size, () => size, get, set, getGradient, setGradient);
    }
}
