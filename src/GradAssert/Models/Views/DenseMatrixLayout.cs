using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Storage;

namespace GradientTesting;

/// <summary>A dense MathNet matrix: stored column by column, counted row by row.</summary>
internal readonly struct DenseMatrixLayout<T> : ILayout<Matrix<T>, T>
    where T : unmanaged, IEquatable<T>, IFormattable
{
    public static string? Flaw(Matrix<T> storage) => storage.Storage is DenseColumnMajorMatrixStorage<T> ? null
        : $"expected a dense matrix, found a {storage.GetType().Name}. " +
            $"Let the model hold a dense matrix and pass that: Matrix<{Keyword.Of<T>()}>.Build.DenseOfMatrix(W); " +
            "or pass its shape, a getter and a setter: Component.Of(\"W\", [rows, columns], " +
            "i => W[i / columns, i % columns], (i, value) => W[i / columns, i % columns] = value, i => …).";

    public static IEnumerable<StoragePart> Parts(Matrix<T> storage) =>
        storage.Storage is DenseColumnMajorMatrixStorage<T> dense ? [StoragePart.All(dense.Data)] : [];

    public static int[] Shape(Matrix<T> storage) => [storage.RowCount, storage.ColumnCount];

    public static int Length(Matrix<T> storage) => checked(storage.RowCount * storage.ColumnCount);

    public static ref T Element(Matrix<T> storage, int index)
    {
        if (storage.Storage is not DenseColumnMajorMatrixStorage<T> dense || (uint)index >= (uint)dense.Data.Length)
            return ref Unsafe.NullRef<T>();
        (int row, int column) = Math.DivRem(index, dense.ColumnCount);
        return ref dense.Data[column * dense.RowCount + row];
    }
}
