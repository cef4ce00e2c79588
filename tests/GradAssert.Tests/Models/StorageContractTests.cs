using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.Tests.Models;

/// <summary>What a Func returns is judged at each use, as a <see cref="GradientContractException"/>.</summary>
public class StorageContractTests
{
    [Fact]
    public void Null_from_a_Func_says_where_to_allocate()
    {
        Matrix<double>? w = null;
        Component component = Component.Of("W1", () => w, () => w);
        AtEveryUse(component.Values,
            "Component \"W1\", values: expected storage, but the Func returned null. " +
            "Allocate it in the model's constructor, or in Initialize() at the latest.");
        AtEveryUse(component.Gradient,
            "Component \"W1\", gradient: expected storage, but the Func returned null. " +
            "Allocate it in the model's constructor, or in ComputeGradient() at the latest.");
    }

    [Fact]
    public void Empty_memory_from_a_Func_counts_as_null() =>
        AtEveryUse(Component.Of("b1", () => Memory<float>.Empty, () => new float[1]).Values,
            "Component \"b1\", values: expected storage, but the Func returned an empty one. " +
            "Allocate it in the model's constructor, or in Initialize() at the latest.");

    [Fact]
    public void An_empty_array_from_a_Func_counts_as_null_too()
    {
        const string Message =
            "Component \"b1\", values: expected storage, but the Func returned an empty one. " +
            "Allocate it in the model's constructor, or in Initialize() at the latest.";
        AtEveryUse(Component.Of("b1", () => Array.Empty<double>(), () => new double[1]).Values, Message);
        AtEveryUse(Component.Of("b1", () => new float[0, 3], () => new float[1, 3]).Values, Message);
        AtEveryUse(Component.Of("b1", () => Array.Empty<double[]>(), () => new double[][] { [1] }).Values, Message);
    }

    [Fact]
    public void Storage_that_is_empty_until_the_first_forward_pass_matches()
    {
        double[] w = [0.5, 1], dw = [];
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(GradientModel.Of(
            [Component.Of("w", () => w, () => dw)], () => w.Sum(Math.Exp), () => dw = [.. w.Select(Math.Exp)])).Verdict);
    }

    [Fact]
    public void An_array_of_another_length_than_the_shape_is_not_read_in_part()
    {
        AtEveryUse(Component.Of("W1", () => new double[8], () => new double[6], 2, 3).Values,
            "Component \"W1\", values: expected 6 elements for the shape 2 x 3, found 8. " +
            "Pass sizes whose product is the length, or no size for a vector.");
        AtEveryUse(Component.Of("W1", () => new float[6].AsMemory(), () => new float[5].AsMemory(), 2, 3).Gradient,
            "Component \"W1\", gradient: expected 6 elements for the shape 2 x 3, found 5. " +
            "Pass sizes whose product is the length, or no size for a vector.");
    }

    [Fact]
    public void Sparse_storage_from_a_Func_says_what_to_use_instead()
    {
        AtEveryUse(Component.Of("W1", () => Matrix<float>.Build.Sparse(2, 2), () => Matrix<float>.Build.Dense(2, 2)).Values,
            "Component \"W1\", values: expected a dense matrix, found a SparseMatrix. " +
            "Let the model hold a dense matrix and pass that: Matrix<float>.Build.DenseOfMatrix(W); " +
            "or pass its shape, a getter and a setter: Component.Of(\"W\", [rows, columns], " +
            "i => W[i / columns, i % columns], (i, value) => W[i / columns, i % columns] = value, i => …).");
        AtEveryUse(Component.Of("b1", () => Vector<double>.Build.Dense(2), () => Vector<double>.Build.Sparse(2)).Gradient,
            "Component \"b1\", gradient: expected a dense vector, found a SparseVector. " +
            "Let the model hold a dense vector and pass that: Vector<double>.Build.DenseOfVector(b); " +
            "or pass its length, a getter and a setter: Component.Of(\"b\", [length], i => b[i], (i, value) => b[i] = value, i => …).");
    }

    [Fact]
    public void Ragged_rows_from_a_Func_are_named()
    {
        float[][] rows = [[1], [2, 3]];
        TensorView view = Component.Of("W1", () => rows, () => rows).Values;
        const string Message =
            "Component \"W1\", values: expected each row as long as row 0, which has 1, found 2 in row 1. " +
            "Make the rows equally long, or pass each as a component of its own.";
        Assert.Equal(Message, Assert.Throws<GradientContractException>(() => view.Length).Message);
        Assert.Equal(Message, Assert.Throws<GradientContractException>(() => view.Shape).Message);
        Assert.Equal(Message, Assert.Throws<GradientContractException>(view.Copy).Message);
        Assert.Equal(Message, Assert.Throws<GradientContractException>(() => view[1]).Message);
    }

    [Fact]
    public void Rows_that_become_ragged_later_are_named()
    {
        double[][] rows = [[1, 2], [3, 4]];
        TensorView view = Component.Of("W1", rows, rows).Values;
        rows[1] = [5];
        Assert.Equal(
            "Component \"W1\", values: expected each row as long as row 0, which has 2, found 1 in row 1. " +
            "Make the rows equally long, or pass each as a component of its own.",
            Assert.Throws<GradientContractException>(() => view[2]).Message);
    }

    [Fact]
    public void A_gradient_given_as_a_getter_is_not_written()
    {
        Component component = Component.Of("W1", [2], i => 1.0, (i, value) => { }, i => 2.0);
        Assert.True(component.Values.IsWritable);
        Assert.False(component.Gradient.IsWritable);
        Assert.Equal(
            "Component \"W1\", gradient: expected a setter, found only a getter. Read it, do not write it.",
            Assert.Throws<InvalidOperationException>(() => component.Gradient[0] = 1).Message);
        Assert.Equal(2, component.Gradient[0]);
    }

    static void AtEveryUse(TensorView view, string message)
    {
        foreach (Action use in (Action[])
            [() => _ = view.Length, () => _ = view.Shape, () => view.Copy(), () => _ = view[0], () => view[0] = 1])
            Assert.Equal(message, Assert.Throws<GradientContractException>(use).Message);
    }
}
