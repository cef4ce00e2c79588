using MathNet.Numerics.LinearAlgebra;

namespace XunitTests;

/// <summary>Costs that are plain functions of one vector: nothing to implement.</summary>
[Trait("Category", "GradientCheck")]
public class FunctionTests
{
    static readonly Iris iris = Iris.Load();
    static readonly Matrix<double> x = Matrix<double>.Build.DenseOfRowArrays(iris.Measures);
    static readonly Vector<double> y = Vector<double>.Build.Dense(iris.IsVirginica);

    #region Arrays
    [Fact]
    public void Rosenbrock() => GradAssert.MatchesNumerical(
        cost: p => Math.Pow(1 - p[0], 2) + 100 * Math.Pow(p[1] - p[0] * p[0], 2),
        gradient: p => [-2 * (1 - p[0]) - 400 * p[0] * (p[1] - p[0] * p[0]), 200 * (p[1] - p[0] * p[0])],
        at: [-1.2, 1.0]);
    #endregion

    #region Vectors
    [Fact]
    public void Log_likelihood() => GradAssert.MatchesNumerical(
        cost: w => (x * w).PointwiseExp().Add(1).PointwiseLog().Sum() - y * (x * w),
        gradient: w => x.Transpose() * ((x * w).Map(MathNet.Numerics.SpecialFunctions.Logistic) - y),
        at: Vector<double>.Build.Dense([0.1, -0.2, 0.3, 0.4]));
    #endregion
}
