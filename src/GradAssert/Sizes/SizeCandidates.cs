namespace GradientTesting;

/// <summary>Values for sizes, drawn in four ways in turn: at edges, pairwise distinct, some of them equal, uniform.</summary>
internal sealed class SizeCandidates(Random random)
{
    const int Ways = 4;

    /// <summary>How often each size is at its least, and at its most, where edges are drawn.</summary>
    const double AtEdge = 0.35;

    /// <summary>How often a size has the common value where some are equal.</summary>
    const double IsEqual = 0.6;

    const int DistinctTries = 8;

    /// <param name="way">Counts the candidates.</param>
    /// <param name="prefix">What is fixed already.</param>
    /// <param name="sizes">What is to be drawn.</param>
    public SizePoint Draw(int way, SizePoint prefix, IReadOnlyList<NamedSize> sizes)
    {
        var common = CommonNumber(sizes);
        var point = prefix;
        foreach (var size in sizes)
        {
            point = point.With(size, (way % Ways) switch
            {
                0 => AtEdges(size),
                1 => Distinct(size, point),
                2 => Equal(size, common),
                _ => Uniform(size),
            });
        }

        return point;
    }

    long Uniform(NamedSize size) => random.NextInt64(size.Count);

    long AtEdges(NamedSize size) => random.NextDouble() switch
    {
        < AtEdge => 0,
        < 2 * AtEdge => size.Count - 1,
        _ => Uniform(size),
    };

    long Distinct(NamedSize size, SizePoint point)
    {
        var index = Uniform(size);
        for (var tries = 1; tries < DistinctTries && size.Number is { } number && IsTaken(number(index), point); tries++)
        {
            index = Uniform(size);
        }

        return index;
    }

    static bool IsTaken(long number, SizePoint point) => point.Values.Any(value => value.Number == number);

    long Equal(NamedSize size, long? common) =>
        common is { } number && random.NextDouble() < IsEqual && size.IndexOf(number) is { } index ? index : Uniform(size);

    long? CommonNumber(IReadOnlyList<NamedSize> sizes)
    {
        NamedSize[] numeric = [.. sizes.Where(size => size.Number is not null)];
        if (numeric.Length == 0)
        {
            return null;
        }

        var size = numeric[random.Next(numeric.Length)];
        return size.Number!(Uniform(size));
    }
}
