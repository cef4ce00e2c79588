using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.LanguageVersions.Tests;

/// <summary>y = x², of any kind of storage. It keeps x, as layers do.</summary>
internal sealed class Square : IGradientLayer
{
    readonly double[] x = [0.4, -1.3], dx = new double[2], y = new double[2], dy = new double[2];
    double[] doubles = [];
    float[] floats = [];
    Matrix<double> matrix = Matrix<double>.Build.Dense(1, 1);

    public IReadOnlyList<Component> Inputs => [Component.Of("x", x, dx)];

    public IReadOnlyList<Component> Parameters => [];

    public IReadOnlyList<Component> Outputs => [Component.Of("y", y, dy)];

    void IGradientLayer.Forward() => Forward(x).CopyTo(y, 0);

    void IGradientLayer.Backward() => Backward(dy).CopyTo(dx, 0);

    public double[] Forward(double[] values) => [.. (doubles = [.. values]).Select(number => number * number)];

    public double[] Backward(double[] upstream) => [.. doubles.Zip(upstream, (number, up) => 2 * number * up)];

    public float[] Singles(float[] values) => [.. (floats = [.. values]).Select(number => number * number)];

    public float[] BackwardOfSingles(float[] upstream) => [.. floats.Zip(upstream, (number, up) => 2 * number * up)];

    public Matrix<double> Matrices(Matrix<double> values) => (matrix = values.Clone()).PointwiseMultiply(values);

    public Matrix<double> BackwardOfMatrices(Matrix<double> upstream) => 2 * matrix.PointwiseMultiply(upstream);

    public static double[] Of(double[] values) => [.. values.Select(number => number * number)];

    public static double[] Vjp(double[] values, double[] upstream) => [.. values.Zip(upstream, (number, up) => 2 * number * up)];

    public static double Sum(double[] values) => values.Sum(number => number * number);

    public static double[] VjpOfSum(double[] values, double upstream) => [.. values.Select(number => 2 * number * upstream)];
}
