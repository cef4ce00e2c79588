using System.Globalization;

namespace GradientTesting;

/// <summary>How one element of a component is addressed and printed.</summary>
internal static class ElementName
{
    /// <summary>The index per dimension of the row-major position <paramref name="flat"/>.</summary>
    public static int[] Index(IReadOnlyList<int> shape, int flat)
    {
        var index = new int[shape.Count];
        for (var dimension = shape.Count - 1; dimension >= 0; dimension--)
        {
            (flat, index[dimension]) = Math.DivRem(flat, shape[dimension]);
        }

        return index;
    }

    /// <summary>As in <c>W1[3, 17]</c>.</summary>
    public static string Of(string name, IReadOnlyList<int> index) =>
        $"{name}[{string.Join(", ", index.Select(position => position.ToString(CultureInfo.InvariantCulture)))}]";

    /// <inheritdoc cref="Of(string, IReadOnlyList{int})"/>
    public static string Of(Component component, int flat) => component.ElementNames is { } names ? names[flat]
        : component.Convention is null ? Of(component.Name, Index(component.Shape, flat))
        : OfComplex(component.Name, Index(component.Shape, flat));

    /// <summary>As in <c>w[3].Real</c>: the last index is that of the part.</summary>
    public static string OfComplex(string name, IReadOnlyList<int> index) =>
        $"{Of(name, [.. index.SkipLast(1)])}.{(index[^1] == 0 ? "Real" : "Imaginary")}";
}
