namespace GradientTesting;

/// <summary>A gradient that is there, and has the shape of what it is the gradient of.</summary>
internal static class GradientShape
{
    /// <exception cref="GradientContractException">There is no gradient, or it has another shape than the values.</exception>
    public static void Require(Component component, string pass)
    {
        if (!component.Gradient.Exists)
        {
            throw new GradientContractException(
                component.HasValuesAlone
                ? $"{component.Name} has no gradient: Component.OfValues is for GradientModel.FromUpdate, which reads gradients off an "
                    + $"update. Pass the gradient that {pass} writes, too: Component.Of(\"{component.Name}\", values, gradient)."
                : $"{component.Name} has no gradient: its storage is {component.Gradient.Absence} after {pass}. "
                    + $"Have {pass} make it; where a library makes it, no path leads from the cost to {component.Name}."
                    + (component.Gradient.AbsenceAdvice is { } advice ? $" {advice}" : ""),
                component.Gradient.Missing);
        }

        if (!component.Gradient.Shape.SequenceEqual(component.Shape))
        {
            throw new GradientContractException(
                $"The gradient of {component.Name} is {Sizes(component.Gradient.Shape)} after {pass}, "
                    + $"but {component.Name} is {Sizes(component.Shape)}. "
                    + (IsBroadcast(component.Gradient.Shape, component.Shape)
                        ? "It was not summed over the axes that were broadcast: sum it over them."
                        : "Make the two the same shape."));
        }
    }

    /// <summary>
    /// Whether a value of the one shape is broadcast to the other: aligned at the last axis each size is the same or was 1, or, of
    /// flat storage, the one is a multiple of the other.
    /// </summary>
    static bool IsBroadcast(IReadOnlyList<int> gradient, IReadOnlyList<int> values)
    {
        int Size(int axis) => axis < values.Count ? values[values.Count - 1 - axis] : 1;
        var isAligned = gradient.Count >= values.Count && Enumerable.Range(0, gradient.Count)
            .All(axis => gradient[gradient.Count - 1 - axis] is var size && (size == Size(axis) || Size(axis) == 1));
        var (found, expected) = (gradient.Aggregate(1L, (product, size) => product * size),
            values.Aggregate(1L, (product, size) => product * size));
        return found > expected && found % expected == 0 && (isAligned || gradient.Count == 1 || values.Count == 1);
    }

    static string Sizes(IReadOnlyList<int> shape) =>
        shape.Count == 1 ? FormattableString.Invariant($"a vector of {shape[0]}") : string.Join('×', shape);
}
