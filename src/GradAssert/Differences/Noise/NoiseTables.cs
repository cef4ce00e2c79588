namespace GradientTesting;

/// <summary>Costs at equal spacings along a line, at one spacing after the other, and what they say of the noise.</summary>
/// <param name="here">The cost at the point.</param>
/// <param name="at">The cost at a distance from it.</param>
/// <param name="random">Draws the side and the length of each table.</param>
internal sealed class NoiseTables(double here, Func<double, double> at, Random random)
{
    /// <summary>Costs per table: four fourth differences.</summary>
    const int CostsPerTable = 8;

    /// <summary>Tables that are looked at together: of two, a kink in one alone can have the level of the other.</summary>
    const int Tables = 3;

    /// <summary>
    /// Over two tables noise that adds up as the root of the distance falls by 32 and a kink by a thousand: half way between, by
    /// logarithm, it is a kink.
    /// </summary>
    const double MostOfJumps = 180;

    /// <summary>A remainder of two differences of costs may be off by this, in units of rounding of the largest.</summary>
    const double UnitsOfDifference = 16;

    /// <summary>Two numbers at random have a divisor of some roundings; on a grid it is the same however many there are.</summary>
    const double FarAboveRounding = 64;

    /// <summary>So many of the smallest gaps of a table must be multiples of one number.</summary>
    const int GapsPerTable = 4;

    /// <summary>A remainder is told from zero where rounding is less than this part of the divisor.</summary>
    const double Distinct = 0.001;

    /// <summary>So many costs at the least, known to this part of the divisor, must be multiples of it.</summary>
    const int FewestMultiples = 6;
    const double Near = 0.02;

    /// <summary>After so many halvings a bend is a thousandth of what it was, and a jump all of it.</summary>
    const int Halvings = 12;

    /// <summary>What is left of a jump, at least.</summary>
    const double PartOfJump = 1.0 / 8;

    const double DoubleRoundoff = 1.1102230246251565e-16;
    const double FloatRoundoff = 5.9604644775390625e-8;

    /// <summary>A fourth difference is made of 1, −4, 6, −4, 1 evaluations: the root of the sum of squares.</summary>
    static readonly double ofFourthDifference = Math.Sqrt(70);

    readonly List<double> costs = [here];
    readonly List<double> levels = [];
    (double First, double Spacing, double[] Costs)? uneven;
    readonly List<double[]> gaps = [];

    /// <summary>True where the last tables have the levels of noise.</summary>
    public bool IsNoise { get; private set; }

    /// <summary>The level of the longest of them.</summary>
    public double Level { get; private set; }

    /// <summary>By how much the cost changes over one scale, about, from the first table.</summary>
    public double Variation { get; private set; }

    /// <summary>True while no cost has differed from the one at the point.</summary>
    public bool IsFlat => costs.TrueForAll(cost => cost.Equals(here));

    /// <summary>The unit roundoff of the cost's type: of float where every cost is one, and they differ.</summary>
    public double Roundoff => !IsFlat && costs.TrueForAll(cost => ((double)(float)cost).Equals(cost)) ? FloatRoundoff : DoubleRoundoff;

    /// <summary>The largest cost seen, in size.</summary>
    public double Largest => costs.Max(Math.Abs);

    /// <summary>What rounding alone does to the cost at the point.</summary>
    public double Rounding => Roundoff * Math.Abs(here);

    /// <summary>Takes a table, and returns its level; NaN where the cost is not defined throughout.</summary>
    public double Take(double spacing)
    {
        var (first, step, table) = Costs(spacing);
        Variation = Variation > 0 ? Variation : table.Max(cost => double.IsFinite(cost) ? Math.Abs(cost - here) : 0) / (CostsPerTable * Math.Abs(step));
        var squares = new ScaledSum();
        for (var k = 0; k + 4 < table.Length; k++)
        {
            squares.Add(table[k] - (4 * table[k + 1]) + (6 * table[k + 2]) - (4 * table[k + 3]) + table[k + 4]);
        }

        var level = squares.Root / Math.Sqrt(table.Length - 4) / ofFourthDifference;
        uneven = level > FarAboveRounding * Rounding ? (first, step, table) : uneven;
        levels.Add(level);
        Judge();
        return level;
    }

    void Judge()
    {
        double[] last = [.. levels.Where(level => level > 0).TakeLast(Tables)];
        Level = last.DefaultIfEmpty(0).Max();
        // Alike in any order: a kink that a later table alone has in it is not noise either.
        IsNoise = last.Length == Tables && Level < MostOfJumps * last.Min();
    }

    /// <summary>
    /// The height of a jump in the last table that is uneven: halved where it is uneven most, a curve or a kink becomes even and a
    /// jump does not. 0 where there is none.
    /// </summary>
    public double Jump()
    {
        if (uneven is not var (first, spacing, table))
        {
            return 0;
        }

        double[] steps = [.. table.Skip(1).Select((cost, k) => cost - table[k])];
        var usual = steps.Order().ElementAt(steps.Length / 2);
        var most = Enumerable.Range(0, steps.Length).MaxBy(k => Math.Abs(steps[k] - usual));
        var (from, length, left, right) = (first + (most * spacing), spacing, table[most], table[most + 1]);
        for (var halvings = 0; halvings < Halvings; halvings++)
        {
            (length, usual) = (length / 2, usual / 2);
            var middle = at(from + length);
            costs.Add(double.IsFinite(middle) ? middle : here);
            (from, left, right) = Math.Abs(middle - left - usual) > Math.Abs(right - middle - usual)
                ? (from, left, middle)
                : (from + length, middle, right);
        }

        var jump = Math.Abs(right - left - usual);
        return jump > PartOfJump * Math.Abs(steps[most] - (usual * (1 << Halvings))) && jump > FarAboveRounding * Rounding ? jump : 0;
    }

    /// <summary>
    /// The spacing of the grid that costs are on: the greatest common divisor of the smallest gaps between costs, by Euclid's
    /// algorithm with a remainder of rounding taken for zero; 0 where there is none. Of two tables at least: in one, the costs of a
    /// straight line are multiples of its step.
    /// </summary>
    /// <param name="spacing">Of one more table, where only one has costs that differ.</param>
    public double Grid(double spacing)
    {
        if (gaps.Count == 1)
        {
            _ = Costs(spacing);
        }

        if (gaps.Count < 2)
        {
            return 0;
        }

        var rounding = UnitsOfDifference * DoubleRoundoff * costs.Max(Math.Abs);
        var (divisor, uncertainty) = (0.0, 0.0);
        foreach (var gap in gaps.SelectMany(ofTable => ofTable).Where(gap => gap > rounding).Order())
        {
            var (larger, smaller) = gap > divisor ? ((gap, rounding), (divisor, uncertainty)) : ((divisor, uncertainty), (gap, rounding));
            while (smaller.Item1 > 0)
            {
                // A remainder is as uncertain as what it was taken from and all that was taken from it.
                var allowed = larger.Item2 + (((larger.Item1 / smaller.Item1) + 1) * smaller.Item2);
                if (allowed > Distinct * smaller.Item1)
                {
                    return 0;
                }

                var rest = Math.Abs(Math.IEEERemainder(larger.Item1, smaller.Item1));
                (larger, smaller) = (smaller, rest > allowed ? (rest, allowed) : (0, 0));
            }

            // The larger what it divides, the better it is known.
            var times = Math.Round(gap / larger.Item1);
            (divisor, uncertainty) = (gap / times, rounding / times);
        }

        return AreMultiples(divisor, uncertainty, rounding) ? divisor : 0;
    }

    // The costs of different tables know nothing of each other: on no grid, few of them are multiples of anything by chance.
    bool AreMultiples(double divisor, double uncertainty, double rounding)
    {
        if (divisor == 0)
        {
            return false;
        }

        var known = costs.Where(cost => rounding + (Math.Abs(cost - here) / divisor * uncertainty) < Near * divisor).ToArray();
        return known.Distinct().Count() >= FewestMultiples
            && Array.TrueForAll(known, cost => Math.Abs(Math.IEEERemainder(cost - here, divisor)) <= 2 * Near * divisor);
    }

    (double First, double Step, double[] Table) Costs(double spacing)
    {
        spacing *= (1 - (0.3 * random.NextDouble())) * (random.Next(2) == 0 ? 1 : -1);
        // Not from the point itself: a kink at the point, or close by, would be the same in every table.
        var first = random.NextDouble() * spacing;
        var table = new double[CostsPerTable];
        for (var k = 0; k < table.Length; k++)
        {
            table[k] = at(first + (k * spacing));
        }

        costs.AddRange(table.Where(double.IsFinite));
        AddGaps(table);
        return (first, spacing, table);
    }

    // What is far larger than the smallest is known to too few digits.
    void AddGaps(double[] table)
    {
        double[] sorted = [.. table.Where(double.IsFinite).Distinct().Order()];
        double[] ofTable = [.. sorted.Zip(sorted.Skip(1), (one, other) => other - one).Order().Take(GapsPerTable)];
        if (ofTable.Length > 0)
        {
            gaps.Add(ofTable);
        }
    }
}
