namespace GradientTesting;

/// <summary>
/// A tensor of three dimensions or more is stored with its dimensions in another order, as kernels are in other libraries.
/// </summary>
internal static class DimensionOrder
{
    const int MostDimensions = 5;

    /// <returns>Null where no order fits, or several do.</returns>
    public static Finding? Of(Suspect suspect)
    {
        var shape = suspect.Shape;
        var dimensions = Enumerable.Range(0, shape.Count).Where(dimension => shape[dimension] > 1).ToArray();
        if (dimensions.Length is < 3 or > MostDimensions)
        {
            return null;
        }

        var fitting = (
            from order in Orders(dimensions)
            where !order.SequenceEqual(dimensions)
            let residual = suspect.Residual(
                [.. Positions(shape, order).Select(i => suspect.Numeric[i])], [.. Positions(shape, order).Select(i => suspect.Bars[i])])
            where residual is not null
            select (Order: order, Residual: residual.Value)).Take(2).ToArray();
        return fitting is [var (found, left)]
            ? new(
                DiagnosisName.StoredByColumns, left, $"is stored with its dimensions in the order {string.Join(", ", found)}",
                $"read as {string.Join('×', shape)}, its elements are in the wrong places")
            : null;
    }

    static IEnumerable<int[]> Orders(int[] dimensions) => dimensions.Length == 1
        ? [dimensions]
        : dimensions.SelectMany(
            first => Orders([.. dimensions.Where(other => other != first)]), (first, others) => (int[])[first, .. others]);

    /// <summary>The row-major positions of a tensor, in the order in which one with reordered dimensions holds its elements.</summary>
    static IEnumerable<int> Positions(IReadOnlyList<int> shape, int[] order) => order.Aggregate(
        (IEnumerable<int>)[0],
        (positions, dimension) =>
        {
            var stride = shape.Skip(dimension + 1).Aggregate(1, (product, size) => product * size);
            return positions.SelectMany(_ => Enumerable.Range(0, shape[dimension]), (position, k) => position + (k * stride));
        });
}
