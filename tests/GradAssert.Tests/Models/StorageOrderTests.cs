using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.Tests.Models;

/// <summary>Every kind of storage, filled so that row r and column c hold 10r + c, is one row-major sequence.</summary>
public class StorageOrderTests
{
    static readonly double[] RowMajor = [0, 1, 2, 10, 11, 12];
    static readonly float[] RowMajorFloat = [0, 1, 2, 10, 11, 12];

    [Fact]
    public void A_flat_array_is_read_and_written_in_the_order_of_its_elements()
    {
        double[] w = [.. RowMajor], dw = [.. RowMajor];
        ReadsAndWrites(Component.Of("W", w, dw, 2, 3), [2, 3], (row, column) => w[row * 3 + column]);
        float[] f = [.. RowMajorFloat], df = [.. RowMajorFloat];
        ReadsAndWrites(Component.Of("W", f, df, 2, 3), [2, 3], (row, column) => f[row * 3 + column]);
    }

    [Fact]
    public void Without_sizes_a_flat_array_is_a_vector()
    {
        Assert.Equal([6], Component.Of("b", new double[6], new double[6]).Shape);
        Assert.Equal([6], Component.Of("b", new float[6], new float[6]).Shape);
        Assert.Equal([6], Component.Of("b", new double[6].AsMemory(), new double[6].AsMemory()).Shape);
    }

    [Fact]
    public void A_slice_of_memory_is_read_and_written_in_the_order_of_its_elements()
    {
        double[] all = [-1, .. RowMajor, -1];
        Memory<double> w = all.AsMemory(1, 6);
        ReadsAndWrites(Component.Of("W", w, w, 2, 3), [2, 3], (row, column) => all[1 + row * 3 + column]);
        Assert.Equal((-1, -1), (all[0], all[7]));
        Memory<float> f = RowMajorFloat.ToArray();
        ReadsAndWrites(Component.Of("W", f, f, 2, 3), [2, 3], (row, column) => f.Span[row * 3 + column]);
    }

    [Fact]
    public void A_rectangular_array_is_read_and_written_by_row_and_column()
    {
        double[,] w = { { 0, 1, 2 }, { 10, 11, 12 } };
        ReadsAndWrites(Component.Of("W", w, w), [2, 3], (row, column) => w[row, column]);
        float[,] f = { { 0, 1, 2 }, { 10, 11, 12 } };
        ReadsAndWrites(Component.Of("W", f, f), [2, 3], (row, column) => f[row, column]);
    }

    [Fact]
    public void Rows_are_read_and_written_by_row_and_column()
    {
        double[][] w = [[0, 1, 2], [10, 11, 12]];
        ReadsAndWrites(Component.Of("W", w, w), [2, 3], (row, column) => w[row][column]);
        float[][] f = [[0, 1, 2], [10, 11, 12]];
        ReadsAndWrites(Component.Of("W", f, f), [2, 3], (row, column) => f[row][column]);
    }

    [Fact]
    public void A_MathNet_matrix_is_read_and_written_by_row_and_column_although_it_stores_columns_first()
    {
        Matrix<double> w = Matrix<double>.Build.Dense(2, 3, (row, column) => 10 * row + column);
        ReadsAndWrites(Component.Of("W", w, w), [2, 3], (row, column) => w[row, column]);
        Matrix<float> f = Matrix<float>.Build.Dense(2, 3, (row, column) => 10 * row + column);
        ReadsAndWrites(Component.Of("W", f, f), [2, 3], (row, column) => f[row, column]);
    }

    [Fact]
    public void A_MathNet_vector_is_read_and_written_in_the_order_of_its_elements()
    {
        Vector<double> b = Vector<double>.Build.Dense([.. RowMajor]);
        ReadsAndWrites(Component.Of("b", b, b), [6], (row, column) => b[row * 3 + column]);
        Vector<float> f = Vector<float>.Build.Dense([.. RowMajorFloat]);
        ReadsAndWrites(Component.Of("b", f, f), [6], (row, column) => f[row * 3 + column]);
    }

    [Fact]
    public void Other_storage_is_read_and_written_through_a_getter_and_a_setter()
    {
        List<double> w = [.. RowMajor];
        ReadsAndWrites(
            Component.Of("W", [2, 3], i => w[i], (i, value) => w[i] = value, i => w[i]), [2, 3],
            (row, column) => w[row * 3 + column]);
        List<float> f = [.. RowMajorFloat];
        ReadsAndWrites(
            Component.Of("W", [2, 3], i => f[i], (i, value) => f[i] = value, i => f[i]), [2, 3],
            (row, column) => f[row * 3 + column]);
    }

    [Fact]
    public void Values_and_gradient_are_views_of_their_own_storage()
    {
        double[] w = [1, 2], dw = [3, 4];
        Component component = Component.Of("W", w, dw);
        component.Gradient[1] = 5;
        Assert.Equal([1, 2], w);
        Assert.Equal([3, 5], dw);
        Assert.Equal((2.0, 5.0), (component.Values[1], component.Gradient[1]));
    }

    static void ReadsAndWrites(Component component, int[] shape, Func<int, int, double> stored)
    {
        TensorView view = component.Values;
        Assert.Equal(shape, component.Shape);
        Assert.Equal(6, component.Length);
        Assert.True(view.Exists && view.IsWritable);
        Assert.Equal(RowMajor, Enumerable.Range(0, 6).Select(i => view[i]));
        Assert.Equal(RowMajor, Enumerable.Range(0, 6).Select(i => component.Gradient[i]));
        for (int i = 0; i < 6; i++)
            view[i] = 100 + i;
        for (int row = 0; row < 2; row++)
            for (int column = 0; column < 3; column++)
                Assert.Equal(100 + row * 3 + column, stored(row, column));
    }
}
