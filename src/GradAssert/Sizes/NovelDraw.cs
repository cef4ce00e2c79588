namespace GradientTesting;

/// <summary>Chooses the sizes of one draw: the most novel of forty candidates that have not been tried.</summary>
/// <remarks>
/// The body asks for one size after another, and ranges may depend on earlier ones. So candidates are drawn for the sizes that are
/// known, and drawn again, with what is fixed by then, where the body asks for a size that is new or has another range.
/// </remarks>
internal sealed class NovelDraw(KnownSizes known, Novelty novelty, Func<SizePoint, bool> isTried, SizeCandidates draw)
{
    const int Candidates = 40;

    /// <summary>Of so few combinations each one is a candidate, so that all are tried before a sweep ends.</summary>
    const int FewCombinations = 64;

    SizePoint? plan;

    /// <exception cref="LeftOutException">No untried combination is left for what is fixed.</exception>
    public long Choose(NamedSize size, SizePoint prefix)
    {
        if (plan?.Find(size.Name) is not { } planned || planned.Size.Range != size.Range)
        {
            NamedSize[] open = [size, .. known.All.Where(other => other.Name != size.Name && prefix.Find(other.Name) is null)];
            var candidates = CandidatesFor(prefix, open);
            plan = candidates.Where(candidate => !isTried(candidate)).MaxBy(novelty.Of) ?? throw new LeftOutException();
        }

        return plan.Find(size.Name)!.Index;
    }

    List<SizePoint> CandidatesFor(SizePoint prefix, NamedSize[] open)
    {
        List<SizePoint> candidates = [.. Enumerable.Range(0, Candidates).Select(way => draw.Draw(way, prefix, open))];
        if (open.Aggregate(1.0, (product, size) => product * size.Count) <= FewCombinations)
        {
            candidates.AddRange(open.Aggregate<NamedSize, IEnumerable<SizePoint>>(
                [prefix], (points, size) => points.SelectMany(point =>
                    Enumerable.Range(0, (int)size.Count).Select(index => point.With(size, index)))));
        }

        return candidates;
    }
}
