namespace GradientTesting;

/// <summary>A few elements of each component, drawn from a seed: what each of them is asked shows what is so of most.</summary>
internal static class FewElements
{
    /// <summary>Of each component, and of all: an evaluation each is not much next to what is compared.</summary>
    const int OfEach = 3, OfAll = 24;

    /// <summary>Different ones with each seed; all of a component of three. One of each component where there are many.</summary>
    public static IReadOnlyList<(int Component, int Index)> Of(IReadOnlyList<Component> components, ulong seed)
    {
        var each = Math.Clamp(OfAll / components.Count, 1, OfEach);
        return [.. Enumerable.Range(0, components.Count)
            .SelectMany(c => Of(components[c].Length, each, Draw.Bits(seed, c)), (c, i) => (c, i))];
    }

    // Of as many stretches one each.
    static IEnumerable<int> Of(int length, int count, ulong seed) => Enumerable.Range(0, Math.Min(count, length)).Select(k =>
    {
        var (from, to) = ((int)((long)k * length / Math.Min(count, length)), (int)((k + 1L) * length / Math.Min(count, length)));
        return from + (int)(Draw.Bits(seed, k) % (ulong)(to - from));
    });
}
