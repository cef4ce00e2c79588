namespace GradientTesting;

/// <summary>What the body has asked for so far, over all draws: the sizes that the next draw will probably ask for.</summary>
internal sealed class KnownSizes
{
    readonly List<NamedSize> sizes = [];

    public IReadOnlyList<NamedSize> All => sizes;

    public void Learn(SizePoint point)
    {
        foreach (var size in point.Values.Select(value => value.Size))
        {
            var at = sizes.FindIndex(known => known.Name == size.Name);
            if (at < 0)
            {
                sizes.Add(size);
            }
            else if (sizes[at].Range != size.Range)
            {
                sizes[at] = sizes[at].Widened(size);
            }
        }
    }
}
