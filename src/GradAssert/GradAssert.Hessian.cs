using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting;

public static partial class GradAssert
{
    /// <summary>Asserts that a Hessian is that of its gradient, at a point.</summary>
    /// <inheritdoc cref="GradientCheck.Hessian(Func{double[], double[]}, Func{double[], double[,]}, double[], HessianTriangle,
    /// GradientCheckOptions?)" path="/param"/>
    /// <inheritdoc cref="GradientCheck.Hessian(Func{double[], double[]}, Func{double[], double[,]}, double[], HessianTriangle,
    /// GradientCheckOptions?)" path="/remarks"/>
    /// <returns>The report of the match.</returns>
    /// <exception cref="GradientMismatchException">An element is wrong.</exception>
    /// <exception cref="GradientInconclusiveException">The check is inconclusive, and the options do not allow that.</exception>
    /// <inheritdoc cref="GradientCheck.Hessian(Func{double[], double[]}, Func{double[], double[,]}, double[], HessianTriangle,
    /// GradientCheckOptions?)" path="/exception"/>
    public static GradientReport HessianMatchesNumerical(
        Func<double[], double[]> gradient, Func<double[], double[,]> hessian, double[] at,
        HessianTriangle triangle = HessianTriangle.Both, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Hessian(gradient, hessian, at, triangle, options), options);

    /// <summary>Asserts that a Hessian is that of its gradient, at a point.</summary>
    /// <inheritdoc cref="GradientCheck.Hessian(Func{double[], double[]}, Func{double[], double[][]}, double[], HessianTriangle,
    /// GradientCheckOptions?)" path="/param"/>
    /// <inheritdoc cref="GradientCheck.Hessian(Func{double[], double[]}, Func{double[], double[][]}, double[], HessianTriangle,
    /// GradientCheckOptions?)" path="/remarks"/>
    /// <returns>The report of the match.</returns>
    /// <exception cref="GradientMismatchException">An element is wrong.</exception>
    /// <exception cref="GradientInconclusiveException">The check is inconclusive, and the options do not allow that.</exception>
    /// <inheritdoc cref="GradientCheck.Hessian(Func{double[], double[]}, Func{double[], double[][]}, double[], HessianTriangle,
    /// GradientCheckOptions?)" path="/exception"/>
    public static GradientReport HessianMatchesNumerical(
        Func<double[], double[]> gradient, Func<double[], double[][]> hessian, double[] at,
        HessianTriangle triangle = HessianTriangle.Both, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Hessian(gradient, hessian, at, triangle, options), options);

    /// <summary>Asserts that a Hessian is that of its gradient, at a point.</summary>
    /// <inheritdoc cref="GradientCheck.Hessian(Func{Vector{double}, Vector{double}}, Func{Vector{double}, Matrix{double}},
    /// Vector{double}, HessianTriangle, GradientCheckOptions?)" path="/param"/>
    /// <inheritdoc cref="GradientCheck.Hessian(Func{Vector{double}, Vector{double}}, Func{Vector{double}, Matrix{double}},
    /// Vector{double}, HessianTriangle, GradientCheckOptions?)" path="/remarks"/>
    /// <returns>The report of the match.</returns>
    /// <exception cref="GradientMismatchException">An element is wrong.</exception>
    /// <exception cref="GradientInconclusiveException">The check is inconclusive, and the options do not allow that.</exception>
    /// <inheritdoc cref="GradientCheck.Hessian(Func{Vector{double}, Vector{double}}, Func{Vector{double}, Matrix{double}},
    /// Vector{double}, HessianTriangle, GradientCheckOptions?)" path="/exception"/>
    public static GradientReport HessianMatchesNumerical(
        Func<Vector<double>, Vector<double>> gradient, Func<Vector<double>, Matrix<double>> hessian, Vector<double> at,
        HessianTriangle triangle = HessianTriangle.Both, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Hessian(gradient, hessian, at, triangle, options), options);

    /// <summary>Asserts that a Hessian is that of its gradient, at a point.</summary>
    /// <inheritdoc cref="GradientCheck.Hessian(Func{double[], double}, Func{double[], double[]}, Func{double[], double[,]}, double[],
    /// HessianTriangle, GradientCheckOptions?)" path="/param"/>
    /// <inheritdoc cref="GradientCheck.Hessian(Func{double[], double}, Func{double[], double[]}, Func{double[], double[,]}, double[],
    /// HessianTriangle, GradientCheckOptions?)" path="/remarks"/>
    /// <returns>The report of the match.</returns>
    /// <exception cref="GradientMismatchException">An element is wrong.</exception>
    /// <exception cref="GradientInconclusiveException">The check is inconclusive, and the options do not allow that.</exception>
    /// <inheritdoc cref="GradientCheck.Hessian(Func{double[], double}, Func{double[], double[]}, Func{double[], double[,]}, double[],
    /// HessianTriangle, GradientCheckOptions?)" path="/exception"/>
    public static GradientReport HessianMatchesNumerical(
        Func<double[], double> cost, Func<double[], double[]> gradient, Func<double[], double[,]> hessian, double[] at,
        HessianTriangle triangle = HessianTriangle.Both, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Hessian(cost, gradient, hessian, at, triangle, options), options);

    /// <summary>Asserts that a Hessian is that of its gradient, at a point.</summary>
    /// <inheritdoc cref="GradientCheck.Hessian(Func{double[], double[]}, Func{double[], double[,]}, Func{double[], double[,]}, double[],
    /// bool, GradientCheckOptions?)" path="/param"/>
    /// <inheritdoc cref="GradientCheck.Hessian(Func{double[], double[]}, Func{double[], double[,]}, Func{double[], double[,]}, double[],
    /// bool, GradientCheckOptions?)" path="/remarks"/>
    /// <returns>The report of the match.</returns>
    /// <exception cref="GradientMismatchException">An element is wrong.</exception>
    /// <exception cref="GradientInconclusiveException">The check is inconclusive, and the options do not allow that.</exception>
    /// <inheritdoc cref="GradientCheck.Hessian(Func{double[], double[]}, Func{double[], double[,]}, Func{double[], double[,]}, double[],
    /// bool, GradientCheckOptions?)" path="/exception"/>
    public static GradientReport HessianMatchesNumerical(
        Func<double[], double[]> f, Func<double[], double[,]> jacobian, Func<double[], double[,]> hessian, double[] at,
        bool gaussNewton = false, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Hessian(f, jacobian, hessian, at, gaussNewton, options), options);

    /// <summary>Asserts that a Hessian-vector product is that of its gradient, at a point.</summary>
    /// <inheritdoc cref="GradientCheck.HessianVectorProduct(Func{double[], double[]}, Func{double[], double[], double[]}, double[],
    /// GradientCheckOptions?)" path="/param"/>
    /// <inheritdoc cref="GradientCheck.HessianVectorProduct(Func{double[], double[]}, Func{double[], double[], double[]}, double[],
    /// GradientCheckOptions?)" path="/remarks"/>
    /// <returns>The report of the match.</returns>
    /// <exception cref="GradientMismatchException">An element is wrong.</exception>
    /// <exception cref="GradientInconclusiveException">The check is inconclusive, and the options do not allow that.</exception>
    /// <inheritdoc cref="GradientCheck.HessianVectorProduct(Func{double[], double[]}, Func{double[], double[], double[]}, double[],
    /// GradientCheckOptions?)" path="/exception"/>
    public static GradientReport HessianVectorProductMatchesNumerical(
        Func<double[], double[]> gradient, Func<double[], double[], double[]> hvp, double[] at, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.HessianVectorProduct(gradient, hvp, at, options), options);

    /// <summary>Asserts that a Hessian-vector product is that of its gradient, at a point.</summary>
    /// <inheritdoc cref="GradientCheck.HessianVectorProduct(Func{Vector{double}, Vector{double}}, Func{Vector{double}, Vector{double},
    /// Vector{double}}, Vector{double}, GradientCheckOptions?)" path="/param"/>
    /// <inheritdoc cref="GradientCheck.HessianVectorProduct(Func{Vector{double}, Vector{double}}, Func{Vector{double}, Vector{double},
    /// Vector{double}}, Vector{double}, GradientCheckOptions?)" path="/remarks"/>
    /// <returns>The report of the match.</returns>
    /// <exception cref="GradientMismatchException">An element is wrong.</exception>
    /// <exception cref="GradientInconclusiveException">The check is inconclusive, and the options do not allow that.</exception>
    /// <inheritdoc cref="GradientCheck.HessianVectorProduct(Func{Vector{double}, Vector{double}}, Func{Vector{double}, Vector{double},
    /// Vector{double}}, Vector{double}, GradientCheckOptions?)" path="/exception"/>
    public static GradientReport HessianVectorProductMatchesNumerical(
        Func<Vector<double>, Vector<double>> gradient, Func<Vector<double>, Vector<double>, Vector<double>> hvp, Vector<double> at,
        GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.HessianVectorProduct(gradient, hvp, at, options), options);
}
