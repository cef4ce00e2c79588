namespace GradientTesting;

/// <summary>How far one evaluation of the cost is off by itself, as a standard deviation in units of the cost.</summary>
/// <param name="Level">At the point where it was measured.</param>
/// <param name="Cost">The cost there.</param>
/// <param name="Roundoff">The unit roundoff of the cost's type: that of float where every cost seen is one.</param>
internal sealed record CostNoise(double Level, double Cost, double Roundoff)
{
    /// <summary>The longest spacing, in scales of an element: nine of them are about the longest move of a check.</summary>
    const double LongestSpacing = 0.03;

    /// <summary>
    /// From one spacing to the next. Noise stays as it is, kinks fall by this, smooth curves by its fourth power: what falls
    /// by less than <see cref="Alike"/> is noise.
    /// </summary>
    const double Ratio = 32;

    const double Alike = 6;

    /// <summary>Costs per spacing beside the one at the point: four fourth differences.</summary>
    const int CostsPerSpacing = 7;

    /// <summary>A fourth difference is made of 1, −4, 6, −4, 1 evaluations: the root of the sum of squares.</summary>
    static readonly double ofFourthDifference = Math.Sqrt(70);

    /// <summary>A number that is rounded to a grid of spacing q is off by q/√12 rms.</summary>
    static readonly double ofRounding = Math.Sqrt(12);

    const double DoubleRoundoff = 1.1102230246251565e-16;
    const double FloatRoundoff = 5.9604644775390625e-8;

    /// <summary>
    /// Fourth differences of costs along a random direction whose elements all move by different lengths (equal ones cancel
    /// in a − b), at spacings from long to short until two neighbours are alike. Never below the rounding of the cost in the
    /// precision that it has. 14 evaluations or more, 28 for a smooth cost in double.
    /// </summary>
    public static CostNoise Measure(ModelUnderTest model, Baseline baseline, IReadOnlyList<Direction> directions, Random random)
    {
        var costs = new List<double> { baseline.Cost };
        var shortest = model.Components.Max(component => component.Values.UnitRoundoff) * Ratio;
        var (noise, before) = (double.NaN, double.NaN);
        for (var spacing = LongestSpacing; spacing > shortest && double.IsNaN(noise); spacing /= Ratio)
        {
            var table = Costs(model, baseline, directions, spacing * (1 - (0.3 * random.NextDouble())) * (random.Next(2) == 0 ? 1 : -1));
            costs.AddRange(table.Skip(1).Where(double.IsFinite));
            var here = FourthDifferences(table);
            var least = Rounding(baseline.Cost, costs);
            noise = here <= 2 * least ? Math.Max(here, least) : here > before / Alike && here < before * Alike ? Math.Max(here, before) : double.NaN;
            before = double.IsNaN(here) ? before : here;
        }

        baseline.Return();
        var roundoff = costs.Distinct().Count() > 1 && costs.TrueForAll(IsFloat) ? FloatRoundoff : DoubleRoundoff;
        double[] levels = [noise, double.IsNaN(noise) ? before : 0, Rounding(baseline.Cost, costs), Grid(costs) / ofRounding];
        return new(levels.Where(double.IsFinite).Max(), baseline.Cost, roundoff);
    }

    /// <summary>The noise where the cost is larger: rounding errors grow with what is rounded.</summary>
    public double At(double cost)
    {
        var growth = Cost == 0 ? 1 : Math.Max(1, Math.Abs(cost) / Math.Abs(Cost));
        return double.IsFinite(cost) ? Math.Max(Level * growth, Roundoff * Math.Abs(cost)) : Level;
    }

    static double[] Costs(ModelUnderTest model, Baseline baseline, IReadOnlyList<Direction> directions, double spacing)
    {
        var table = new double[CostsPerSpacing + 1];
        table[0] = baseline.Cost;
        for (var k = 1; k < table.Length; k++)
        {
            Direction.Move(model, baseline, directions, k * spacing);
            table[k] = model.CostOrInfinity();
        }

        return table;
    }

    static double FourthDifferences(double[] table)
    {
        var squares = new ScaledSum();
        for (var k = 0; k + 4 < table.Length; k++)
        {
            squares.Add(table[k] - (4 * table[k + 1]) + (6 * table[k + 2]) - (4 * table[k + 3]) + table[k + 4]);
        }

        return squares.Root / Math.Sqrt(table.Length - 4) / ofFourthDifference;
    }

    static double Rounding(double cost, List<double> costs) => (costs.Count > 1 && costs.TrueForAll(IsFloat) ? FloatRoundoff : DoubleRoundoff) * Math.Abs(cost);

    /// <summary>The spacing of the grid that costs are on: their smallest difference, where some are equal and all are multiples of it; else 0.</summary>
    static double Grid(List<double> costs)
    {
        var sorted = costs.Order().ToArray();
        var gaps = sorted.Zip(sorted.Skip(1), (one, other) => other - one).ToArray();
        var least = gaps.Where(gap => gap > 0).DefaultIfEmpty(0).Min();
        return least > 0 && Array.Exists(gaps, gap => gap == 0)
            && Array.TrueForAll(sorted, cost => Math.Abs(((cost - sorted[0]) / least) - Math.Round((cost - sorted[0]) / least)) < 0.01)
            ? least
            : 0;
    }

    static bool IsFloat(double cost) => ((double)(float)cost).Equals(cost);
}
