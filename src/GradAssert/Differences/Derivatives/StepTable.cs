namespace GradientTesting;

/// <summary>Central differences at several steps, where slopes are known at the point alone and no walk can be made.</summary>
internal static class StepTable
{
    /// <summary>From one step to the next.</summary>
    const double Ratio = 4;

    const int Steps = 9;

    /// <summary>The error of a difference over its change to the next one.</summary>
    const double Bound = Ratio * Ratio / ((Ratio * Ratio) - 1);

    /// <summary>The longest step, in scales: of a smooth function what bends over that shows in the next ones.</summary>
    const double Longest = 0.03;

    /// <summary>The steadiest difference decides, and its two neighbours must not contradict it.</summary>
    public static ElementDerivative Of(MappingLine line, int output, MappingElement element, double step, ElementDerivative screened)
    {
        var screen = new Screen(line);
        var (slopes, claim) = (new List<ElementDerivative> { screened }, element.Claim);
        for (var (k, h) = (0, Longest * line.Scale); k < Steps && h > step; k++, h /= Ratio)
        {
            screen.Take(h, DifferenceScheme.Central);
            slopes.Insert(slopes.Count - 1, screen.Slope(output, claim.Noise));
        }

        var (best, bars) = Steadiest(slopes);
        if (!double.IsFinite(bars[best]))
        {
            return screened with { ErrorBar = double.PositiveInfinity, IsDoubtful = true, IsUndefined = true };
        }

        var (error, floor) = (Math.Abs(slopes[best].Value - claim.Slope), screened.Floor);
        var isWrong = error > claim.Wanted + (2 * bars[best])
            && new[] { best - 1, best + 1 }.Where(k => k >= 0 && k < bars.Length && double.IsFinite(bars[k]))
                .All(k => Math.Abs(slopes[k].Value - claim.Slope) > claim.Wanted + slopes[k].ErrorBar);
        return isWrong ? slopes[best] with { Floor = floor, ErrorBar = bars[best] }
            : error <= claim.Wanted + bars[best] ? slopes[best] with { Floor = floor, ErrorBar = bars[best] + element.Excess }
            : slopes[best] with { Floor = floor, ErrorBar = Math.Max(bars[best], error), IsDoubtful = true };
    }

    /// <summary>
    /// The difference that changes least to its neighbour, beside noise. The error of a central difference falls by 16 from one step to the
    /// next, so that the change bounds what is left, but for the noise of either: of those that all shorter ones uphold. Beyond a narrow
    /// peak two long ones are zero both.
    /// </summary>
    /// <param name="slopes">From the longest step to the shortest.</param>
    /// <returns>Its place, and how far off each may be: not finite where there is none.</returns>
    public static (int Best, double[] Bars) Steadiest(IReadOnlyList<ElementDerivative> slopes)
    {
        var bars = new double[slopes.Count];
        for (var k = 0; k < bars.Length; k++)
        {
            var next = slopes[k + 1 < bars.Length ? k + 1 : Math.Max(0, k - 1)];
            bars[k] = Math.Max(slopes[k].ErrorBar, next.ErrorBar) + (Bound * Math.Abs(slopes[k].Value - next.Value)) is var bar
                && double.IsFinite(bar) ? bar : double.PositiveInfinity;
        }

        bool IsUpheld(int k) => slopes.Skip(k + 1).All(shorter =>
            !(Math.Abs(shorter.Value - slopes[k].Value) > bars[k] + shorter.ErrorBar));
        return (Enumerable.Range(0, bars.Length).Where(IsUpheld).MinBy(k => bars[k]), bars);
    }
}
