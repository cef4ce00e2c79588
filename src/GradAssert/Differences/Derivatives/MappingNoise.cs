namespace GradientTesting;

/// <summary>The noise of each output of a mapping.</summary>
/// <param name="At">Of a row, or of a line where lines are apart.</param>
/// <param name="AreApart">Whether each line has a noise of its own, and not each row.</param>
internal sealed record MappingNoise(IReadOnlyList<CostNoise> At, bool AreApart)
{
    /// <summary>
    /// All outputs are looked at on one line, and each asks for the places that it wants: the same for most. Beyond this an output goes
    /// without what would tell a jump from a curve.
    /// </summary>
    const int MostEvaluations = 96;

    /// <summary>Beside its changes over a scale, what is so small at the point is what rounding left of a zero.</summary>
    const double Zero = 1e-9;

    const int Seed = 1;

    public CostNoise Of(int row, int column) => At[AreApart ? column : row];

    /// <summary>Some 40 evaluations for all outputs together, 96 at most; where lines are apart, that for each line.</summary>
    public static MappingNoise Of(Mapping mapping, MappingClaims claims)
    {
        if (mapping.AreApart)
        {
            return new([.. Enumerable.Range(0, mapping.Columns).Select(j => Of(mapping, j, 0, claims, []))], true);
        }

        var known = new Dictionary<double, double[]?>();
        return new([.. Enumerable.Range(0, mapping.Rows).Select(i => Of(mapping, 0, i, claims, known))], false);
    }

    /// <summary>The same of a mapping of the same outputs at other values, or along other lines.</summary>
    public MappingNoise Where(Mapping other) => AreApart ? Of(other, new(other, 0)) : this with
    {
        At = [.. At.Zip(other.Here(0), (noise, here) =>
            noise.Where(here) is var there ? there with { Level = Math.Max(there.Level, there.Roundoff * Math.Abs(here)) } : noise)],
    };

    static CostNoise Of(Mapping mapping, int column, int row, MappingClaims claims, Dictionary<double, double[]?> known)
    {
        var (here, effect) = (mapping.Here(column)[row], claims.Effect(row, column));
        // An output that is zero at the point says nothing of its own rounding: it gets that of the size of its changes.
        var offset = Math.Abs(here) <= Zero * effect ? effect : 0;
        var noise = CostNoise.Of(
            here + offset, t => (ValuesAt(mapping, column, t, known)?[row] ?? double.PositiveInfinity) + offset, mapping.UnitRoundoff,
            // The same places for every output.
            Draws.Of(Draw.Bits(Seed, column), 0), effect);
        return noise with { Level = Math.Max(noise.Level, noise.Roundoff * mapping.Smallest(column)) };
    }

    static double[]? ValuesAt(Mapping mapping, int column, double t, Dictionary<double, double[]?> known)
    {
        if (known.TryGetValue(t, out var values) || known.Count >= MostEvaluations)
        {
            return values;
        }

        try
        {
            values = mapping.ValuesAside(column, t);
            values = Array.TrueForAll(values, double.IsFinite) ? values
                : Array.ConvertAll(values, y => double.IsNaN(y) ? double.PositiveInfinity : y);
        }
#pragma warning disable CA1031 // As of a cost outside of its domain.
        catch (Exception exception) when (!ModelUnderTest.EndsTheCheck(exception))
#pragma warning restore CA1031
        {
            values = null;
        }

        return known[t] = values;
    }
}
