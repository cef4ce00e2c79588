namespace GradientTesting;

/// <summary>What rounding has left in a claim that is a small difference of large terms, as 1 − h(x) is where h is next to 1.</summary>
/// <remarks>
/// The claim at the point says nothing of these terms. Within the size of x they show: where h is not next to 1, the claim is as large as
/// they are. How much rounding leaves there, the claim itself says: it moves in steps, as a function does that is rounded.
/// </remarks>
internal static class RoundingOfClaims
{
    /// <summary>
    /// Where the claim is asked how large it is elsewhere, as parts of the size of what is moved. A number does not become zero.
    /// </summary>
    static readonly double[] places = [0.5, -0.5, 1, -0.98];

    const int Seed = 6;

    /// <summary>Of so few lines a row is asked along all: its elements are made of the same terms.</summary>
    const int Few = 8;

    /// <summary>
    /// Adds it to the error bars of elements that are wrong by no more than rounding of the largest claim within their size, or of what
    /// moves the output as much. Four evaluations of the derivative for each line, or for those with wrong elements, and some hundred for
    /// lines that are wrong by so little.
    /// </summary>
    /// <param name="mapping">What is claimed, and of what.</param>
    /// <param name="wrong">Elements that are wrong.</param>
    /// <param name="elements">What is known of all elements.</param>
    public static void Add(Mapping mapping, IEnumerable<int> wrong, ElementDerivative[] elements)
    {
        var known = new Dictionary<(int Column, double T), double[]?>();
        double Slope(int row, int column, double t) => Slopes(mapping, column, t, known)?[row] ?? double.PositiveInfinity;
        double Effect(int row, int column) => SizeOf(mapping, column) * places.Select(t => Math.Abs(Slope(row, column, t)))
            .Append(Math.Abs(mapping.Claim[(row * mapping.Columns) + column])).Where(double.IsFinite).Append(0).Max();
        foreach (var line in wrong.GroupBy(k => k % mapping.Columns).ToArray())
        {
            int[] columns = mapping.AreApart || mapping.Columns > Few ? [line.Key] : [.. Enumerable.Range(0, mapping.Columns)];
            foreach (var k in line)
            {
                var (row, claim) = (k / mapping.Columns, mapping.Claim[k]);
                var most = MappingClaims.UnitsOfRounding * mapping.UnitRoundoffOfClaim
                    * columns.Max(column => Effect(row, column)) / SizeOf(mapping, line.Key);
                if (!(elements[k].DistanceTo(claim) <= most))
                {
                    continue;
                }

                var noise = CostNoise.Of(
                    claim, t => Slope(row, line.Key, t), mapping.UnitRoundoff, Draws.Of(Draw.Bits(Seed, line.Key), 0), claimed: most);
                elements[k] = elements[k] with { ErrorBar = elements[k].ErrorBar + Math.Min(most, Reading.Deviations * noise.Level) };
            }
        }
    }

    static double SizeOf(Mapping mapping, int column) => Math.Max(mapping.Size(column), mapping.Scale(column));

    static double[]? Slopes(Mapping mapping, int column, double t, Dictionary<(int Column, double T), double[]?> known)
    {
        if (known.TryGetValue((column, t), out var slopes))
        {
            return slopes;
        }

        try
        {
            return known[(column, t)] = mapping.Slopes(column, t * SizeOf(mapping, column));
        }
#pragma warning disable CA1031 // As of a cost outside of its domain.
        catch (Exception exception) when (!ModelUnderTest.EndsTheCheck(exception))
#pragma warning restore CA1031
        {
            return known[(column, t)] = null;
        }
    }
}
