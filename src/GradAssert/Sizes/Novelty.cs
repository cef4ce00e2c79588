namespace GradientTesting;

/// <summary>How much of a draw no draw before it had.</summary>
/// <remarks>
/// Counts pairs of sizes at least, between and most, which of two sizes is larger, single values, and parity, alone and in pairs. A
/// mistake shows where one or two of these meet, so covering them early finds it early. Equal sizes count as a relation: they hide
/// exchanged sizes, and distinct ones hide shortcuts for square ones, so that both have to be drawn.
/// </remarks>
internal sealed class Novelty
{
    readonly HashSet<Trait> seen = [];

    public int Of(SizePoint point) => Traits(point).Count(trait => !seen.Contains(trait));

    public void Add(SizePoint point) => seen.UnionWith(Traits(point));

    static IEnumerable<Trait> Traits(SizePoint point)
    {
        for (var i = 0; i < point.Values.Count; i++)
        {
            var value = point.Values[i];
            yield return new(Kind.Value, value.Size.Name, "", value.Rank);
            if (value.Number is { } number)
            {
                yield return new(Kind.Parity, value.Size.Name, "", number & 1);
            }

            for (var j = 0; j < i; j++)
            {
                var other = point.Values[j];
                yield return new(Kind.Levels, value.Size.Name, other.Size.Name, (3 * value.Level) + other.Level);
                if (value.Number is { } one && other.Number is { } two)
                {
                    yield return new(Kind.Relation, value.Size.Name, other.Size.Name, one.CompareTo(two));
                    yield return new(Kind.Parity, value.Size.Name, other.Size.Name, (2 * (one & 1)) + (two & 1));
                }
            }
        }
    }

    enum Kind
    {
        Value,
        Parity,
        Levels,
        Relation,
    }

    readonly record struct Trait(Kind Kind, string Name, string Other, long Value);
}
