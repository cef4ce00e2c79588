using MathNet.Numerics.LinearAlgebra;
using DoubleMatrix = MathNet.Numerics.LinearAlgebra.Double.DenseMatrix;
using DoubleVector = MathNet.Numerics.LinearAlgebra.Double.DenseVector;
using SingleMatrix = MathNet.Numerics.LinearAlgebra.Single.DenseMatrix;
using SingleVector = MathNet.Numerics.LinearAlgebra.Single.DenseVector;

namespace GradientTesting.Tests.Models;

/// <summary>Guards against an overload that makes one of these lines ambiguous: that they compile is most of the test.</summary>
public class LambdaOverloadTests
{
    const double Double = 1.0 / (1L << 53), Float = 1.0 / (1 << 24);

    readonly Members net = new();

    [Fact]
    public void A_lambda_over_a_member_of_any_storage_type_finds_its_overload()
    {
        Is(Double, Component.Of("W", () => net.DoubleArray, () => net.DoubleArray), 6);
        Is(Double, Component.Of("W", () => net.DoubleArray, () => net.DoubleArray, 2, 3), 2, 3);
        Is(Float, Component.Of("W", () => net.FloatArray, () => net.FloatArray), 6);
        Is(Float, Component.Of("W", () => net.FloatArray, () => net.FloatArray, 2, 3), 2, 3);
        Is(Double, Component.Of("W", () => net.DoubleGrid, () => net.DoubleGrid), 2, 3);
        Is(Float, Component.Of("W", () => net.FloatGrid, () => net.FloatGrid), 2, 3);
        Is(Double, Component.Of("W", () => net.DoubleRows, () => net.DoubleRows), 2, 3);
        Is(Float, Component.Of("W", () => net.FloatRows, () => net.FloatRows), 2, 3);
        Is(Double, Component.Of("W", () => net.DoubleMemory, () => net.DoubleMemory, 2, 3), 2, 3);
        Is(Float, Component.Of("W", () => net.FloatMemory, () => net.FloatMemory), 6);
        Is(Double, Component.Of("W", () => net.DoubleMatrix, () => net.DoubleMatrix), 2, 3);
        Is(Float, Component.Of("W", () => net.FloatMatrix, () => net.FloatMatrix), 2, 3);
        Is(Double, Component.Of("W", () => net.DoubleVector, () => net.DoubleVector), 6);
        Is(Float, Component.Of("W", () => net.FloatVector, () => net.FloatVector), 6);
    }

    [Fact]
    public void Without_types_a_setter_follows_the_getters_and_with_them_they_follow_the_setter()
    {
        double[] w = [1, 2], dw = [0, 0];
        float[] single = [1, 2], dSingle = [0, 0];
        byte[] level = [1, 2];
        Is(Double, Component.Of("w", [2], i => w[i], (i, value) => w[i] = value, i => dw[i]), 2);
        Is(Double, Component.Of("w", [2], i => single[i], (i, value) => single[i] = (float)value, i => dw[i]), 2);
        Is(Float, Component.Of("w", [2], i => single[i], (i, value) => single[i] = value, i => dSingle[i]), 2);
        Is(Float, Component.Of("w", [2], i => level[i], (i, value) => level[i] = (byte)value, i => level[i]), 2);
        Is(Double, Component.Of("w", [2], i => single[i], (int i, double value) => single[i] = (float)value, i => dSingle[i]), 2);
        Is(Double, Component.Of("w", [2], i => level[i], (int i, double value) => level[i] = (byte)value, i => level[i]), 2);
    }

    [Fact]
    public void A_lambda_over_a_member_of_a_concrete_MathNet_type_finds_its_overload()
    {
        Is(Double, Component.Of("W", () => net.ConcreteDoubleMatrix, () => net.ConcreteDoubleMatrix), 2, 3);
        Is(Float, Component.Of("W", () => net.ConcreteFloatMatrix, () => net.ConcreteFloatMatrix), 2, 3);
        Is(Double, Component.Of("W", () => net.ConcreteDoubleVector, () => net.ConcreteDoubleVector), 6);
        Is(Float, Component.Of("W", () => net.ConcreteFloatVector, () => net.ConcreteFloatVector), 6);
    }

    [Fact]
    public void A_lambda_may_return_one_type_for_the_values_and_a_narrower_one_for_the_gradient()
    {
        Is(Double, Component.Of("W", () => net.ConcreteDoubleMatrix, () => net.DoubleMatrix), 2, 3);
        Is(Double, Component.Of("W", () => net.DoubleVector, () => net.ConcreteDoubleVector), 6);
        Is(Double, Component.Of("W", () => net.DoubleArray, () => net.DoubleMemory), 6);
    }

    [Fact]
    public void A_lambda_may_return_a_member_that_is_null_at_first()
    {
        Component component = Component.Of("W", () => net.DoubleMatrix, () => net.NoMatrixYet);
        Assert.True(component.Values.Exists);
        Assert.False(component.Gradient.Exists);
        net.NoMatrixYet = Matrix<double>.Build.Dense(2, 3);
        Assert.True(component.Gradient.Exists);
    }

    [Fact]
    public void Storage_itself_finds_its_overload_and_an_array_is_not_taken_for_memory()
    {
        Is(Double, Component.Of("W", net.DoubleArray, net.DoubleArray, 2, 3), 2, 3);
        Is(Float, Component.Of("W", net.FloatArray, net.FloatArray), 6);
        Is(Double, Component.Of("W", net.DoubleMemory, net.DoubleMemory), 6);
        Is(Double, Component.Of("W", net.DoubleArray, net.DoubleMemory), 6);
        Is(Double, Component.Of("W", net.ConcreteDoubleMatrix, net.DoubleMatrix), 2, 3);
        Is(Float, Component.Of("W", net.ConcreteFloatMatrix, net.ConcreteFloatMatrix), 2, 3);
        Is(Double, Component.Of("W", net.ConcreteDoubleVector, net.ConcreteDoubleVector), 6);
        Is(Float, Component.Of("W", net.FloatVector, net.ConcreteFloatVector), 6);
        Assert.IsType<StorageView<double[], double, ArrayLayout<double>>>(
            Component.Of("W", net.DoubleArray, net.DoubleArray).Values);
        Assert.IsType<StorageView<double[], double, ArrayLayout<double>>>(
            Component.Of("W", () => net.DoubleArray, () => net.DoubleArray).Values);
    }

    [Fact]
    public void A_getter_and_a_setter_find_the_overload_of_their_type()
    {
        float[] f = net.FloatArray;
        double[] d = net.DoubleArray;
        Half[] half = new Half[6];
        Is(Double, Component.Of("W", [2, 3], i => d[i], (i, value) => d[i] = value, i => d[i]), 2, 3);
        Is(Float, Component.Of("W", [2, 3], i => f[i], (i, value) => f[i] = value, i => f[i]), 2, 3);
        Is(Float, Component.Of("W", [2, 3], i => f[i], (i, value) => f[i] = (float)value, i => f[i]), 2, 3);
        Is(Float, Component.Of("W", [6], i => (float)half[i], (i, value) => half[i] = (Half)value, i => (float)half[i]), 6);
    }

    static void Is(double unitRoundoff, Component component, params int[] shape)
    {
        Assert.Equal(shape, component.Shape);
        Assert.Equal(unitRoundoff, component.Values.UnitRoundoff);
        Assert.Equal(unitRoundoff, component.Gradient.UnitRoundoff);
    }

    sealed class Members
    {
        public double[] DoubleArray = new double[6];
        public float[] FloatArray = new float[6];
        public double[,] DoubleGrid = new double[2, 3];
        public float[,] FloatGrid = new float[2, 3];
        public double[][] DoubleRows = [new double[3], new double[3]];
        public float[][] FloatRows = [new float[3], new float[3]];
        public Memory<double> DoubleMemory = new double[6];
        public Memory<float> FloatMemory = new float[6];
        public Matrix<double> DoubleMatrix = Matrix<double>.Build.Dense(2, 3);
        public Matrix<float> FloatMatrix = Matrix<float>.Build.Dense(2, 3);
        public Vector<double> DoubleVector = Vector<double>.Build.Dense(6);
        public Vector<float> FloatVector = Vector<float>.Build.Dense(6);
        public DoubleMatrix ConcreteDoubleMatrix = new(2, 3);
        public SingleMatrix ConcreteFloatMatrix = new(2, 3);
        public DoubleVector ConcreteDoubleVector = new(6);
        public SingleVector ConcreteFloatVector = new(6);
        public Matrix<double>? NoMatrixYet;
    }
}
