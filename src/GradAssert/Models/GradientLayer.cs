namespace GradientTesting;

/// <summary>A layer made of delegates, for a type that should not implement <see cref="IGradientLayer"/>.</summary>
/// <remarks>
/// <code>
/// GradientLayer.Of([Component.Of("x", x, dx)], [Component.Of("y", y, dy)], () => dense.Forward(x, y), () => dense.Backward(dy, dx)) with
/// {
///     Parameters = [Component.Of("W", dense.W, dense.dW), Component.Of("b", dense.B, dense.dB)],
///     ClearGradients = dense.ZeroGrad,
/// }
/// </code>
/// A capability that is left null is one that the layer does not have.
/// </remarks>
public sealed record GradientLayer : IGradientLayer
{
    internal const string Unnamed = "the layer";

    readonly Action forward;
    readonly Action backward;

    GradientLayer(IReadOnlyList<Component> inputs, IReadOnlyList<Component> outputs, Action forward, Action backward) =>
        (Inputs, Outputs, this.forward, this.backward) = (inputs, outputs, forward, backward);

    /// <inheritdoc/>
    public IReadOnlyList<Component> Inputs { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Component> Parameters { get; init; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<Component> Outputs { get; }

    /// <summary>The name that reports print.</summary>
    /// <value>The default is <c>the layer</c>: "The backward pass of the layer gives …".</value>
    public string Name { get; init; } = Unnamed;

    /// <summary>Clears gradients that add up from call to call; null where <see cref="Backward"/> overwrites them.</summary>
    /// <remarks>
    /// As <see cref="IAccumulatingModel.ClearGradients"/>: called between <see cref="Forward"/> and <see cref="Backward"/>.
    /// </remarks>
    public Action? ClearGradients { get; init; }

    /// <summary>Sets every parameter to a random start: <see cref="IInitializableModel"/>.</summary>
    public Action<Random>? Initialize { get; init; }

    /// <summary>
    /// One update of the parameters by the gradients of the last <see cref="Backward"/>: <see cref="ITrainableModel"/>. A
    /// <see cref="Forward"/> and a <see cref="Backward"/> come before it.
    /// </summary>
    public Action? TrainStep { get; init; }

    /// <summary>
    /// An update <c>θ ← θ − rate · dθ</c> that a library applies by itself, with its rate: it is compared with the gradients that
    /// <see cref="Backward"/> leaves, and is the <see cref="TrainStep"/> where that is null.
    /// </summary>
    /// <value>The default, null, is none. The rate is greater than zero; a step has no momentum or other state.</value>
    public (Action Apply, double Rate)? Update { get; init; }

    /// <summary>Brings state that the layer keeps to where a sequence begins: <see cref="IResettableLayer"/>.</summary>
    public Action? Reset { get; init; }

    /// <summary>Restarts the layer's random numbers: <see cref="IStochasticModel"/>.</summary>
    public Action<int>? Reseed { get; init; }

    /// <summary>Whether outputs may lie over inputs, or dx over dy: <see cref="IInPlaceLayer"/>.</summary>
    /// <value>The default is false: inputs, outputs and upstream gradient must be left as they are.</value>
    public bool InPlace { get; init; }

    /// <summary>The keep-prob of a dropout layer: <see cref="IDropoutModel"/>.</summary>
    public (Func<double> Get, Action<double> Set)? KeepProbability { get; init; }

    /// <summary>The number of samples in the batch: <see cref="IBatchModel"/>.</summary>
    public Func<int>? BatchSize { get; init; }

    /// <summary>An independent copy: <see cref="ICopyableLayer"/>.</summary>
    public Func<IGradientLayer>? Copy { get; init; }

    /// <summary>A layer over its inputs, its outputs, a forward and a backward pass.</summary>
    /// <param name="inputs">Live views of x and dx, of the inputs that are differentiated. Empty where only parameters are.</param>
    /// <param name="outputs">Live views of y and dy. The check writes dy before each backward pass.</param>
    /// <param name="forward">Computes y.</param>
    /// <param name="backward">Computes dx and the gradients of the parameters from dy.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static GradientLayer Of(IReadOnlyList<Component> inputs, IReadOnlyList<Component> outputs, Action forward, Action backward)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(forward);
        ArgumentNullException.ThrowIfNull(backward);
        return new(inputs, outputs, forward, backward);
    }

    /// <inheritdoc/>
    public void Forward() => forward();

    /// <inheritdoc/>
    public void Backward() => backward();
}
