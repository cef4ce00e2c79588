using System.Numerics;

namespace GradientTesting.Names;

/// <summary>A forward pass and its backward pass, with at most one mistake. The output is a row for each sample or step.</summary>
internal abstract class Unit<T>(string? mistake)
    where T : struct, IFloatingPointIeee754<T>
{
    public abstract IReadOnlyList<Tensor<T>> Inputs { get; }

    public abstract IReadOnlyList<Tensor<T>> Parameters { get; }

    public abstract Tensor<T> Output { get; }

    public abstract void Forward();

    /// <summary>Adds to gradients that are zero.</summary>
    protected abstract void AddGradients();

    public void Backward()
    {
        foreach (var tensor in Inputs.Concat(Parameters))
        {
            Array.Clear(tensor.G);
        }

        AddGradients();
    }

    protected bool Has(string name) => mistake == name;

    protected static T Of(double number) => T.CreateTruncating(number);

    public IGradientLayer Layer() => GradientLayer.Of(Components(Inputs), [Output.Component], Forward, Backward) with
    {
        Name = GetType().Name.Split('`')[0], Parameters = Components(Parameters),
    };

    public static Component[] Components(IEnumerable<Tensor<T>> tensors) => [.. tensors.Select(tensor => tensor.Component)];
}
