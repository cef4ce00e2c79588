using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Storage;
using Complex = System.Numerics.Complex;

namespace GradientTesting;

/// <summary>A dense MathNet matrix of complex numbers: stored column by column, counted row by row, real part first.</summary>
internal readonly struct ComplexMatrixLayout : ILayout<Matrix<Complex>, double>
{
    public static string? Flaw(Matrix<Complex> storage) => storage.Storage is DenseColumnMajorMatrixStorage<Complex> ? null
        : $"expected a dense matrix, found a {storage.GetType().Name}. "
            + "Let the model hold a dense matrix and pass that: Matrix<Complex>.Build.DenseOfMatrix(W).";

    public static int[] Shape(Matrix<Complex> storage) => [storage.RowCount, storage.ColumnCount, 2];

    public static int Length(Matrix<Complex> storage) => checked(2 * storage.RowCount * storage.ColumnCount);

    public static ref double Element(Matrix<Complex> storage, int index)
    {
        if (storage.Storage is not DenseColumnMajorMatrixStorage<Complex> dense || (uint)index >= 2 * (uint)dense.Data.Length)
            return ref Unsafe.NullRef<double>();
        var (number, part) = Math.DivRem(index, 2);
        var (row, column) = Math.DivRem(number, dense.ColumnCount);
        return ref ComplexArrayLayout.Parts(dense.Data, (2 * ((column * dense.RowCount) + row)) + part);
    }
}
