namespace GradientTesting;

/// <summary>The noise of the cost: the deviation of its rounding errors, in units of the cost.</summary>
/// <param name="Level">At the point where it was measured.</param>
/// <param name="Cost">The cost there.</param>
internal sealed record CostNoise(double Level, double Cost)
{
    /// <summary>Values per table; two tables are taken, along different directions.</summary>
    const int TableLength = 8;

    const double DoubleRoundoff = 1.1102230246251565e-16;
    const double FloatRoundoff = 5.9604644775390625e-8;

    /// <summary>
    /// The larger of two difference tables along random directions, one-sided so that a kink at the point itself does not
    /// count as noise, and never below one unit of rounding of the cost. 16 evaluations; more where the cost is so coarse
    /// that the first steps do not change it.
    /// </summary>
    public static CostNoise Measure(ModelUnderTest model, Baseline baseline, IReadOnlyList<double[]> scales, Random random)
    {
        var first = Table(model, baseline, scales, random);
        var second = Table(model, baseline, scales, random);
        var isFloat = Array.TrueForAll([.. first, .. second], IsFloat);
        var rounding = (isFloat ? FloatRoundoff : DoubleRoundoff) * Math.Abs(baseline.Cost);
        return new(Math.Max(rounding, Math.Max(DifferenceTable.Noise(first), DifferenceTable.Noise(second))), baseline.Cost);
    }

    /// <summary>The noise where the cost is another one: rounding errors grow with what is rounded.</summary>
    public double At(double cost) => Math.Abs(cost) > Math.Abs(Cost) && Cost != 0 ? Level * Math.Abs(cost / Cost) : Level;

    static double[] Table(ModelUnderTest model, Baseline baseline, IReadOnlyList<double[]> scales, Random random)
    {
        var signs = scales.Select(scale => Array.ConvertAll(scale, size => size * Draw.Sign(random))).ToArray();
        var coarse = model.Components.Any(component => component.Values.UnitRoundoff > DoubleRoundoff) || IsFloat(baseline.Cost);
        var table = new double[TableLength];
        for (var exponent = coarse ? -20 : -33; ; exponent += 6)
        {
            for (var j = 0; j < TableLength; j++)
            {
                Direction.Move(model, baseline, signs, j * Math.ScaleB(1, exponent));
                table[j] = model.Cost();
            }

            // Of a table in which most steps change nothing, the noise cannot be read.
            if (exponent >= -9 || IsInformative(table))
            {
                Direction.Return(baseline);
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
