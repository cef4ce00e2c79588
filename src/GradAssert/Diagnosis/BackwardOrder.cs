namespace GradientTesting;

/// <summary>Where backpropagation first goes wrong, read off which components are wrong.</summary>
internal static class BackwardOrder
{
    /// <summary>
    /// Backpropagation goes from the last component to the first, and carries a mistake along. Where all components up to
    /// one are wrong and all that follow it are right, the mistake is in the step between the two. Any other pattern says
    /// nothing of the order.
    /// </summary>
    /// <param name="names">In forward order.</param>
    /// <param name="wrong">Whether each is wrong; null for one whose gradient is zero, which is right whatever is carried to it.</param>
    /// <returns>A sentence without the full stop, or null.</returns>
    public static string? Of(IReadOnlyList<string> names, IReadOnlyList<bool?> wrong)
    {
        var told = Enumerable.Range(0, names.Count).Where(c => wrong[c] is not null).ToArray();
        var count = told.TakeWhile(c => wrong[c] == true).Count();
        if (count < 2 || count == told.Length || told.Skip(count).Any(c => wrong[c] == true))
        {
            return null;
        }

        var (last, first) = (names[told[count - 1]], names[told[count]]);
        var before = told[count - 1] == count - 1 ? "all before it" : "all before it that move the cost";
        return $"everything from {first} on is right, {last} and {before} are wrong: look at the backward step from {first} to {last}";
    }
}
