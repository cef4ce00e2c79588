using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace GradientTesting;

public static partial class GradAssert
{
    /// <summary>Asserts that the derivatives of an objective of MathNet are those of its value.</summary>
    /// <inheritdoc cref="GradientCheck.Run(IObjectiveFunction, Vector{double}, GradientCheckOptions?)" path="/param"/>
    /// <inheritdoc cref="GradientCheck.Run(IObjectiveFunction, Vector{double}, GradientCheckOptions?)" path="/remarks"/>
    /// <returns>The report of the match.</returns>
    /// <exception cref="GradientMismatchException">An element is wrong.</exception>
    /// <exception cref="GradientInconclusiveException">The check is inconclusive, and the options do not allow that.</exception>
    /// <inheritdoc cref="GradientCheck.Run(IObjectiveFunction, Vector{double}, GradientCheckOptions?)" path="/exception"/>
    public static GradientReport MatchesNumerical(
        IObjectiveFunction objective, Vector<double> at, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Run(objective, at, options), options);

    /// <summary>Asserts that the gradient and the Hessian of a model of MathNet's curve fitting are those of its values.</summary>
    /// <inheritdoc cref="GradientCheck.Run(IObjectiveModel, Vector{double}, GradientCheckOptions?)" path="/param"/>
    /// <inheritdoc cref="GradientCheck.Run(IObjectiveModel, Vector{double}, GradientCheckOptions?)" path="/remarks"/>
    /// <returns>The report of the match.</returns>
    /// <exception cref="GradientMismatchException">An element is wrong.</exception>
    /// <exception cref="GradientInconclusiveException">The check is inconclusive, and the options do not allow that.</exception>
    /// <inheritdoc cref="GradientCheck.Run(IObjectiveModel, Vector{double}, GradientCheckOptions?)" path="/exception"/>
    public static GradientReport MatchesNumerical(
        IObjectiveModel model, Vector<double> at, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Run(model, at, options), options);
}
