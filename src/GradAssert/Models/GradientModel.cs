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

    /// <summary>Over how many the gradient is summed where the cost takes a mean: <see cref="ISummedGradientModel"/>.</summary>
    public Func<int>? GradientIsSummedOver { get; init; }

    /// <summary>Restarts the model's random numbers: <see cref="IStochasticModel"/>.</summary>
    public Action<int>? Reseed { get; init; }

    /// <summary>Clears gradients that add up from call to call: <see cref="IAccumulatingModel"/>.</summary>
    public Action? ClearGradients { get; init; }

    /// <summary>An independent copy: <see cref="ICopyableModel"/>.</summary>
    public Func<IGradientModel>? Copy { get; init; }

    /// <summary>What a report says of how the gradient was come by; null where there is nothing to say.</summary>
    internal Func<string>? Remark { get; init; }

    /// <summary>What the gradient is read off; null where it is computed.</summary>
    internal UpdateModel? Update { get; init; }

    /// <summary>A model of a library that shows an update and no gradient: the gradient is read off one plain descent step.</summary>
    /// <param name="values">
    /// The parameters in forward order, by <see cref="Component.OfValues{T}(string, T)"/>; gradients are not looked at.
    /// </param>
    /// <param name="cost">The cost at the present values, regularization included.</param>
    /// <param name="update">
    /// One step <c>θ ← θ − rate · dθ</c>, without momentum or any other state. It computes what it needs. The values are put back after
    /// each, bit for bit.
    /// </param>
    /// <param name="rate">
    /// The rate that the step takes: greater than zero and finite. Rounding of the storage, up to a unit in the last place of θ over the
    /// rate, becomes part of the error bars, and the report says how much it is. Where the rate can be set, leave it out: see the other
    /// overload.
    /// </param>
    /// <returns>A model whose gradient is <c>(θ − θ′) / rate</c>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is not greater than zero, or not finite.</exception>
    public static GradientModel FromUpdate(IReadOnlyList<Component> values, Func<double> cost, Action update, double rate)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentNullException.ThrowIfNull(update);
        return rate > 0 && double.IsFinite(rate)
            ? UpdateModel.Of(values, cost, _ => update(), rate)
            : throw new ArgumentOutOfRangeException(nameof(rate), rate, "The rate must be greater than zero and finite.");
    }

    /// <summary>The same where the rate can be set: it is chosen so large, 2²⁰, that rounding of the storage does not show.</summary>
    /// <param name="values">The parameters in forward order, by <see cref="Component.OfValues{T}(string, T)"/>.</param>
    /// <param name="cost">The cost at the present values, regularization included.</param>
    /// <param name="update">One plain step at the rate that it is given.</param>
    /// <returns>A model whose gradient is <c>(θ − θ′) / rate</c>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static GradientModel FromUpdate(IReadOnlyList<Component> values, Func<double> cost, Action<double> update)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentNullException.ThrowIfNull(update);
        return UpdateModel.Of(values, cost, update, rate: null);
    }

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
