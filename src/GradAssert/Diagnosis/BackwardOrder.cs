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
    /// <param name="wrong">Whether each is wrong.</param>
    /// <returns>A sentence without the full stop, or null.</returns>
    public static string? Of(IReadOnlyList<string> names, IReadOnlyList<bool> wrong)
    {
        var count = wrong.TakeWhile(isWrong => isWrong).Count();
        if (count < 2 || count == wrong.Count || wrong.Skip(count).Any(isWrong => isWrong))
        {
            return null;
        }

        return $"everything from {names[count]} on is right, {names[count - 1]} and all before it are wrong: look at the backward step from {names[count]} to {names[count - 1]}";
    }
}
