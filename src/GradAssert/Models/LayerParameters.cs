namespace GradientTesting;

/// <summary>The parameters of several layers as the components of a model.</summary>
internal static class LayerParameters
{
    public static IReadOnlyList<Component> Of(IReadOnlyList<IGradientLayer> layers)
    {
        var all = layers.SelectMany((layer, l) => layer.Parameters.Select(parameter => (Layer: l, Parameter: parameter))).ToArray();
        var repeated = all.GroupBy(each => each.Parameter.Name, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        return [.. all.Select(each => repeated.Contains(each.Parameter.Name)
            ? new Component(
                FormattableString.Invariant($"{each.Layer}.{each.Parameter.Name}"), each.Parameter.Values, each.Parameter.Gradient)
            : each.Parameter)];
    }
}
