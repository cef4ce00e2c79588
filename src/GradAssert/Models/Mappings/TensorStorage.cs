using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting;

/// <summary>How numbers of one type are viewed and copied: what functions take and return.</summary>
/// <param name="View">A live view of what a delegate returns at the moment; a single number is written by the other one.</param>
/// <param name="Copy">An independent copy.</param>
internal sealed record TensorStorage<T>(Func<TensorName, Func<T?>, Action<T>, TensorView> View, Func<T, T> Copy);

/// <summary>The types whose numbers a function may take and return.</summary>
internal static class TensorStorage
{
    /// <summary>What a user may pass.</summary>
    const string Types = "Use double[], double[,] or double[,,] (any number of dimensions), double[][] or double[][][], Matrix<double>, "
        + "Vector<double> or double, or the same of float; or describe the layer with GradientLayer.Of and Component.Of.";

    /// <summary>What is said of a tuple.</summary>
    const string Several = "A function has one input and one output, and a tuple has several. List each as a component: "
        + "GradAssert.BackwardMatchesNumerical(GradientLayer.Of([Component.Of(\"a\", a, da), Component.Of(\"b\", b, db)], "
        + "[Component.Of(\"y\", y, dy)], forward, backward)).";

    /// <exception cref="GradientContractException">There is no view of the type.</exception>
    public static TensorStorage<T> Of<T>() => Known<T>(typeof(T)) ?? throw new GradientContractException(
        typeof(T).IsAssignableTo(typeof(ITuple)) ? Several
            : $"A function of {typeof(T).Name.Split('`')[0]} cannot be checked: there is no view of its numbers. {Types}");

    static TensorStorage<T>? Known<T>(Type type) =>
        type == typeof(double) ? Number<T, double>()
        : type == typeof(float) ? Number<T, float>()
        : type == typeof(double[]) ? Stored<T, double[], double, ArrayLayout<double>>(Clone)
        : type == typeof(float[]) ? Stored<T, float[], float, ArrayLayout<float>>(Clone)
        : type == typeof(double[][]) ? Stored<T, double[][], double, RowsLayout<double[], double, ArrayLayout<double>>>(Clone)
        : type == typeof(double[][][])
            ? Stored<T, double[][][], double, RowsLayout<double[][], double, RowsLayout<double[], double, ArrayLayout<double>>>>(Clone)
        : type == typeof(float[][]) ? Stored<T, float[][], float, RowsLayout<float[], float, ArrayLayout<float>>>(Clone)
        : type == typeof(float[][][])
            ? Stored<T, float[][][], float, RowsLayout<float[][], float, RowsLayout<float[], float, ArrayLayout<float>>>>(Clone)
        : type.IsArray && type.GetElementType() == typeof(double) ? Stored<T, Array, double, TensorLayout<double>>(Clone)
        : type.IsArray && type.GetElementType() == typeof(float) ? Stored<T, Array, float, TensorLayout<float>>(Clone)
        : type.IsAssignableTo(typeof(Matrix<double>)) ? Stored<T, Matrix<double>, double, DenseMatrixLayout<double>>(Clone)
        : type.IsAssignableTo(typeof(Matrix<float>)) ? Stored<T, Matrix<float>, float, DenseMatrixLayout<float>>(Clone)
        : type.IsAssignableTo(typeof(Vector<double>)) ? Stored<T, Vector<double>, double, DenseVectorLayout<double>>(Clone)
        : type.IsAssignableTo(typeof(Vector<float>)) ? Stored<T, Vector<float>, float, DenseVectorLayout<float>>(Clone)
        : null;

    static TensorStorage<T> Stored<T, TStorage, TNumber, TLayout>(Func<TStorage, object> clone)
        where TStorage : class
        where TNumber : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<TNumber>
        where TLayout : ILayout<TStorage, TNumber> => new(
            (name, get, _) => new StorageView<TStorage, TNumber, TLayout>(name, () => (TStorage?)(object?)get(), declared: null),
            numbers => (T)clone((TStorage)(object)numbers!));

    static TensorStorage<T> Number<T, TNumber>()
        where TNumber : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<TNumber> => new(
            (name, get, set) => new DelegateView<TNumber>(
                name, new(TensorShape.Of(name.Component, [1])), _ => (TNumber)(object)get()!, (_, number) => set((T)(object)number)),
            number => number);

    static Array Clone(Array array)
    {
        var copy = (Array)array.Clone();
        if (copy is Array?[] rows)
        {
            for (var row = 0; row < rows.Length; row++)
            {
                rows[row] = rows[row] is { } own ? Clone(own) : null;
            }
        }

        return copy;
    }

    static Matrix<TNumber> Clone<TNumber>(Matrix<TNumber> matrix)
        where TNumber : struct, IEquatable<TNumber>, IFormattable => matrix.Clone();

    static Vector<TNumber> Clone<TNumber>(Vector<TNumber> vector)
        where TNumber : struct, IEquatable<TNumber>, IFormattable => vector.Clone();
}
