using GradientTesting.Tests.Fixtures;
using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.Tests.Contracts;

/// <summary>A gradient has the shape of what it is the gradient of.</summary>
public class GradientShapeTests
{
    [Fact]
    public void An_array_of_another_length_is_told_with_both_shapes()
    {
        Says(
            "The gradient of W is a vector of 7 after ComputeGradient(), but W is 2×3. Make the two the same shape.",
            Component.Of("W", new double[6], new double[7], 2, 3));
        Says(
            "The gradient of b is a vector of 2 after ComputeGradient(), but b is a vector of 3. Make the two the same shape.",
            Component.Of("b", new float[3], new float[2]));
        Says(
            "The gradient of b is a vector of 1 after ComputeGradient(), but b is a vector of 3. Make the two the same shape.",
            Component.Of("b", new double[3].AsMemory(), new double[1].AsMemory()));
    }

    [Fact]
    public void A_transposed_matrix_is_told_with_both_shapes()
    {
        const string Message = "The gradient of W is 3×2 after ComputeGradient(), but W is 2×3. Make the two the same shape.";
        Says(Message, Component.Of("W", Matrix<double>.Build.Dense(2, 3), Matrix<double>.Build.Dense(3, 2)));
        Says(Message, Component.Of("W", new double[2, 3], new double[3, 2]));
        double[][] rows = [[1, 2, 3], [4, 5, 6]];
        var matrix = Matrix<float>.Build.Dense(2, 3);
        Says(Message, Component.Of("W", () => rows, () => new double[][] { [1, 2], [3, 4], [5, 6] }));
        Says(Message, Component.Of("W", () => matrix, () => Matrix<float>.Build.Dense(3, 2)));
    }

    [Fact]
    public void One_that_was_not_summed_over_the_axes_that_were_broadcast_is_told_so()
    {
        Says(
            "The gradient of b is 36×2 after ComputeGradient(), but b is 1×2. "
                + "It was not summed over the axes that were broadcast: sum it over them.",
            Component.Of("b", Matrix<double>.Build.Dense(1, 2), Matrix<double>.Build.Dense(36, 2)));
        Says(
            "The gradient of b is 2×3 after ComputeGradient(), but b is 2×1. "
                + "It was not summed over the axes that were broadcast: sum it over them.",
            Component.Of("b", new double[2, 1], new double[2, 3]));
        Says(
            "The gradient of b is a vector of 36 after ComputeGradient(), but b is a vector of 2. "
                + "It was not summed over the axes that were broadcast: sum it over them.",
            Component.Of("b", new double[2], new double[36]));
    }

    [Fact]
    public void An_array_of_another_length_behind_a_Func_is_told_with_the_shape_that_was_declared()
    {
        var w = new double[6];
        Says(
            "Component \"W\", gradient: expected 6 elements for the shape 2 x 3, found 5. "
                + "Pass sizes whose product is the length, or no size for a vector.",
            Component.Of("W", () => w, () => new double[5], 2, 3));
    }

    [Fact]
    public void A_gradient_that_is_never_made_is_told_so()
    {
        var w = new double[6];
        Says(
            "W has no gradient: its storage is null or empty after ComputeGradient(). "
                + "Have ComputeGradient() make it; where a library makes it, no path leads from the cost to W. "
                + "If it is from AsRowMajorArray() of a MathNet matrix, which keeps its numbers column by column and has no such array, "
                + "pass the matrix itself: ToRowMajorArray() is a copy.",
            Component.Of("W", () => w, () => null, 2, 3));
    }

    [Fact]
    public void Values_that_are_never_made_are_told_so() =>
        Says(
            "Component \"W\", values: expected storage, but the Func returned null. "
                + "Allocate it in the model's constructor, or in Initialize() at the latest. "
                + "If it is from AsRowMajorArray() of a MathNet matrix, which keeps its numbers column by column and has no such array, "
                + "pass the matrix itself: ToRowMajorArray() is a copy.",
            Component.Of("W", () => (double[]?)null, () => new double[6]));

    [Fact]
    public void A_component_that_changes_its_length_is_told_so()
    {
        double[] w = [1, 2], dw = [];
        var model = GradientModel.Of([Component.Of("w", () => w, () => dw)], () => w.Sum(),
            () => dw = [.. w.Select(_ => 1)]) with { Initialize = _ => w = [1, 2, 3] };
        Assert.Equal(
            "The model could not be put back as it was: Component \"w\", values: "
                + "expected 2 elements as when the check began, found 3. A component must keep its length while it is checked. "
                + "Build a new model before using it again, and fix what threw.",
            Assert.Throws<GradientContractException>(() => GradientCheck.Run(model)).Message);
    }

    [Fact]
    public void A_function_returns_one_number_per_element()
    {
        const string Message =
            "The gradient function returned a gradient of length 1 at a point of length 2. Return one number for each element of `at`.";
        Assert.Equal(Message, Breach(() => GradientCheck.Run(theta => theta[0], theta => [1], [1.0, 2.0])).Message);
        Assert.Equal(Message, Breach(() => GradientCheck.Run(
            theta => theta[0], theta => Vector<double>.Build.Dense(1, 1), Vector<double>.Build.Dense(2, 1))).Message);
        Assert.Equal(
            "The gradient function returned a gradient of length 3 at a point of length 2. Return one number for each element of `at`.",
            Breach(() => GradientCheck.Run(theta => theta[0], theta => [1, 0, 0], [1.0, 2.0])).Message);
        GradAssert.MatchesNumerical(theta => theta[0] * theta[1], theta => [theta[1], theta[0]], [1.0, 2.0]);
    }

    [Fact]
    public void A_function_does_not_return_null()
    {
        const string Message = "The gradient function returned null. Return one number for each of the 2 elements of `at`.";
        Assert.Equal(Message, Breach(() => GradientCheck.Run(theta => theta[0], theta => null!, [1.0, 2.0])).Message);
        Assert.Equal(Message, Breach(() => GradientCheck.Run(theta => theta[0], theta => null!, Vector<double>.Build.Dense(2, 1))).Message);
    }

    static void Says(string message, Component component)
    {
        var bowl = new Bowl();
        var model = GradientModel.Of([Component.Of("w", bowl.W, bowl.DW), component], bowl.Cost, bowl.ComputeGradient);
        Assert.Equal(message, Breach(() => GradientCheck.Run(model)).Message);
    }

    static GradientContractException Breach(Action check) => Assert.Throws<GradientContractException>(check);
}
