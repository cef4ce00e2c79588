namespace GradientTesting;

/// <summary>A layer made of delegates, for a type that should not implement <see cref="IGradientLayer"/>.</summary>
public sealed record GradientLayer : IGradientLayer
{
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
    public string Name { get; init; } = "layer";

    /// <summary>Clears gradients that add up from call to call; null where <see cref="Backward"/> overwrites them.</summary>
    public Action? ClearGradients { get; init; }

    /// <summary>Sets every parameter to a random start.</summary>
    public Action<Random>? Initialize { get; init; }

    /// <summary>A layer over its inputs, its outputs, a forward and a backward pass.</summary>
    /// <param name="inputs">Live views of x and dx.</param>
    /// <param name="outputs">Live views of y and dy.</param>
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
