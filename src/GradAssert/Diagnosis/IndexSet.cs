namespace GradientTesting;

/// <summary>Elements that are all those at some places of some dimensions, in words.</summary>
internal static class IndexSet
{
    const int MostPlaces = 3;

    /// <returns>As in <c>y[…, 2]</c> or <c>y[…, 0 or 3, …]</c>; null where the elements are no such set, or all.</returns>
    public static string? Of(string name, IReadOnlyList<int> shape, IReadOnlyCollection<int> positions)
    {
        int[][] indices = [.. positions.Select(position => ElementName.Index(shape, position))];
        int[][] places = [.. shape.Select((_, axis) => indices.Select(index => index[axis]).Distinct().Order().ToArray())];
        return places.Aggregate(1, (product, axis) => product * axis.Length) == positions.Count
            && Enumerable.Range(0, shape.Count).Any(axis => places[axis].Length < shape[axis])
            && Enumerable.Range(0, shape.Count).All(axis => places[axis].Length == shape[axis] || places[axis].Length <= MostPlaces)
            ? $"{name}[{string.Join(", ", shape.Select((size, axis) => Places(places[axis], size)))}]"
            : null;
    }

    /// <summary>Of each dimension one place or all.</summary>
    public static string? OfSlice(string name, IReadOnlyList<int> shape, IReadOnlyCollection<int> positions) =>
        Of(name, shape, positions) is { } text && !text.Contains(" or ", StringComparison.Ordinal) ? text : null;

    static string Places(int[] places, int size) => places.Length == size && size > 1 ? "…" : string.Join(" or ", places);
}
