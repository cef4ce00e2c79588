namespace GradientTesting;

public static partial class GradAssert
{
    /// <summary>Asserts that an element-wise derivative is that of its function, at points.</summary>
    /// <inheritdoc cref="GradientCheck.Derivative(Func{double, double}, Func{double, double}, double[], GradientCheckOptions?)"
    /// path="/param"/>
    /// <inheritdoc cref="GradientCheck.Derivative(Func{double, double}, Func{double, double}, double[], GradientCheckOptions?)"
    /// path="/remarks"/>
    /// <returns>The report of the match.</returns>
    /// <exception cref="GradientMismatchException">An element is wrong.</exception>
    /// <exception cref="GradientInconclusiveException">The check is inconclusive, and the options do not allow that.</exception>
    /// <inheritdoc cref="GradientCheck.Derivative(Func{double, double}, Func{double, double}, double[], GradientCheckOptions?)"
    /// path="/exception"/>
    public static GradientReport DerivativeMatchesNumerical(
        Func<double, double> f, Func<double, double> derivative, double[]? at = null, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Derivative(f, derivative, at, options), options);

    /// <summary>Asserts that an element-wise derivative is that of its function, at points.</summary>
    /// <inheritdoc cref="GradientCheck.Derivative(Func{double, double}, Func{double, double, double}, double[], GradientCheckOptions?)"
    /// path="/param"/>
    /// <inheritdoc cref="GradientCheck.Derivative(Func{double, double}, Func{double, double, double}, double[], GradientCheckOptions?)"
    /// path="/remarks"/>
    /// <returns>The report of the match.</returns>
    /// <exception cref="GradientMismatchException">An element is wrong.</exception>
    /// <exception cref="GradientInconclusiveException">The check is inconclusive, and the options do not allow that.</exception>
    /// <inheritdoc cref="GradientCheck.Derivative(Func{double, double}, Func{double, double, double}, double[], GradientCheckOptions?)"
    /// path="/exception"/>
    public static GradientReport DerivativeMatchesNumerical(
        Func<double, double> f, Func<double, double, double> derivative, double[]? at = null, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Derivative(f, derivative, at, options), options);

    /// <summary>Asserts that an element-wise derivative is that of its function, at points.</summary>
    /// <inheritdoc cref="GradientCheck.Derivative(Func{float, float}, Func{float, float}, ReadOnlyMemory{float}, GradientCheckOptions?)"
    /// path="/param"/>
    /// <inheritdoc cref="GradientCheck.Derivative(Func{float, float}, Func{float, float}, ReadOnlyMemory{float}, GradientCheckOptions?)"
    /// path="/remarks"/>
    /// <returns>The report of the match.</returns>
    /// <exception cref="GradientMismatchException">An element is wrong.</exception>
    /// <exception cref="GradientInconclusiveException">The check is inconclusive, and the options do not allow that.</exception>
    /// <inheritdoc cref="GradientCheck.Derivative(Func{float, float}, Func{float, float}, ReadOnlyMemory{float}, GradientCheckOptions?)"
    /// path="/exception"/>
    public static GradientReport DerivativeMatchesNumerical(
        Func<float, float> f, Func<float, float> derivative, ReadOnlyMemory<float> at, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Derivative(f, derivative, at, options), options);

    /// <summary>Asserts that an element-wise derivative is that of its function, at points.</summary>
    /// <inheritdoc cref="GradientCheck.Derivative(Action{double[]}, Action{double[]}, double[], GradientCheckOptions?)" path="/param"/>
    /// <inheritdoc cref="GradientCheck.Derivative(Action{double[]}, Action{double[]}, double[], GradientCheckOptions?)" path="/remarks"/>
    /// <returns>The report of the match.</returns>
    /// <exception cref="GradientMismatchException">An element is wrong.</exception>
    /// <exception cref="GradientInconclusiveException">The check is inconclusive, and the options do not allow that.</exception>
    /// <inheritdoc cref="GradientCheck.Derivative(Action{double[]}, Action{double[]}, double[], GradientCheckOptions?)" path="/exception"/>
    public static GradientReport DerivativeMatchesNumerical(
        Action<double[]> f, Action<double[]> derivative, double[] at, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Derivative(f, derivative, at, options), options);
}
