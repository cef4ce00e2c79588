namespace GradientTesting;

/// <summary>
/// Components of one layer have lines in common: the columns of W are the units of b. What is wrong in other units there is not confined
/// to a place here, where errors of the others may be within the bars.
/// </summary>
internal static class SharedLines
{
    /// <param name="suspect">The component.</param>
    /// <param name="wrong">Where it is wrong.</param>
    /// <param name="others">The others that are wrong.</param>
    public static bool GoesOn(Suspect suspect, HashSet<int> wrong, IEnumerable<Suspect> others)
    {
        // Of an axis along which it is wrong everywhere the place says nothing.
        Lines[] its = [.. Of(suspect, wrong).Where(lines => lines.Hit.Count < lines.Count)];
        return others.Any(other =>
        {
            var matching = Of(other, [.. other.Wrong])
                .SelectMany(lines => its.Where(own => own.Count == lines.Count).Select(own => lines.Hit.IsSubsetOf(own.Hit))).ToArray();
            // Of equal lengths nobody knows which axes are the same.
            return matching.Length > 0 && Array.TrueForAll(matching, isWithin => !isWithin);
        });
    }

    static Lines[] Of(Suspect suspect, HashSet<int> wrong)
    {
        var (rows, columns) = suspect.Grid;
        Lines[] both = [new(rows, [.. wrong.Select(i => i / columns)]), new(columns, [.. wrong.Select(i => i % columns)])];
        return [.. both.Where(lines => lines.Count > 1)];
    }

    /// <param name="Count">How many there are.</param>
    /// <param name="Hit">Those in which something is wrong.</param>
    sealed record Lines(int Count, HashSet<int> Hit);
}
