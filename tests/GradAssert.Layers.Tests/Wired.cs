namespace GradientTesting.Layers.Tests;

/// <summary>A layer, wired as its user would wire it: its tensors and its two passes.</summary>
internal sealed record Wired(
    string Name, IReadOnlyList<Part> Inputs, IReadOnlyList<Part> Parameters, IReadOnlyList<Part> Outputs, Action Forward, Action Backward)
{
    /// <summary>Clears gradients that add up by contract.</summary>
    public Action? ClearGradients { get; init; }

    public Action<Random>? Initialize { get; init; }

    /// <summary>Whether outputs take the storage of inputs, and dx that of dy.</summary>
    public bool InPlace { get; init; }

    /// <summary>Inputs and parameters: what has a gradient that the layer computes.</summary>
    public IEnumerable<Part> Differentiated => Inputs.Concat(Parameters);

    public IGradientLayer Layer() =>
        GradientLayer.Of(Components(Inputs), Components(Outputs), Forward, Backward) with
        {
            Name = Name, Parameters = Components(Parameters), ClearGradients = ClearGradients, Initialize = Initialize, InPlace = InPlace,
        };

    static Component[] Components(IEnumerable<Part> parts) => [.. parts.Select(part => part.Component)];
}
