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

    /// <summary>What finds a step: by 50 halvings its place is known to the last digit, and others look for a jump and a grid.</summary>
    const int MostOfSteps = 96;

    /// <summary>The same from several places, where the function changes on a far shorter length than its argument's size.</summary>
    const int MostOfCloser = 4 * MostEvaluations;

    /// <summary>Beside its changes over a scale, what is so small at the point is what rounding left of a zero.</summary>
    const double Zero = 1e-9;

    const int Seed = 1, SeedOfLength = 11;

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

    /// <summary>Measured of a mapping of the same outputs at other values: a step that was found near one point is near another.</summary>
    public MappingNoise Near(Mapping other) => this with
    {
        At = [.. At.Zip(Of(other, new(other, 0)).At, (noise, there) =>
            noise.IsCoarse ? there with { Level = Math.Max(there.Level, noise.Level) } : there)],
    };

    /// <summary>
    /// The same of a mapping of the same outputs at other values, or along other lines; not measured where lines are not apart.
    /// </summary>
    public MappingNoise Where(Mapping other) => AreApart ? Near(other) : this with
    {
        At = [.. At.Zip(other.Here(0), (noise, here) =>
            noise.Where(here) is var there ? there with { Level = Math.Max(there.Level, there.Roundoff * Math.Abs(here)) } : noise)],
    };

    /// <summary>
    /// The same where what looks like noise may be what an output does, for those that are asked for: on the length over which the claim is
    /// straight.
    /// </summary>
    /// <param name="mapping">What is claimed, and of what.</param>
    /// <param name="claims">What is claimed of each element.</param>
    /// <param name="asked">Places of <see cref="At"/>.</param>
    public MappingNoise WhereClaimed(Mapping mapping, MappingClaims claims, IReadOnlySet<int> asked)
    {
        Dictionary<double, double[]?> closer = [], slopes = [];
        return this with
        {
            At = [.. At.Select((noise, k) => asked.Contains(k)
                ? WhereClaimed(mapping, AreApart ? k : 0, AreApart ? 0 : k, claims, noise, AreApart ? [] : closer, AreApart ? [] : slopes)
                : noise)],
        };
    }

    static CostNoise WhereClaimed(
        Mapping mapping, int column, int row, MappingClaims claims, CostNoise noise,
        Dictionary<double, double[]?> closer, Dictionary<double, double[]?> slopes)
    {
        var (here, effect) = (mapping.Here(column)[row], claims.Effect(row, column));
        var offset = Math.Abs(here) <= Zero * effect ? effect : 0;
        int[] elements = mapping.AreApart ? [column] : [.. Enumerable.Range(row * mapping.Columns, mapping.Columns)];
        return noise.WhereClaimed(
            t => Asked(slopes, t, MostEvaluations, () => mapping.ClaimAside(0, t)) is { } claim
                ? [.. elements.Select(k => claim[k] * mapping.Scale(k % mapping.Columns))] : null,
            t => (Asked(closer, t, MostOfCloser, () => mapping.ValuesAside(column, t))?[row] ?? double.PositiveInfinity) + offset,
            mapping.UnitRoundoff,
            // The same places for every output.
            Draws.Of(Draw.Bits(SeedOfLength, column), 0));
    }

    static CostNoise Of(Mapping mapping, int column, int row, MappingClaims claims, Dictionary<double, double[]?> known)
    {
        var (here, effect) = (mapping.Here(column)[row], claims.Effect(row, column));
        // An output that is zero at the point says nothing of its own rounding: it gets that of the size of its changes.
        var offset = Math.Abs(here) <= Zero * effect ? effect : 0;
        double[] last = [.. Enumerable.Repeat(double.NaN, NoiseTables.CostsPerTable)];
        var (asked, most, isStill, change, size) = (0, MostEvaluations, false, 0.0, Math.Abs(here + offset));
        double At(double t) => (Asked(known, t, most, () => mapping.ValuesAside(column, t))?[row] ?? double.PositiveInfinity) + offset;
        var noise = CostNoise.Of(
            here + offset,
            t =>
            {
                // What does not change over a whole table, and by far more than rounding over another one, changes in steps: how high
                // these are no other output says.
                isStill |= effect > 0 && Array.TrueForAll(last, y => double.IsFinite(y) && y == last[0]);
                if (isStill && most == MostEvaluations && Math.Abs(change) > NoiseTables.FarAboveRounding * mapping.UnitRoundoff * size)
                {
                    most = Math.Min(Math.Max(known.Count, most) + MostOfSteps, MostOfCloser);
                }

                var there = At(t);
                change = there != here + offset && double.IsFinite(there) ? there - here - offset : change;
                return last[asked++ % last.Length] = there;
            },
            mapping.UnitRoundoff,
            // The same places for every output.
            Draws.Of(Draw.Bits(Seed, column), 0), effect, added: offset);
        return noise with { Level = Math.Max(noise.Level, noise.Roundoff * mapping.Smallest(column)) };
    }

    static double[]? Asked(Dictionary<double, double[]?> known, double t, int most, Func<double[]> of)
    {
        if (known.TryGetValue(t, out var values) || known.Count >= most)
        {
            return values;
        }

        try
        {
            values = of();
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
