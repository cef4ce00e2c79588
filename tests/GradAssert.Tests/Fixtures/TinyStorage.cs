using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.Tests.Fixtures;

public enum StorageKind
{
    Doubles,
    Floats,
    GettersAndSetters,
    ReplacedMatrices,
}

/// <summary>One component of a <see cref="TinyNet"/> in one kind of storage, with gradients that only bits can tell apart.</summary>
/// <param name="Bits">Values, then gradients.</param>
public sealed record TinyStorage(
    Component Component, Func<int, double> Value, Action<int, double> SetValue, Action<int, double> SetGradient, Func<long[]> Bits)
{
    static readonly double[] OddDoubles = [BitConverter.Int64BitsToDouble(0x7ff8000000000123), -0.0, double.Epsilon, double.NegativeInfinity];
    static readonly float[] OddFloats = [BitConverter.Int32BitsToSingle(0x7fc00123), -0.0f, float.Epsilon, float.NegativeInfinity];

    /// <summary>Makes new storage for values and gradients, where the kind does such a thing.</summary>
    public Action Replace { get; private init; } = () => { };

    public static TinyStorage Of(StorageKind kind, Fuse fuse, string name, int rows, int columns, params double[] values) => kind switch
    {
        StorageKind.Doubles => OfDoubles(name, [rows, columns], values, [.. OddDoubles.Take(values.Length)]),
        StorageKind.Floats => OfFloats(name, [rows, columns], Array.ConvertAll(values, value => (float)value), [.. OddFloats.Take(values.Length)]),
        StorageKind.GettersAndSetters => OfDelegates(fuse, name, [rows, columns], values, [.. OddDoubles.Take(values.Length)]),
        _ => OfMatrices(name, Matrix<double>.Build.Dense(rows, columns, values), Matrix<double>.Build.Dense(rows, columns, [.. OddDoubles.Take(values.Length)])),
    };

    static TinyStorage OfDoubles(string name, int[] shape, double[] values, double[] gradient) => new(
        Component.Of(name, values, gradient, shape),
        i => values[i], (i, value) => values[i] = value, (i, value) => gradient[i] = value, () => BitsOf([.. values, .. gradient]));

    static TinyStorage OfFloats(string name, int[] shape, float[] values, float[] gradient) => new(
        Component.Of(name, values, gradient, shape),
        i => values[i], (i, value) => values[i] = (float)value, (i, value) => gradient[i] = (float)value,
        () => Array.ConvertAll<float, long>([.. values, .. gradient], number => BitConverter.SingleToInt32Bits(number)));

    static TinyStorage OfDelegates(Fuse fuse, string name, int[] shape, double[] values, double[] gradient) => OfDoubles(name, shape, values, gradient) with
    {
        Component = Component.Of(
            name,
            shape,
            i =>
            {
                fuse.Pass("value getter");
                return values[i];
            },
            (int i, double value) =>
            {
                fuse.Pass("value setter, before it writes");
                values[i] = value;
                fuse.Pass("value setter, after it wrote");
            },
            i =>
            {
                fuse.Pass("gradient getter");
                return gradient[i];
            }),
        // A gradient that can only be read is the model's own to keep.
        Bits = () => BitsOf(values),
    };

    static TinyStorage OfMatrices(string name, Matrix<double> values, Matrix<double> gradient)
    {
        var columns = values.ColumnCount;
        return new(
            Component.Of(name, () => values, () => gradient),
            i => values[i / columns, i % columns],
            (i, value) => values[i / columns, i % columns] = value,
            (i, value) => gradient[i / columns, i % columns] = value,
            () => BitsOf([.. values.ToRowMajorArray(), .. gradient.ToRowMajorArray()]))
        {
            Replace = () => (values, gradient) = (values.Clone(), Matrix<double>.Build.Dense(values.RowCount, columns)),
        };
    }

    static long[] BitsOf(double[] numbers) => Array.ConvertAll(numbers, BitConverter.DoubleToInt64Bits);
}
