namespace GradientTesting;

/// <summary>Inputs and shapes at which a check of a layer looks stronger than it is.</summary>
internal static class LayerBlindSpots
{
    public static IEnumerable<string> Warnings(LayerModel layer)
    {
        var zero = string.Join(", ", layer.Inputs.Where(input => Magnitude.Largest(input.Values) == 0).Select(input => input.Name));
        if (zero.Length > 0)
        {
            yield return $"{zero}: all zero at this point, where many a mistake makes no difference, and ReLU and max have a kink. "
                + "Fill inputs with numbers of both signs.";
        }

        Component[] tensors = [.. layer.Components.Concat(layer.Outputs)
            .Where(component => component.Values.Exists && component.Shape.Count > 1)];
        var single = Names(tensors, component => component.Shape.Any(size => size == 1) && component.Shape.Any(size => size > 1));
        if (single.Length > 0)
        {
            yield return $"{single}: a size of 1 (a batch of one, one channel, one time step), so that a sum or an index along it that is "
                + "wrong stays unseen. Check with sizes of two or more.";
        }

        var equal = Names(tensors, HasEqualSizes);
        if (equal.Length > 0)
        {
            yield return $"{equal}: equal sizes, so that rows taken for columns, or height for width, may stay unseen. "
                + "Check with sizes that differ.";
        }
    }

    static bool HasEqualSizes(Component component)
    {
        int[] sizes = [.. component.Shape.Where(size => size > 1)];
        return sizes.Distinct().Count() < sizes.Length;
    }

    static string Names(IEnumerable<Component> tensors, Func<Component, bool> isSo) => string.Join(", ", tensors.Where(isSo)
        .Select(component => $"{component.Name} {string.Join('×', component.Shape)}").Distinct());
}
