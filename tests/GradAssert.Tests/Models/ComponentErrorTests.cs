using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.Tests.Models;

/// <summary>What is wrong with storage that was passed itself is said at once, as an <see cref="ArgumentException"/>.</summary>
public class ComponentErrorTests
{
    [Fact]
    public void Sizes_that_do_not_make_up_the_length_are_named_with_it()
    {
        Says("Component \"W1\", values: expected 6 elements for the shape 2 x 3, found 5. " +
            "Pass sizes whose product is the length, or no size for a vector. (Parameter 'values')",
            () => Component.Of("W1", new double[5], new double[6], 2, 3));
    }

    [Theory]
    [InlineData(2, 0, "2 x 0")]
    [InlineData(-2, -3, "-2 x -3")]
    public void Sizes_below_one_are_refused_even_where_their_product_is_the_length(int rows, int columns, string shape)
    {
        string message = $"Component \"W1\": expected sizes of 1 or more, found the shape {shape}. (Parameter 'shape')";
        Says(message, () => Component.Of("W1", new double[6], new double[6], rows, columns));
        Says(message, () => Component.Of("W1", new float[6].AsMemory(), new float[6].AsMemory(), rows, columns));
        Says(message, () => Component.Of("W1", () => new double[6], () => new double[6], rows, columns));
        Says(message, () => Component.Of("W1", [rows, columns], i => 0.0, (i, value) => { }, i => 0.0));
    }

    [Fact]
    public void A_shape_with_more_elements_than_an_index_counts_does_not_wrap_around() =>
        Says("Component \"W1\": expected 2147483647 elements at most, found the shape 65536 x 65536 x 65536 x 65536. " +
            "Pass it as several components. (Parameter 'shape')",
            () => Component.Of("W1", [65536, 65536, 65536, 65536], i => 0.0, (i, value) => { }, i => 0.0));

    [Fact]
    public void Other_storage_needs_a_size() =>
        Says("Component \"W1\": expected one size or more, found none. Pass [1] for a single number. (Parameter 'shape')",
            () => Component.Of("W1", [], i => 0.0, (i, value) => { }, i => 0.0));

    [Fact]
    public void Storage_without_an_element_is_no_component()
    {
        const string Message =
            "Component \"b1\", values: expected one element or more, found none. Leave the component out. (Parameter 'values')";
        Says(Message, () => Component.Of("b1", Array.Empty<double>(), new double[1]));
        Says(Message, () => Component.Of("b1", new float[0, 3], new float[0, 3]));
        Says(Message, () => Component.Of("b1", Array.Empty<double[]>(), Array.Empty<double[]>()));
        Says(Message, () => Component.Of("b1", new double[][] { [], [] }, new double[][] { [], [] }));
        Says(Message, () => Component.Of("b1", Memory<double>.Empty, new double[1]));
    }

    [Fact]
    public void Ragged_and_missing_rows_are_named()
    {
        double[][] rows = [[1, 2, 3], [4, 5, 6]];
        Says("Component \"W1\", gradient: expected each row as long as row 0, which has 3, found 2 in row 1. " +
            "Make the rows equally long, or pass each as a component of its own. (Parameter 'gradient')",
            () => Component.Of("W1", rows, [[1, 2, 3], [4, 5]]));
        Says("Component \"W1\", gradient: expected an array in each row, found null in row 1. Allocate every row. " +
            "(Parameter 'gradient')",
            () => Component.Of("W1", rows, [[1, 2, 3], null!]));
        Says("Component \"W1\", values: expected an array in each row, found null in row 0. Allocate every row. " +
            "(Parameter 'values')",
            () => Component.Of("W1", new double[2][], rows));
    }

    [Fact]
    public void Sparse_and_diagonal_MathNet_storage_is_refused_with_what_to_use_instead()
    {
        Matrix<double> dense = Matrix<double>.Build.Dense(2, 2);
        Says("Component \"W1\", values: expected a dense matrix, found a SparseMatrix. " +
            "Let the model hold a dense matrix and pass that: Matrix<double>.Build.DenseOfMatrix(W); " +
            "or pass its shape, a getter and a setter: Component.Of(\"W\", [rows, columns], " +
            "i => W[i / columns, i % columns], (i, value) => W[i / columns, i % columns] = value, i => …). (Parameter 'values')",
            () => Component.Of("W1", Matrix<double>.Build.Sparse(2, 2), dense));
        Says("Component \"W1\", gradient: expected a dense matrix, found a DiagonalMatrix. " +
            "Let the model hold a dense matrix and pass that: Matrix<double>.Build.DenseOfMatrix(W); " +
            "or pass its shape, a getter and a setter: Component.Of(\"W\", [rows, columns], " +
            "i => W[i / columns, i % columns], (i, value) => W[i / columns, i % columns] = value, i => …). (Parameter 'gradient')",
            () => Component.Of("W1", dense, Matrix<double>.Build.DiagonalIdentity(2)));
        Says("Component \"b1\", values: expected a dense vector, found a SparseVector. " +
            "Let the model hold a dense vector and pass that: Vector<float>.Build.DenseOfVector(b); " +
            "or pass its length, a getter and a setter: Component.Of(\"b\", [length], i => b[i], (i, value) => b[i] = value, i => …). " +
            "(Parameter 'values')",
            () => Component.Of("b1", Vector<float>.Build.Sparse(2), Vector<float>.Build.Dense(2)));
    }

    [Fact]
    public void The_flat_array_that_a_matrix_does_not_have_is_named_with_its_component()
    {
        Matrix<double> w = Matrix<double>.Build.Dense(2, 3), dw = Matrix<double>.Build.Dense(2, 3);
        foreach (var (parameter, values, gradient) in new[]
        {
            ("values", w.AsRowMajorArray(), w.AsRowMajorArray()), ("gradient", new double[6], dw.AsRowMajorArray()),
        })
        {
            Assert.Equal(
                $"The storage of W that was passed as {parameter} is null. If the model makes it later, pass a Func: "
                    + "Component.Of(\"W\", () => values, () => gradient). If it is from AsRowMajorArray() of a MathNet matrix, which keeps its "
                    + $"numbers column by column and has no such array, pass the matrix itself: "
                    + $"ToRowMajorArray() is a copy. (Parameter '{parameter}')",
                Assert.Throws<ArgumentNullException>(parameter, () => Component.Of("W", values, gradient, 2, 3)).Message);
        }

        Assert.Equal(6, Component.Of("W", w, dw).Length);
    }

    [Fact]
    public void Null_is_refused_by_the_name_of_its_parameter()
    {
        double[] w = [1];
        Assert.Throws<ArgumentNullException>("name", () => Component.Of(null!, w, w));
        Assert.Throws<ArgumentException>("name", () => Component.Of(" ", () => w, () => w));
        Assert.Throws<ArgumentNullException>("values", () => Component.Of("W1", (double[])null!, w));
        Assert.Throws<ArgumentNullException>("gradient", () => Component.Of("W1", w, (double[])null!));
        Assert.Throws<ArgumentNullException>("shape", () => Component.Of("W1", w, w, null!));
        Assert.Throws<ArgumentNullException>("values", () => Component.Of("W1", (Matrix<double>)null!, null!));
        Assert.Throws<ArgumentNullException>("values", () => Component.Of("W1", (Func<float[,]?>)null!, null!));
        Assert.Throws<ArgumentNullException>("gradient", () => Component.Of("W1", () => w, (Func<double[]?>)null!));
        Assert.Throws<ArgumentNullException>("shape", () => Component.Of("W1", null!, i => w[i], (i, x) => w[i] = x, i => w[i]));
        Assert.Throws<ArgumentNullException>("getValue", () => Component.Of("W1", [1], null!, (i, x) => w[i] = x, i => w[i]));
        Assert.Throws<ArgumentNullException>("setValue", () => Component.Of("W1", [1], i => w[i], null!, i => w[i]));
        Assert.Throws<ArgumentNullException>(
            "getGradient", () => Component.Of("W1", [1], i => w[i], (int i, double x) => w[i] = x, null!));
    }

    static void Says(string message, Func<Component> of) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(of).Message);
}
