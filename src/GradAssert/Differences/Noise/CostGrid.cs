namespace GradientTesting;

/// <summary>Whether costs are on a grid, as rounded ones are.</summary>
internal static class CostGrid
{
    /// <summary>A remainder of two differences of costs may be off by this, in units of rounding of the largest.</summary>
    const double UnitsOfDifference = 16;

    /// <summary>A remainder is told from zero where rounding is less than this part of the divisor.</summary>
    const double Distinct = 0.001;

    /// <summary>So many costs at the least, known to this part of the divisor, must be multiples of it.</summary>
    const int FewestMultiples = 6;
    const double Near = 0.02;

    /// <summary>
    /// The greatest common divisor of gaps between costs, by Euclid's algorithm with a remainder of rounding taken for zero; 0 where there
    /// is none.
    /// </summary>
    /// <param name="gaps">The smallest ones of each table.</param>
    /// <param name="costs">All costs; first the one at the point.</param>
    /// <param name="roundoff">Of double.</param>
    public static double Spacing(IEnumerable<double> gaps, IReadOnlyList<double> costs, double roundoff)
    {
        var rounding = UnitsOfDifference * roundoff * costs.Max(Math.Abs);
        var (divisor, uncertainty) = (0.0, 0.0);
        foreach (var gap in gaps.Where(gap => gap > rounding).Order())
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

        return AreMultiples(costs, divisor, uncertainty, rounding) ? divisor : 0;
    }

    // The costs of different tables know nothing of each other: on no grid, few of them are multiples of anything by chance.
    static bool AreMultiples(IReadOnlyList<double> costs, double divisor, double uncertainty, double rounding)
    {
        if (divisor == 0)
        {
            return false;
        }

        var known = costs.Where(cost => rounding + (Math.Abs(cost - costs[0]) / divisor * uncertainty) < Near * divisor).ToArray();
        return known.Distinct().Count() >= FewestMultiples
            && Array.TrueForAll(known, cost => Math.Abs(Math.IEEERemainder(cost - costs[0], divisor)) <= 2 * Near * divisor);
    }
}
