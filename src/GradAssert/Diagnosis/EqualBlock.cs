namespace GradientTesting;

/// <summary>One of several blocks of equal size that are stacked in a component, such as the gates of a recurrent layer.</summary>
internal static class EqualBlock
{
    const int FewestRows = 3, MostBlocks = 8;

    static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];

    /// <returns>Where all of one block, and nothing else, is wrong, its place; null elsewhere.</returns>
    public static string? Of(Suspect suspect, HashSet<int> wrong)
    {
        var columns = suspect.IsMatrix ? suspect.Grid.Columns : 1;
        var rows = suspect.Analytic.Length / columns;
        int[] hit = [.. wrong.Select(i => i / columns).Distinct().Order()];
        var (first, count) = (hit[0], hit.Length);
        if (count < FewestRows || hit[^1] != first + count - 1 || rows % count != 0 || first % count != 0 || rows / count > MostBlocks
            || rows == count
            || !PlaceHypotheses.AreAllWrong(suspect, wrong, i => i / columns >= first && i / columns < first + count))
        {
            return null;
        }

        var lines = !suspect.IsMatrix ? "elements" : suspect.Shape.Count > 2 ? "slices" : "rows";
        return FormattableString.Invariant(
            $"in {lines} {first} to {first + count - 1}, the {Ordinals[first / count]} of {rows / count} blocks of {count},");
    }
}
