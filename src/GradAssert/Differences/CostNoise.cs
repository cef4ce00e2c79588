namespace GradientTesting;

/// <summary>The noise of the cost: the deviation of its rounding errors, in units of the cost.</summary>
/// <param name="Level">At the point where it was measured.</param>
/// <param name="Cost">The cost there.</param>
/// <param name="Roundoff">The unit of rounding of the cost's type, of float where every cost seen is one.</param>
internal sealed record CostNoise(double Level, double Cost, double Roundoff)
{
    /// <summary>Values per table; two tables are taken, on either side of the point.</summary>
    const int TableLength = 8;

    /// <summary>
    /// Rounding is lumpy, and one table may see little of it: the larger of two counts, unless they differ by more than this.
    /// </summary>
    const double Alike = 10;

    const double DoubleRoundoff = 1.1102230246251565e-16;
    const double FloatRoundoff = 5.9604644775390625e-8;

    /// <summary>
    /// The larger of two difference tables on the two sides of the point along a random direction, so that neither a kink at
    /// the point itself counts as noise nor one close by in both; and never below one unit of rounding of the cost. 16
    /// evaluations; more where the cost is so coarse that the first steps do not change it.
    /// </summary>
    public static CostNoise Measure(ModelUnderTest model, Baseline baseline, IReadOnlyList<ComponentScale> scales, IReadOnlyList<bool> moving, Random random)
    {
        var signs = Direction.OfAll(model, scales, moving, 0, random);
        var first = Table(model, baseline, signs, 1);
        var second = Table(model, baseline, signs, -1);
        var isFloat = IsInformative(first) && Array.TrueForAll([.. first, .. second], IsFloat);
        var roundoff = isFloat ? FloatRoundoff : DoubleRoundoff;
        var seen = Together(
            DifferenceTable.Noise(first), DifferenceTable.Noise(second),
            isFloat || HasFloats(model) ? () => DifferenceTable.Noise(Table(model, baseline, Direction.OfAll(model, scales, moving, 0, random), 1)) : null);
        return new(Math.Max(roundoff * Math.Abs(baseline.Cost), seen), baseline.Cost, roundoff);
    }

    /// <summary>The noise where the cost is another one: rounding errors grow with what is rounded.</summary>
    public double At(double ahead, double behind)
    {
        var cost = Math.Max(double.IsFinite(ahead) ? Math.Abs(ahead) : 0, double.IsFinite(behind) ? Math.Abs(behind) : 0);
        var growth = Cost == 0 ? 1 : Math.Max(1, cost / Math.Abs(Cost));
        return Math.Max(Level * growth, Roundoff * cost);
    }

    // In double every step of a table sees rounding: where two differ, one of them has crossed a kink. In single precision
    // it may as well be the other that has seen too little, and a third decides.
    static double Together(double one, double other, Func<double>? third)
    {
        var (least, most) = (Math.Min(one, other), Math.Max(one, other));
        return most <= Alike * least || least == 0 ? most
            : third is null ? 3 * least
            : Math.Max(least, Math.Min(most, third()));
    }

    static bool HasFloats(ModelUnderTest model) => model.Components.Any(component => component.Values.UnitRoundoff > DoubleRoundoff);

    static double[] Table(ModelUnderTest model, Baseline baseline, Direction[] signs, int side)
    {
        var coarse = HasFloats(model) || IsFloat(baseline.Cost);
        var table = new double[TableLength];
        for (var exponent = coarse ? -20 : -33; ; exponent += 6)
        {
            for (var j = 0; j < TableLength; j++)
            {
                Direction.Move(model, baseline, signs, side * j * Math.ScaleB(1, exponent));
                table[j] = model.Cost();
            }

            // Of a table in which most steps change nothing, the noise cannot be read.
            if (exponent >= -9 || IsInformative(table))
            {
                baseline.Return();
                return Array.TrueForAll(table, double.IsFinite) ? table : [.. Enumerable.Repeat(baseline.Cost, TableLength)];
            }
        }
    }

    static bool IsInformative(double[] table)
    {
        var changes = 0;
        for (var j = 1; j < table.Length; j++)
        {
            changes += table[j].Equals(table[j - 1]) ? 0 : 1;
        }

        return changes > table.Length / 2;
    }

    static bool IsFloat(double cost) => ((double)(float)cost).Equals(cost);
}
