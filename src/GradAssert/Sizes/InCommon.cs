namespace GradientTesting;

/// <summary>What failing trials have in common, and no other: said only where it is the one simple condition that separates them.</summary>
/// <remarks>
/// With fewer draws, or where several conditions separate that differ elsewhere, the guess is too often wrong.
/// </remarks>
internal static class InCommon
{
    public const int FewestDraws = 20;

    /// <summary>Where conditions that separate are compared with each other.</summary>
    const int GridPoints = 2000;

    /// <param name="trials">The draws, and what was tried to shrink one.</param>
    /// <param name="known">The sizes of the grid.</param>
    /// <returns>The condition, or null.</returns>
    public static SizeCondition? Of(IReadOnlyList<Trial> trials, IReadOnlyList<NamedSize> known)
    {
        Trial[] told = [.. trials.Where(trial => !trial.IsLeftOut)];
        NamedSize[] sizes = [.. known.Where(size => told.All(trial => trial.Point.Find(size.Name) is not null))];
        SizePoint[] failing = [.. told.Where(trial => trial.Fails).Select(trial => trial.Point)];
        SizePoint[] matching = [.. told.Where(trial => trial.Matches).Select(trial => trial.Point)];
        if (failing.Length == 0 || matching.Length == 0)
        {
            return null;
        }

        SizeCondition[] conditions = [.. SizeCondition.Of(sizes)];
        SizeCondition[] ofAllFailing = [.. conditions.Where(condition => failing.All(condition.Holds))];
        SizeCondition[] ofNoMatching = [.. conditions.Where(condition => !matching.Any(condition.Holds))];
        var grid = Grid(sizes);
        SizeCondition[] ones = [.. ofAllFailing.Intersect(ofNoMatching)];
        return ones.Length > 0
            ? TheOnly(ones, grid)
            : TheOnly([.. Both(ofAllFailing, matching), .. Either(ofNoMatching, failing)], grid);
    }

    static IEnumerable<SizeCondition> Both(SizeCondition[] conditions, SizePoint[] matching) =>
        from pair in Pairs(conditions)
        where !Array.Exists(matching, point => pair.One.Holds(point) && pair.Two.Holds(point))
        select pair.One.And(pair.Two);

    static IEnumerable<SizeCondition> Either(SizeCondition[] conditions, SizePoint[] failing) =>
        from pair in Pairs(conditions)
        where Array.TrueForAll(failing, point => pair.One.Holds(point) || pair.Two.Holds(point))
        select pair.One.Or(pair.Two);

    static IEnumerable<(SizeCondition One, SizeCondition Two)> Pairs(SizeCondition[] conditions) =>
        conditions.SelectMany((one, i) => conditions.Skip(i + 1).Select(two => (one, two)));

    /// <summary>The first, where all others say the same of the whole grid.</summary>
    static SizeCondition? TheOnly(SizeCondition[] conditions, SizePoint[] grid)
    {
        if (conditions.Length == 0)
        {
            return null;
        }

        bool[] first = [.. grid.Select(conditions[0].Holds)];
        return conditions.Skip(1).All(other => grid.Select(other.Holds).SequenceEqual(first)) ? conditions[0] : null;
    }

    static SizePoint[] Grid(NamedSize[] sizes)
    {
        const int Uniform = 3;
        var candidates = new SizeCandidates(new Random(0));
        return [.. Enumerable.Range(0, GridPoints).Select(_ => candidates.Draw(Uniform, SizePoint.Empty, sizes))];
    }
}
