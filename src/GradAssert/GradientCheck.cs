using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting;

/// <summary>Checks a gradient and reports. A verdict never throws; <see cref="GradAssert"/> is the same check that does.</summary>
/// <remarks>
/// Two cost evaluations per element and run where the gradient is right and the cost smooth, and some hundred more; above 2,000
/// elements some 20 per component, see <see cref="GradientCoverage"/>. Where these do not agree with the gradient, cost and gradient are
/// evaluated at other points too, see <see cref="GradientCheckOptions.MaxCostEvaluations"/>. Values, gradients, keep-probs and λ
/// are restored bit for bit, however a check ends. Runs on the thread of the caller, and copies of a model that can be copied on
/// others; different models may be checked on different threads.
/// </remarks>
public static partial class GradientCheck
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
        GradientCheckHost.TellThatACheckStarts();
        GradientCheckHost.CancellationOf(options).ThrowIfRequested();
        var subject = ModelUnderTest.Of(model);
        return ModelCheck.Handed(
            NetworkCheck.WithLayers(model, ModelCheck.ReportOf(subject, RunPlan.Of(subject, options), options), options));
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
        GradientCheckHost.TellThatACheckStarts();
        _ = GradientRun.All([run.Phase], 1, run.TrainingSteps);
        options ??= new();
        return ModelCheck.Handed(
            NetworkCheck.WithLayers(model, ModelCheck.ReportOf(ModelUnderTest.Of(model), [run], options), options));
    }

    /// <summary>Checks the backward pass of a layer, by its product with upstream gradients that are drawn.</summary>
    /// <param name="layer">The layer: an <see cref="IGradientLayer"/>, or made by <see cref="GradientLayer.Of"/>.</param>
    /// <param name="options">
    /// How; null for the defaults: at its current values and jittered, initialized at random where it can be, and after training where it
    /// has an update of its own. The check never trains a layer by itself.
    /// </param>
    /// <returns>
    /// The report: inputs, then parameters, as components. Where a pass is not linear in the upstream gradient, that is a mismatch.
    /// </returns>
    /// <remarks>
    /// Two forward passes for each element of inputs and parameters and run, 30 to 90 forward and a dozen backward passes more, and
    /// directions above 2,000 elements, as of a model.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="layer"/> is null.</exception>
    /// <exception cref="GradientContractException">
    /// There is no gradient to judge: a pass throws, changes what it should not, or does not write a gradient.
    /// </exception>
    /// <exception cref="OperationCanceledException">The options, or the test that the check runs inside, stopped it.</exception>
    public static GradientReport Backward(IGradientLayer layer, GradientCheckOptions? options = null)
    {
        options ??= new();
        GradientCheckHost.TellThatACheckStarts();
        GradientCheckHost.CancellationOf(options).ThrowIfRequested();
        var subject = ModelUnderTest.Of(LayerModel.Of(layer));
        return ModelCheck.Handed(ModelCheck.ReportOf(subject, RunPlan.Of(subject, options), options));
    }

    /// <summary>Checks the backward pass of a layer at one phase and seed.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="run">
    /// The phase and seed. What a layer cannot be brought to is left out: initialization, training; a warning says so.
    /// </param>
    /// <param name="options">How; null for the defaults. Phases, seeds and steps are those of <paramref name="run"/>.</param>
    /// <returns>The report, of one run.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="run"/> has an undefined phase or negative steps.</exception>
    /// <inheritdoc cref="Backward(IGradientLayer, GradientCheckOptions?)" path="/exception"/>
    public static GradientReport Backward(IGradientLayer layer, GradientRun run, GradientCheckOptions? options = null)
    {
        GradientCheckHost.TellThatACheckStarts();
        _ = GradientRun.All([run.Phase], 1, run.TrainingSteps);
        return ModelCheck.Handed(ModelCheck.ReportOf(ModelUnderTest.Of(LayerModel.Of(layer)), [run], options ?? new()));
    }

    /// <summary>Checks a function and its backward pass: what goes in and comes out may be of different types and shapes.</summary>
    /// <typeparam name="TIn">
    /// Any storage that <c>Component.Of</c> takes: arrays, rectangular ones of any number of dimensions, rows, MathNet matrices and
    /// vectors, of double or float, and single numbers.
    /// </typeparam>
    /// <typeparam name="TOut">The same for what comes out.</typeparam>
    /// <param name="forward">
    /// Computes y from x, one number or more, of the same shape at each call. Must not change x. May keep what the backward pass needs,
    /// and may return the same storage at each call.
    /// </param>
    /// <param name="backward">
    /// Computes dx from dy, in the shape of x. Always called after the forward pass that it belongs to. Must not change dy or y.
    /// </param>
    /// <param name="at">The point: one element or more. It is copied.</param>
    /// <param name="options">How; null for the defaults: at the point and jittered.</param>
    /// <returns>The report, of one component, <c>x</c>.</returns>
    /// <remarks>Two forward passes for each element and run, 30 to 90 forward and a dozen backward passes more.</remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="GradientContractException">There is no gradient to judge, or no view of a type.</exception>
    public static GradientReport Backward<TIn, TOut>(
        Func<TIn, TOut> forward, Func<TOut, TIn> backward, TIn at, GradientCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(backward);
        return Backward(FunctionLayer<TIn, TOut>.Of(forward, (_, dy) => backward(dy), at), options);
    }

    /// <inheritdoc cref="Backward{TIn, TOut}(Func{TIn, TOut}, Func{TOut, TIn}, TIn, GradientCheckOptions?)"/>
    public static GradientReport Backward(
        Func<double[], double[]> forward, Func<double[], double[]> backward, double[] at, GradientCheckOptions? options = null) =>
        Backward<double[], double[]>(forward, backward, at, options);

    /// <summary>Checks a function without state and its vector-Jacobian product: <c>vjp(x, c) = cᵀ ∂f/∂x</c>, at a point.</summary>
    /// <typeparam name="TIn">
    /// As of <see cref="Backward{TIn, TOut}(Func{TIn, TOut}, Func{TOut, TIn}, TIn, GradientCheckOptions?)"/>.
    /// </typeparam>
    /// <typeparam name="TOut">The same for what comes out.</typeparam>
    /// <param name="f">Computes y from x, one number or more. Must not change x.</param>
    /// <param name="vjp">
    /// Computes the product, in the shape of x, from x and an upstream gradient c in the shape of y. Must not change them.
    /// </param>
    /// <param name="at">The point: one element or more. It is copied.</param>
    /// <param name="options">How; null for the defaults. There is one run, at the point that is given.</param>
    /// <returns>The report, of one component, <c>x</c>.</returns>
    /// <remarks>
    /// Two evaluations of f for each element, 35 to 95 of f and a dozen of the product more. Outputs may have units of their own: each
    /// counts as much as the others.
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="GradientContractException">There is no gradient to judge, or no view of a type.</exception>
    public static GradientReport Vjp<TIn, TOut>(Func<TIn, TOut> f, Func<TIn, TOut, TIn> vjp, TIn at, GradientCheckOptions? options = null)
    {
        GradientCheckHost.TellThatACheckStarts();
        var units = UnitsOfOutputs.Of(FunctionLayer<TIn, TOut>.Of(f, vjp, at));
        return ModelCheck.Handed(ModelCheck.ReportOf(
            ModelUnderTest.Of(LayerModel.Of(FunctionLayer<TIn, TOut>.Of(f, vjp, at), units: units, areArguments: true)),
            [GradientRun.AsIs], options ?? new()));
    }

    /// <inheritdoc cref="Vjp{TIn, TOut}(Func{TIn, TOut}, Func{TIn, TOut, TIn}, TIn, GradientCheckOptions?)"/>
    public static GradientReport Vjp(
        Func<double[], double[]> f, Func<double[], double[], double[]> vjp, double[] at, GradientCheckOptions? options = null) =>
        Vjp<double[], double[]>(f, vjp, at, options);

    /// <summary>Checks a plain function and its gradient at a point.</summary>
    /// <param name="cost">The cost. Must not keep or change the array that it is given.</param>
    /// <param name="gradient">The gradient: one number for each element of the point.</param>
    /// <param name="at">The point; one element or more. It is copied.</param>
    /// <param name="options">
    /// How; null for the defaults: one run, at the point that is given. <see cref="GradientCheckOptions.PointName"/> and
    /// <see cref="GradientCheckOptions.ElementNames"/> say what reports call it and its elements.
    /// </param>
    /// <returns>The report, of one component, <c>theta</c> unless it is named.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The names are not one for each element.</exception>
    /// <exception cref="GradientContractException">There is no gradient to judge, or the model threw.</exception>
    public static GradientReport Run(
        Func<double[], double> cost, Func<double[], double[]> gradient, double[] at, GradientCheckOptions? options = null) =>
        Run(FunctionModel.Of(cost, gradient, at, options), options);

    /// <inheritdoc cref="Run(Func{double[], double}, Func{double[], double[]}, double[], GradientCheckOptions?)"/>
    public static GradientReport Run(
        Func<Vector<double>, double> cost, Func<Vector<double>, Vector<double>> gradient,
        Vector<double> at, GradientCheckOptions? options = null) =>
        Run(FunctionModel.Of(cost, gradient, at, options), options);
}
