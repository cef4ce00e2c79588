using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.Tests.Models;

public class ElementAccessTests
{
    public static TheoryData<string, Component> EveryStorage()
    {
        double[] array = new double[6];
        float[,] grid = new float[2, 3];
        double[][] rows = [new double[3], new double[3]];
        Memory<float> memory = new float[6];
        Matrix<double> matrix = Matrix<double>.Build.Dense(2, 3);
        Vector<float> vector = Vector<float>.Build.Dense(6);
        return new()
        {
            { "array", Component.Of("W", array, array, 2, 3) },
            { "array behind a Func", Component.Of("W", () => array, () => array, 2, 3) },
            { "grid", Component.Of("W", grid, grid) },
            { "grid behind a Func", Component.Of("W", () => grid, () => grid) },
            { "rows", Component.Of("W", rows, rows) },
            { "rows behind a Func", Component.Of("W", () => rows, () => rows) },
            { "memory", Component.Of("W", memory, memory) },
            { "memory behind a Func", Component.Of("W", () => memory, () => memory) },
            { "matrix", Component.Of("W", matrix, matrix) },
            { "matrix behind a Func", Component.Of("W", () => matrix, () => matrix) },
            { "vector", Component.Of("W", vector, vector) },
            { "vector behind a Func", Component.Of("W", () => vector, () => vector) },
            { "delegates", Component.Of("W", [6], i => array[i], (i, value) => array[i] = value, i => array[i]) },
        };
    }

    [Theory]
    [MemberData(nameof(EveryStorage))]
    public void Reading_and_writing_an_element_allocates_nothing(string storage, Component component)
    {
        TensorView view = component.Values;
        TensorCopy copy = view.Copy();
        Touch(view, copy);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Touch(view, copy);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated == 0, $"{storage}: {allocated} bytes");
    }

    [Theory]
    [MemberData(nameof(EveryStorage))]
    public void An_index_outside_of_the_component_is_refused(string storage, Component component)
    {
        foreach (int index in (int[])[-1, 6, int.MinValue, int.MaxValue])
            Assert.True(
                Record.Exception(() => component.Values[index]) is ArgumentOutOfRangeException
                && Record.Exception(() => component.Values[index] = 1) is ArgumentOutOfRangeException, storage);
    }

    [Fact]
    public void A_write_to_float_storage_rounds_to_the_nearest_float()
    {
        float[] w = new float[1];
        TensorView view = Component.Of("W", w, w).Values;
        view[0] = 0.1;
        Assert.Equal(0.1f, w[0]);
        Assert.Equal((double)0.1f, view[0]);
    }

    static void Touch(TensorView view, TensorCopy copy)
    {
        for (int i = 0; i < 6; i++)
            view[i] += copy[i] + 1;
        copy.Restore();
        copy.FirstDifference();
    }
}
