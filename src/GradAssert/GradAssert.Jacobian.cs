using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting;

public static partial class GradAssert
{
    /// <summary>Asserts that a Jacobian is that of its function, at a point.</summary>
    /// <inheritdoc cref="GradientCheck.Jacobian(Func{double[], double[]}, Func{double[], double[,]}, double[], GradientCheckOptions?)"
    /// path="/param"/>
    /// <inheritdoc cref="GradientCheck.Jacobian(Func{double[], double[]}, Func{double[], double[,]}, double[], GradientCheckOptions?)"
    /// path="/remarks"/>
    /// <returns>The report of the match.</returns>
    /// <exception cref="GradientMismatchException">An element is wrong.</exception>
    /// <exception cref="GradientInconclusiveException">The check is inconclusive, and the options do not allow that.</exception>
    /// <inheritdoc cref="GradientCheck.Jacobian(Func{double[], double[]}, Func{double[], double[,]}, double[], GradientCheckOptions?)"
    /// path="/exception"/>
    public static GradientReport JacobianMatchesNumerical(
        Func<double[], double[]> f, Func<double[], double[,]> jacobian, double[] at, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Jacobian(f, jacobian, at, options), options);

    /// <summary>Asserts that a Jacobian is that of its function, at a point.</summary>
    /// <inheritdoc cref="GradientCheck.Jacobian(Func{double[], double[]}, Func{double[], double[][]}, double[], GradientCheckOptions?)"
    /// path="/param"/>
    /// <inheritdoc cref="GradientCheck.Jacobian(Func{double[], double[]}, Func{double[], double[][]}, double[], GradientCheckOptions?)"
    /// path="/remarks"/>
    /// <returns>The report of the match.</returns>
    /// <exception cref="GradientMismatchException">An element is wrong.</exception>
    /// <exception cref="GradientInconclusiveException">The check is inconclusive, and the options do not allow that.</exception>
    /// <inheritdoc cref="GradientCheck.Jacobian(Func{double[], double[]}, Func{double[], double[][]}, double[], GradientCheckOptions?)"
    /// path="/exception"/>
    public static GradientReport JacobianMatchesNumerical(
        Func<double[], double[]> f, Func<double[], double[][]> jacobian, double[] at, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Jacobian(f, jacobian, at, options), options);

    /// <summary>Asserts that a Jacobian is that of its function, at a point.</summary>
    /// <inheritdoc cref="GradientCheck.Jacobian(Func{double[], double[]}, Func{double[], double[]}, double[], int,
    /// GradientCheckOptions?)" path="/param"/>
    /// <inheritdoc cref="GradientCheck.Jacobian(Func{double[], double[]}, Func{double[], double[]}, double[], int,
    /// GradientCheckOptions?)" path="/remarks"/>
    /// <returns>The report of the match.</returns>
    /// <exception cref="GradientMismatchException">An element is wrong.</exception>
    /// <exception cref="GradientInconclusiveException">The check is inconclusive, and the options do not allow that.</exception>
    /// <inheritdoc cref="GradientCheck.Jacobian(Func{double[], double[]}, Func{double[], double[]}, double[], int,
    /// GradientCheckOptions?)" path="/exception"/>
    public static GradientReport JacobianMatchesNumerical(
        Func<double[], double[]> f, Func<double[], double[]> jacobian, double[] at, int width, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Jacobian(f, jacobian, at, width, options), options);

    /// <summary>Asserts that a Jacobian is that of its function, at a point.</summary>
    /// <inheritdoc cref="GradientCheck.Jacobian(Func{double[], double[]}, Func{double[], Func{int, int, double}}, double[],
    /// GradientCheckOptions?)" path="/param"/>
    /// <inheritdoc cref="GradientCheck.Jacobian(Func{double[], double[]}, Func{double[], Func{int, int, double}}, double[],
    /// GradientCheckOptions?)" path="/remarks"/>
    /// <returns>The report of the match.</returns>
    /// <exception cref="GradientMismatchException">An element is wrong.</exception>
    /// <exception cref="GradientInconclusiveException">The check is inconclusive, and the options do not allow that.</exception>
    /// <inheritdoc cref="GradientCheck.Jacobian(Func{double[], double[]}, Func{double[], Func{int, int, double}}, double[],
    /// GradientCheckOptions?)" path="/exception"/>
    public static GradientReport JacobianMatchesNumerical(
        Func<double[], double[]> f, Func<double[], Func<int, int, double>> jacobian, double[] at, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Jacobian(f, jacobian, at, options), options);

    /// <summary>Asserts that a Jacobian is that of its function, at a point.</summary>
    /// <inheritdoc cref="GradientCheck.Jacobian(Func{Vector{double}, Vector{double}}, Func{Vector{double}, Matrix{double}},
    /// Vector{double}, GradientCheckOptions?)" path="/param"/>
    /// <inheritdoc cref="GradientCheck.Jacobian(Func{Vector{double}, Vector{double}}, Func{Vector{double}, Matrix{double}},
    /// Vector{double}, GradientCheckOptions?)" path="/remarks"/>
    /// <returns>The report of the match.</returns>
    /// <exception cref="GradientMismatchException">An element is wrong.</exception>
    /// <exception cref="GradientInconclusiveException">The check is inconclusive, and the options do not allow that.</exception>
    /// <inheritdoc cref="GradientCheck.Jacobian(Func{Vector{double}, Vector{double}}, Func{Vector{double}, Matrix{double}},
    /// Vector{double}, GradientCheckOptions?)" path="/exception"/>
    public static GradientReport JacobianMatchesNumerical(
        Func<Vector<double>, Vector<double>> f, Func<Vector<double>, Matrix<double>> jacobian, Vector<double> at,
        GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Jacobian(f, jacobian, at, options), options);

    /// <summary>Asserts that a Jacobian is that of its function, at a point.</summary>
    /// <inheritdoc cref="GradientCheck.Jacobian(Func{Vector{double}, Vector{double}, Vector{double}}, Func{Vector{double},
    /// Vector{double}, Matrix{double}}, Vector{double}, Vector{double}, GradientCheckOptions?)" path="/param"/>
    /// <inheritdoc cref="GradientCheck.Jacobian(Func{Vector{double}, Vector{double}, Vector{double}}, Func{Vector{double},
    /// Vector{double}, Matrix{double}}, Vector{double}, Vector{double}, GradientCheckOptions?)" path="/remarks"/>
    /// <returns>The report of the match.</returns>
    /// <exception cref="GradientMismatchException">An element is wrong.</exception>
    /// <exception cref="GradientInconclusiveException">The check is inconclusive, and the options do not allow that.</exception>
    /// <inheritdoc cref="GradientCheck.Jacobian(Func{Vector{double}, Vector{double}, Vector{double}}, Func{Vector{double},
    /// Vector{double}, Matrix{double}}, Vector{double}, Vector{double}, GradientCheckOptions?)" path="/exception"/>
    public static GradientReport JacobianMatchesNumerical(
        Func<Vector<double>, Vector<double>, Vector<double>> f, Func<Vector<double>, Vector<double>, Matrix<double>> jacobian,
        Vector<double> at, Vector<double> observed, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Jacobian(f, jacobian, at, observed, options), options);

    /// <summary>Asserts that a Jacobian is that of its function, at a point.</summary>
    /// <inheritdoc cref="GradientCheck.Jacobian(Func{float[], float[]}, Func{float[], float[,]}, ReadOnlyMemory{float},
    /// GradientCheckOptions?)" path="/param"/>
    /// <inheritdoc cref="GradientCheck.Jacobian(Func{float[], float[]}, Func{float[], float[,]}, ReadOnlyMemory{float},
    /// GradientCheckOptions?)" path="/remarks"/>
    /// <returns>The report of the match.</returns>
    /// <exception cref="GradientMismatchException">An element is wrong.</exception>
    /// <exception cref="GradientInconclusiveException">The check is inconclusive, and the options do not allow that.</exception>
    /// <inheritdoc cref="GradientCheck.Jacobian(Func{float[], float[]}, Func{float[], float[,]}, ReadOnlyMemory{float},
    /// GradientCheckOptions?)" path="/exception"/>
    public static GradientReport JacobianMatchesNumerical(
        Func<float[], float[]> f, Func<float[], float[,]> jacobian, ReadOnlyMemory<float> at, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Jacobian(f, jacobian, at, options), options);

    /// <summary>Asserts that a Jacobian is that of its function, at a point.</summary>
    /// <inheritdoc cref="GradientCheck.Jacobian(Action{double[], double[]}, Action{double[], double[,]}, double[], int,
    /// GradientCheckOptions?)" path="/param"/>
    /// <inheritdoc cref="GradientCheck.Jacobian(Action{double[], double[]}, Action{double[], double[,]}, double[], int,
    /// GradientCheckOptions?)" path="/remarks"/>
    /// <returns>The report of the match.</returns>
    /// <exception cref="GradientMismatchException">An element is wrong.</exception>
    /// <exception cref="GradientInconclusiveException">The check is inconclusive, and the options do not allow that.</exception>
    /// <inheritdoc cref="GradientCheck.Jacobian(Action{double[], double[]}, Action{double[], double[,]}, double[], int,
    /// GradientCheckOptions?)" path="/exception"/>
    public static GradientReport JacobianMatchesNumerical(
        Action<double[], double[]> f, Action<double[], double[,]> jacobian, double[] at, int outputs,
        GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Jacobian(f, jacobian, at, outputs, options), options);

    /// <summary>Asserts that a Jacobian is that of its function, at a point.</summary>
    /// <inheritdoc cref="GradientCheck.Jacobian(Action{double[], double[], double[,]}, double[], int, GradientCheckOptions?)"
    /// path="/param"/>
    /// <inheritdoc cref="GradientCheck.Jacobian(Action{double[], double[], double[,]}, double[], int, GradientCheckOptions?)"
    /// path="/remarks"/>
    /// <returns>The report of the match.</returns>
    /// <exception cref="GradientMismatchException">An element is wrong.</exception>
    /// <exception cref="GradientInconclusiveException">The check is inconclusive, and the options do not allow that.</exception>
    /// <inheritdoc cref="GradientCheck.Jacobian(Action{double[], double[], double[,]}, double[], int, GradientCheckOptions?)"
    /// path="/exception"/>
    public static GradientReport JacobianMatchesNumerical(
        Action<double[], double[], double[,]> both, double[] at, int outputs, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Jacobian(both, at, outputs, options), options);

    /// <summary>Asserts that a Jacobian is that of its function, at a point.</summary>
    /// <inheritdoc cref="GradientCheck.Jacobian{T}(Func{T, double[]}, Func{T, double[,]}, T, Func{T, double[], T},
    /// GradientCheckOptions?)" path="/typeparam"/>
    /// <inheritdoc cref="GradientCheck.Jacobian{T}(Func{T, double[]}, Func{T, double[,]}, T, Func{T, double[], T},
    /// GradientCheckOptions?)" path="/param"/>
    /// <inheritdoc cref="GradientCheck.Jacobian{T}(Func{T, double[]}, Func{T, double[,]}, T, Func{T, double[], T},
    /// GradientCheckOptions?)" path="/remarks"/>
    /// <returns>The report of the match.</returns>
    /// <exception cref="GradientMismatchException">An element is wrong.</exception>
    /// <exception cref="GradientInconclusiveException">The check is inconclusive, and the options do not allow that.</exception>
    /// <inheritdoc cref="GradientCheck.Jacobian{T}(Func{T, double[]}, Func{T, double[,]}, T, Func{T, double[], T},
    /// GradientCheckOptions?)" path="/exception"/>
    public static GradientReport JacobianMatchesNumerical<T>(
        Func<T, double[]> f, Func<T, double[,]> jacobian, T at, Func<T, double[], T> plus, GradientCheckOptions? options = null)
        where T : notnull =>
        Require(() => GradientCheck.Jacobian(f, jacobian, at, plus, options), options);

    /// <summary>Asserts that a Jacobian is that of its function, at a point.</summary>
    /// <inheritdoc cref="GradientCheck.Jacobian{T, TOut}(Func{T, TOut}, Func{T, double[,]}, T, Func{T, double[], T}, Func{TOut, TOut,
    /// double[]}, GradientCheckOptions?)" path="/typeparam"/>
    /// <inheritdoc cref="GradientCheck.Jacobian{T, TOut}(Func{T, TOut}, Func{T, double[,]}, T, Func{T, double[], T}, Func{TOut, TOut,
    /// double[]}, GradientCheckOptions?)" path="/param"/>
    /// <inheritdoc cref="GradientCheck.Jacobian{T, TOut}(Func{T, TOut}, Func{T, double[,]}, T, Func{T, double[], T}, Func{TOut, TOut,
    /// double[]}, GradientCheckOptions?)" path="/remarks"/>
    /// <returns>The report of the match.</returns>
    /// <exception cref="GradientMismatchException">An element is wrong.</exception>
    /// <exception cref="GradientInconclusiveException">The check is inconclusive, and the options do not allow that.</exception>
    /// <inheritdoc cref="GradientCheck.Jacobian{T, TOut}(Func{T, TOut}, Func{T, double[,]}, T, Func{T, double[], T}, Func{TOut, TOut,
    /// double[]}, GradientCheckOptions?)" path="/exception"/>
    public static GradientReport JacobianMatchesNumerical<T, TOut>(
        Func<T, TOut> f, Func<T, double[,]> jacobian, T at, Func<T, double[], T> plus, Func<TOut, TOut, double[]> minus,
        GradientCheckOptions? options = null)
        where T : notnull =>
        Require(() => GradientCheck.Jacobian(f, jacobian, at, plus, minus, options), options);
}
