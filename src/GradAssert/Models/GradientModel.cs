namespace GradientTesting;

/// <summary>A model made of delegates, for a type that should not implement <see cref="IGradientModel"/>.</summary>
/// <remarks>
/// <code>
/// GradientModel.Of([Component.Of("W", w, dw)], () => net.Loss(batch), () => net.Backward(batch)) with
/// {
///     Initialize = net.Initialize,
///     KeepProbability = (() => net.KeepProb, keep => net.KeepProb = keep),
/// }
/// </code>
/// A capability that is left null is one that the model does not have.
/// </remarks>
public sealed record GradientModel : IGradientModel
{
    readonly Func<double> cost;
    readonly Action computeGradient;

    GradientModel(IReadOnlyList<Component> components, Func<double> cost, Action computeGradient) =>
        (Components, this.cost, this.computeGradient) = (components, cost, computeGradient);

    /// <inheritdoc/>
    public IReadOnlyList<Component> Components { get; }

    /// <summary>Sets every value to a random start: <see cref="IInitializableModel"/>.</summary>
    public Action<Random>? Initialize { get; init; }

    /// <summary>One training step: <see cref="ITrainableModel"/>.</summary>
    public Action? TrainStep { get; init; }

    /// <summary>The keep-prob of the only dropout layer: <see cref="IDropoutModel"/>.</summary>
    public (Func<double> Get, Action<double> Set)? KeepProbability { get; init; }

    /// <summary>The keep-probs of a model with several dropout layers: <see cref="IDropoutLayersModel"/>.</summary>
    public IReadOnlyList<(Func<double> Get, Action<double> Set)> KeepProbabilities { get; init; } = [];

    /// <summary>The L2 strength λ: <see cref="IRegularizedModel"/>.</summary>
    public (Func<double> Get, Action<double> Set)? Lambda { get; init; }

    /// <summary>The number of samples in the batch: <see cref="IBatchModel"/>.</summary>
    public Func<int>? BatchSize { get; init; }

    /// <summary>Restarts the model's random numbers: <see cref="IStochasticModel"/>.</summary>
    public Action<int>? Reseed { get; init; }

    /// <summary>Clears gradients that add up from call to call: <see cref="IAccumulatingModel"/>.</summary>
    public Action? ClearGradients { get; init; }

    /// <summary>An independent copy: <see cref="ICopyableModel"/>.</summary>
    public Func<IGradientModel>? Copy { get; init; }

    /// <summary>A model over components, a cost and a gradient.</summary>
    /// <param name="components">The parameters in forward order, each a live view.</param>
    /// <param name="cost">The cost at the present values, regularization included.</param>
    /// <param name="computeGradient">Overwrites every component's gradient at the present values.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static GradientModel Of(IReadOnlyList<Component> components, Func<double> cost, Action computeGradient)
    {
        ArgumentNullException.ThrowIfNull(components);
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentNullException.ThrowIfNull(computeGradient);
        return new(components, cost, computeGradient);
    }

    /// <inheritdoc/>
    public double Cost() => cost();

    /// <inheritdoc/>
    public void ComputeGradient() => computeGradient();
}
