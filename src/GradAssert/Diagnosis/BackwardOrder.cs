namespace GradientTesting;

/// <summary>Where backpropagation first goes wrong, read off which components are wrong.</summary>
internal static class BackwardOrder
{
    /// <summary>
    /// Backpropagation goes from the last component to the first, and carries a mistake along. Where all components up to
    /// one are wrong and all that follow it are right, the mistake is in the step between the two. Any other pattern says
    /// nothing of the order. Nor do components that may lie side by side, as the parameters of a density: the step is told where what is
    /// right is a matrix of another shape, through which a gradient can go. Whether it does, the reader knows.
    /// </summary>
    /// <param name="names">In forward order.</param>
    /// <param name="shapes">Of each.</param>
    /// <param name="wrong">Whether each is wrong; null for one whose gradient is zero, which is right whatever is carried to it.</param>
    /// <returns>A sentence without the full stop, or null.</returns>
    public static string? Of(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<int>> shapes, IReadOnlyList<bool?> wrong)
    {
        var told = Enumerable.Range(0, names.Count).Where(c => wrong[c] is not null).ToArray();
        var count = told.TakeWhile(c => wrong[c] == true).Count();
        if (count < 2 || count == told.Length || told.Skip(count).Any(c => wrong[c] == true))
        {
            return null;
        }

        if (!CanFeed(shapes[told[count - 1]], shapes[told[count]]))
        {
            return null;
        }

        var (last, first) = (names[told[count - 1]], names[told[count]]);
        var before = told[count - 1] == count - 1 ? "all before it" : "all before it that move the cost";
        return $"everything from {first} on is right, {last} and {before} are wrong: "
            + $"where {first} follows {last} in the forward pass, look at the backward step from {first} to {last}";
    }

    static bool CanFeed(IReadOnlyList<int> last, IReadOnlyList<int> first) =>
        first.Count(size => size > 1) > 1 && !first.SequenceEqual(last);
}
