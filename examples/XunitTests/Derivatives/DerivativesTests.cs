using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using Complex = System.Numerics.Complex;

namespace XunitTests.Derivatives;

/// <summary>The calls of docs/derivatives.md.</summary>
public class DerivativesTests
{
    #region Arm
    static double[] Hand(double[] q) => [Math.Cos(q[0]) + Math.Cos(q[0] + q[1]), Math.Sin(q[0]) + Math.Sin(q[0] + q[1])];

    static double[,] OfHand(double[] q) => new[,]
    {
        { -Math.Sin(q[0]) - Math.Sin(q[0] + q[1]), -Math.Sin(q[0] + q[1]) },
        { Math.Cos(q[0]) + Math.Cos(q[0] + q[1]), Math.Cos(q[0] + q[1]) },
    };

    [Fact]
    public void Jacobian() => GradAssert.JacobianMatchesNumerical(Hand, OfHand, at: [0.7, -1.1]);
    #endregion

    #region Forms
    static readonly float[] point = [0.7f, -1.1f];

    [Fact]
    public void Jacobians_in_other_storage()
    {
        // Rows; one array, row by row; a function of row and column, as of a sparse one; single precision.
        GradAssert.JacobianMatchesNumerical(x => [x[0] * x[1], x[1]], x => new double[][] { [x[1], x[0]], [0, 1] }, at: [0.7, -1.1]);
        GradAssert.JacobianMatchesNumerical(x => [x[0] * x[1], x[1]], x => [x[1], x[0], 0, 1], at: [0.7, -1.1], width: 2);
        GradAssert.JacobianMatchesNumerical(x => [2 * x[0], 3 * x[1]], x => (i, j) => i == j ? 2 + i : 0, at: [0.7, -1.1]);
        GradAssert.JacobianMatchesNumerical(
            (float[] x) => [x[0] * x[1]], (float[] x) => new[,] { { x[1], x[0] } }, at: point.AsMemory());
    }
    #endregion

    #region Fit
    [Fact]
    public void Jacobian_of_a_curve() => GradAssert.JacobianMatchesNumerical(
        (p, t) => p[0] * (p[1] * t).PointwiseExp(),
        (p, t) => Matrix<double>.Build.DenseOfColumnVectors((p[1] * t).PointwiseExp(),
            p[0] * t.PointwiseMultiply((p[1] * t).PointwiseExp())),
        at: Vector<double>.Build.Dense([1.8, -0.65]), observed: Vector<double>.Build.Dense([0.1, 0.4, 0.9, 1.6]));
    #endregion

    #region Filled
    [Fact]
    public void Jacobian_that_is_filled() => GradAssert.JacobianMatchesNumerical(
        f: (x, y) => (y[0], y[1]) = (x[0] * x[1], x[1]),
        jacobian: (x, J) => (J[0, 0], J[0, 1], J[1, 0], J[1, 1]) = (x[1], x[0], 0, 1),
        at: [0.4, -1.3], outputs: 2);
    #endregion

    #region Manifold
    // Directions in the plane, as (cosine, sine); δ is an angle.
    static double[] Turned(double[] d, double[] step) =>
    [
        (d[0] * Math.Cos(step[0])) - (d[1] * Math.Sin(step[0])),
        (d[1] * Math.Cos(step[0])) + (d[0] * Math.Sin(step[0])),
    ];

    [Fact]
    public void Jacobian_in_a_tangent_space() => GradAssert.JacobianMatchesNumerical(
        f: (double[] d) => [(3 * d[0]) + (2 * d[1])],
        jacobian: d => new[,] { { (2 * d[0]) - (3 * d[1]) } }, at: [0.6, 0.8], plus: Turned);
    #endregion

    #region Minus
    // Twice the angle: outputs are directions too, and rows are those of the angle between them.
    static double[] Doubled(double[] d) => [(d[0] * d[0]) - (d[1] * d[1]), 2 * d[0] * d[1]];

    [Fact]
    public void Jacobian_between_tangent_spaces() => GradAssert.JacobianMatchesNumerical(
        f: Doubled, jacobian: (double[] _) => new[,] { { 2.0 } }, at: [0.6, 0.8], plus: Turned,
        minus: (y, z) => [Math.Atan2((z[0] * y[1]) - (z[1] * y[0]), (z[0] * y[0]) + (z[1] * y[1]))]);
    #endregion

    #region Jvp
    [Fact]
    public void Products_in_both_directions() => GradAssert.JvpMatchesNumerical(
        f: x => [x[0] * x[1], Math.Sin(x[1])],
        jvp: (x, v) => [(v[0] * x[1]) + (x[0] * v[1]), Math.Cos(x[1]) * v[1]],
        at: [0.8, -1.7],
        vjp: (x, c) => [c[0] * x[1], (c[0] * x[0]) + (c[1] * Math.Cos(x[1]))]);
    #endregion

    #region Hessian
    [Fact]
    public void Hessian() => GradAssert.HessianMatchesNumerical(
        cost: x => (x[0] * x[0] * x[1]) + Math.Exp(x[1]),
        gradient: x => [2 * x[0] * x[1], (x[0] * x[0]) + Math.Exp(x[1])],
        hessian: x => new[,] { { 2 * x[1], 2 * x[0] }, { 2 * x[0], Math.Exp(x[1]) } },
        at: [0.8, -0.4]);

    [Fact]
    public void Hessian_vector_product() => GradAssert.HessianVectorProductMatchesNumerical(
        gradient: x => [2 * x[0] * x[1], x[0] * x[0]],
        hvp: (x, v) => [2 * ((x[1] * v[0]) + (x[0] * v[1])), 2 * x[0] * v[0]],
        at: [0.8, -0.4]);
    #endregion

    #region GaussNewton
    [Fact]
    public void Approximation_by_Gauss_and_Newton() => GradAssert.HessianMatchesNumerical(
        f: x => [x[0] * x[1], x[1] - 2],
        jacobian: x => new[,] { { x[1], x[0] }, { 0, 1 } },
        hessian: x => new[,] { { x[1] * x[1], x[0] * x[1] }, { x[0] * x[1], (x[0] * x[0]) + 1 } },
        at: [0.8, -0.4], gaussNewton: true);
    #endregion

    #region ElementWise
    static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    [Fact]
    public void Derivative_of_the_output() => GradAssert.DerivativeMatchesNumerical(Sigmoid, (_, y) => y * (1 - y));

    [Fact]
    public void Derivative_at_points() => GradAssert.DerivativeMatchesNumerical(Math.Log, x => 1 / x, at: [0.01, 1, 30]);
    #endregion

    #region Objective
    [Fact]
    public void Objective_of_a_minimizer() => GradAssert.MatchesNumerical(
        ObjectiveFunction.Gradient(
            function: x => Math.Pow(1 - x[0], 2) + (x[1] * x[1]),
            gradient: x => Vector<double>.Build.Dense([-2 * (1 - x[0]), 2 * x[1]])),
        at: Vector<double>.Build.Dense([-0.7, 0.4]));
    #endregion

    #region Complex
    // Two weights of a filter, e = d − w₀x₀ − w₁x₁, and the gradient of |e|².
    [Fact]
    public void Complex_parameters()
    {
        Complex[] w = [new(0.3, 0.6), new(-0.5, 0.1)], dw = new Complex[2], x = [new(0.7, 0.2), new(-1.1, 0.5)];
        Complex Error() => new Complex(0.5, -0.4) - (w[0] * x[0]) - (w[1] * x[1]);
        GradAssert.MatchesNumerical(GradientModel.Of(
            [Component.Of("w", w, dw, ComplexGradient.ConjugateWirtinger)],
            cost: () => Math.Pow(Error().Magnitude, 2),
            computeGradient: () => (dw[0], dw[1]) = (-Error() * Complex.Conjugate(x[0]), -Error() * Complex.Conjugate(x[1]))));
    }
    #endregion

    #region Report
    [Fact]
    public void Report()
    {
        var report = GradientCheck.Jacobian(Hand, q => OfHand([q[0], 0]), at: [0.7, -1.1]);
        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
    }
    #endregion
}
