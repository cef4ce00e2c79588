using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting;

/// <summary>Checks a gradient and reports. A verdict never throws; <see cref="GradAssert"/> is the same check that does.</summary>
/// <remarks>
/// Two cost evaluations per element and run where the gradient is right and the cost smooth, and a few dozen more; above 2,000
/// elements some 20 per component, see <see cref="Coverage"/>. Where these do not agree with the gradient, cost and gradient are
/// evaluated at other points too, see <see cref="GradientCheckOptions.MaxCostEvaluations"/>. Values, gradients, keep-probs and λ
/// are restored bit for bit, however a check ends. Runs on the thread of the caller, and copies of a model that can be copied on
/// others; different models may be checked on different threads.
/// </remarks>
public static class GradientCheck
{
    /// <summary>Checks a model at every phase and seed of the options.</summary>
    /// <param name="model">The cost and its gradient.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <returns>The report, one run per phase and seed.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="ArgumentException">The options name an unused component that the model does not have.</exception>
    /// <exception cref="GradientContractException">There is no gradient to judge, or the model threw.</exception>
    /// <exception cref="OperationCanceledException">The options, or the test that the check runs inside, stopped it.</exception>
    /// <exception cref="FormatException">
    /// GRADASSERT_SEED, GRADASSERT_STEPS or GRADASSERT_PHASES is set to what cannot be checked.
    /// </exception>
    public static GradientReport Run(IGradientModel model, GradientCheckOptions? options = null)
    {
        options ??= new();
        Cancellation.Of(options).ThrowIfRequested();
        var subject = ModelUnderTest.Of(model);
        return ModelCheck.ReportOf(subject, RunPlan.Of(subject, options), options);
    }

    /// <summary>Checks a model at one phase and seed.</summary>
    /// <param name="model">The cost and its gradient.</param>
    /// <param name="run">The phase and seed.</param>
    /// <param name="options">How; null for the defaults. Phases, seeds and steps are those of <paramref name="run"/>.</param>
    /// <returns>The report, of one run.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="ArgumentException">The options name an unused component that the model does not have.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="run"/> has an undefined phase or negative steps.</exception>
    /// <exception cref="GradientContractException">There is no gradient to judge, or the model threw.</exception>
    public static GradientReport Run(IGradientModel model, GradientRun run, GradientCheckOptions? options = null)
    {
        _ = GradientRun.All([run.Phase], 1, run.TrainingSteps);
        return ModelCheck.ReportOf(ModelUnderTest.Of(model), [run], options ?? new());
    }

    /// <summary>Checks a plain function and its gradient at a point.</summary>
    /// <param name="cost">The cost. Must not keep or change the array that it is given.</param>
    /// <param name="gradient">The gradient: one number for each element of the point.</param>
    /// <param name="at">The point; one element or more. It is copied.</param>
    /// <param name="options">How; null for the defaults. There is one run, at the point that is given.</param>
    /// <returns>The report, of one run with one component, <c>theta</c>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="GradientContractException">There is no gradient to judge, or the model threw.</exception>
    public static GradientReport Run(
        Func<double[], double> cost, Func<double[], double[]> gradient, double[] at, GradientCheckOptions? options = null) =>
        Run(FunctionModel.Of(cost, gradient, at), options);

    /// <inheritdoc cref="Run(Func{double[], double}, Func{double[], double[]}, double[], GradientCheckOptions?)"/>
    public static GradientReport Run(
        Func<Vector<double>, double> cost, Func<Vector<double>, Vector<double>> gradient,
        Vector<double> at, GradientCheckOptions? options = null) =>
        Run(FunctionModel.Of(cost, gradient, at), options);
}
