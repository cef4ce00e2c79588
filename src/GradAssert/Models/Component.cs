namespace GradientTesting;

/// <summary>One named parameter tensor of a model: a live view of its values and of its gradient.</summary>
/// <remarks>
/// Made by the overloads of <c>Component.Of</c>. A view never copies; a model that replaces its storage
/// (<c>W -= rate * dW</c> on MathNet matrices makes a new one) passes a <c>Func</c> that returns the present storage.
/// Not thread-safe.
/// </remarks>
public sealed partial class Component
{
    internal Component(string name, TensorView values, TensorView gradient)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Values = values;
        Gradient = gradient;
    }

    /// <summary>The name that reports print, as the user gave it.</summary>
    public string Name { get; }

    /// <summary>The present size of each dimension, rows before columns; one number for a vector.</summary>
    public IReadOnlyList<int> Shape => Values.Shape;

    /// <summary>The present number of elements.</summary>
    public int Length => Values.Length;

    /// <summary>Of complex parameters, what their gradient is; null of real ones.</summary>
    internal ComplexGradient? Convention { get; init; }

    /// <summary>True where no gradient was passed, since it is read off an update.</summary>
    internal bool HasValuesAlone { get; init; }

    /// <summary>What each element is called; null where it is by its index.</summary>
    internal IReadOnlyList<string>? ElementNames { get; private init; }

    internal TensorView Values { get; }

    internal TensorView Gradient { get; }

    /// <summary>The same, with a gradient that nobody has to write or to make.</summary>
    internal Component AsUnused() => new(Name, Values, Gradient switch
    {
        { MayBeUnwritten: true } => Gradient,
        TensorView<double> gradient => new UnusedGradient<double>(gradient, Values),
        TensorView<float> gradient => new UnusedGradient<float>(gradient, Values),
        _ => Gradient,
    })
    {
        Convention = Convention,
        ElementNames = ElementNames,
    };

    /// <summary>The same, with names of its elements.</summary>
    internal Component WithElementNames(IReadOnlyList<string> names) =>
        new(Name, Values, Gradient) { Convention = Convention, ElementNames = names };
}
