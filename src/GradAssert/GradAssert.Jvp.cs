using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting;

public static partial class GradAssert
{
    /// <summary>Asserts that a Jacobian-vector product is that of its function, at a point.</summary>
    /// <inheritdoc cref="GradientCheck.Jvp(Func{double[], double[]}, Func{double[], double[], double[]}, double[], Func{double[],
    /// double[], double[]}?, GradientCheckOptions?)" path="/param"/>
    /// <inheritdoc cref="GradientCheck.Jvp(Func{double[], double[]}, Func{double[], double[], double[]}, double[], Func{double[],
    /// double[], double[]}?, GradientCheckOptions?)" path="/remarks"/>
    /// <returns>The report of the match.</returns>
    /// <exception cref="GradientMismatchException">An element is wrong.</exception>
    /// <exception cref="GradientInconclusiveException">The check is inconclusive, and the options do not allow that.</exception>
    /// <inheritdoc cref="GradientCheck.Jvp(Func{double[], double[]}, Func{double[], double[], double[]}, double[], Func{double[],
    /// double[], double[]}?, GradientCheckOptions?)" path="/exception"/>
    public static GradientReport JvpMatchesNumerical(
        Func<double[], double[]> f, Func<double[], double[], double[]> jvp, double[] at, Func<double[], double[], double[]>? vjp = null,
        GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Jvp(f, jvp, at, vjp, options), options);

    /// <summary>Asserts that a Jacobian-vector product is that of its function, at a point.</summary>
    /// <inheritdoc cref="GradientCheck.Jvp(Func{Vector{double}, Vector{double}}, Func{Vector{double}, Vector{double}, Vector{double}},
    /// Vector{double}, Func{Vector{double}, Vector{double}, Vector{double}}?, GradientCheckOptions?)" path="/param"/>
    /// <inheritdoc cref="GradientCheck.Jvp(Func{Vector{double}, Vector{double}}, Func{Vector{double}, Vector{double}, Vector{double}},
    /// Vector{double}, Func{Vector{double}, Vector{double}, Vector{double}}?, GradientCheckOptions?)" path="/remarks"/>
    /// <returns>The report of the match.</returns>
    /// <exception cref="GradientMismatchException">An element is wrong.</exception>
    /// <exception cref="GradientInconclusiveException">The check is inconclusive, and the options do not allow that.</exception>
    /// <inheritdoc cref="GradientCheck.Jvp(Func{Vector{double}, Vector{double}}, Func{Vector{double}, Vector{double}, Vector{double}},
    /// Vector{double}, Func{Vector{double}, Vector{double}, Vector{double}}?, GradientCheckOptions?)" path="/exception"/>
    public static GradientReport JvpMatchesNumerical(
        Func<Vector<double>, Vector<double>> f, Func<Vector<double>, Vector<double>, Vector<double>> jvp, Vector<double> at,
        Func<Vector<double>, Vector<double>, Vector<double>>? vjp = null, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Jvp(f, jvp, at, vjp, options), options);
}
