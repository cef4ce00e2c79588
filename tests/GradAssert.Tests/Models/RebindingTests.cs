using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.Tests.Models;

public class RebindingTests
{
    [Fact]
    public void A_Func_follows_a_MathNet_model_that_makes_new_matrices()
    {
        Matrix<double> w = Matrix<double>.Build.Dense(2, 3, 1), dw = Matrix<double>.Build.Dense(2, 3, 4);
        Component component = Component.Of("W", () => w, () => dw);
        w -= 0.5 * dw;
        dw = Matrix<double>.Build.Dense(2, 3, 7);
        Assert.Equal((-1.0, 7.0), (component.Values[5], component.Gradient[5]));
        component.Values[1] = 9;
        Assert.Equal(9, w[0, 1]);
    }

    [Fact]
    public void Storage_itself_is_left_behind_by_such_a_model_and_says_so()
    {
        Matrix<double> w = Matrix<double>.Build.Dense(2, 3, 1), dw = Matrix<double>.Build.Dense(2, 3, 4);
        Component component = Component.Of("W", w, dw);
        w -= 0.5 * dw;
        Assert.Equal(1, component.Values[0]);
        Assert.True(component.Values.IsFixed && component.Gradient.IsFixed);
    }

    [Fact]
    public void Only_storage_itself_is_fixed()
    {
        double[] w = new double[2];
        Assert.True(Component.Of("W", w, w).Values.IsFixed);
        Assert.True(Component.Of("W", w.AsMemory(), w.AsMemory()).Gradient.IsFixed);
        Assert.False(Component.Of("W", () => w, () => w).Values.IsFixed);
        Component delegates = Component.Of("W", [2], i => w[i], (i, value) => w[i] = value, i => w[i]);
        Assert.False(delegates.Values.IsFixed || delegates.Gradient.IsFixed);
    }

    [Fact]
    public void A_Func_follows_every_other_kind_of_storage()
    {
        double[] array = [1];
        double[,] grid = { { 1 } };
        float[][] rows = [[1]];
        Memory<float> memory = new float[] { 1 };
        Vector<float> vector = Vector<float>.Build.Dense(1, 1);
        TensorView[] views =
        [
            Component.Of("W", () => array, () => array).Values, Component.Of("W", () => grid, () => grid).Values,
            Component.Of("W", () => rows, () => rows).Values, Component.Of("W", () => memory, () => memory).Values,
            Component.Of("W", () => vector, () => vector).Values,
        ];
        (array, grid, rows, memory) = ([2, 3], new double[,] { { 2, 3 } }, [[2, 3]], new float[] { 2, 3 });
        vector = Vector<float>.Build.Dense([2, 3]);
        Assert.All(views, view => Assert.Equal((2, 3.0), (view.Length, view[1])));
    }

    [Fact]
    public void A_row_may_be_replaced_by_another_of_the_same_length()
    {
        double[][] w = [[1, 2], [3, 4]];
        Component component = Component.Of("W", w, w);
        w[1] = [5, 6];
        Assert.Equal(6, component.Values[3]);
    }

    [Fact]
    public void A_component_exists_once_its_Func_returns_storage()
    {
        float[]? w = null;
        Memory<double> memory = default;
        TensorView view = Component.Of("W", () => w, () => w).Values;
        TensorView overMemory = Component.Of("W", () => memory, () => memory).Values;
        Assert.False(view.Exists || overMemory.Exists);
        (w, memory) = (new float[2], new double[2]);
        Assert.True(view.Exists && overMemory.Exists);
    }

    [Fact]
    public void A_change_of_the_array_of_sizes_changes_no_component()
    {
        int[] shape = [2, 3];
        Component component = Component.Of("W", new double[6], new double[6], shape);
        shape[0] = 7;
        Assert.Equal([2, 3], component.Shape);
    }
}
