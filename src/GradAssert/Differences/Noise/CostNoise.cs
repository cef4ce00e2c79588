namespace GradientTesting;

/// <summary>How far one evaluation of the cost is off by itself, as a standard deviation in units of the cost.</summary>
/// <param name="Level">At the point where it was measured.</param>
/// <param name="Cost">The cost there.</param>
/// <param name="Roundoff">The unit roundoff of the cost's type: that of float where every cost seen is one.</param>
internal sealed record CostNoise(double Level, double Cost, double Roundoff)
{
    /// <summary>The longest spacing, in scales of an element: eight costs then span a quarter of one, over which most are smooth.</summary>
    const double LongestSpacing = 0.03;

    /// <summary>From one spacing to the next: a smooth curve's fourth differences fall by four thousand, a kink's by this.</summary>
    const double Ratio = 8;

    /// <summary>
    /// Where a cost does not change at all, on a grid that is coarser than its variation, spacings grow by this up to these scales.
    /// </summary>
    const double Growth = 4;
    const double MostScales = 2;

    /// <summary>A table of so many units of rounding has nothing but rounding in it.</summary>
    const double UnitsOfTable = 2;

    /// <summary>A number that is rounded to a grid of spacing q is off by q/√12 rms.</summary>
    static readonly double ofRounding = Math.Sqrt(12);

    /// <summary>Where the cost moves in steps, how many values it took at how many points; null elsewhere.</summary>
    public (int Values, int Points)? FewValues { get; init; }

    /// <summary>
    /// Fourth differences of costs along a random direction whose elements all move by different lengths (equal ones cancel
    /// in a − b), at spacings from long to short until two neighbours are alike, or nothing but rounding is left; what is then
    /// above rounding is looked at for a jump. Never below the rounding of the cost in the precision that it has. 16
    /// evaluations or more, some 35 for a smooth cost in double.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="baseline">The point.</param>
    /// <param name="directions">One for each component.</param>
    /// <param name="random">Draws sides and lengths.</param>
    /// <param name="claimed">By how much the gradient says that the cost changes over one scale.</param>
    public static CostNoise Measure(
        ModelUnderTest model, Baseline baseline, IReadOnlyList<Direction> directions, Random random, double claimed = 0)
    {
        double At(double t)
        {
            Direction.Move(model, baseline, directions, t);
            return model.CostOrInfinity();
        }

        var scales = Magnitude.Scales(model.Components);
        var grain = model.Components.Select((component, c) => Math.Max(component.Values.UnitRoundoff, component.Values.Grain / scales[c]))
            .Max();
        var noise = Of(baseline.Cost, At, grain, random, claimed);
        baseline.Return();
        return noise;
    }

    /// <summary>The same of any function of one number.</summary>
    /// <param name="here">The function at 0.</param>
    /// <param name="at">The function; not finite where it is not defined.</param>
    /// <param name="spacingOfArgument">The relative spacing of what is moved.</param>
    /// <param name="random">Draws sides and lengths.</param>
    /// <param name="claimed">By how much it is said to change over one scale.</param>
    public static CostNoise Of(double here, Func<double, double> at, double spacingOfArgument, Random random, double claimed = 0)
    {
        var tables = new NoiseTables(here, at, random);
        var shortest = spacingOfArgument * Ratio;
        var (level, isNoise) = (0.0, false);
        for (var spacing = LongestSpacing; spacing > shortest && !isNoise; spacing /= Ratio)
        {
            level = tables.Take(spacing);
            // Kinks may be alike in three tables: they are no jumps.
            isNoise = tables.IsNoise && (tables.IsFine || tables.Jump() > 0);
            if (tables.IsFlat || (level <= UnitsOfTable * tables.Rounding && !tables.IsConstant))
            {
                break;
            }
        }

        for (var spacing = LongestSpacing * Growth; tables.IsFlat && spacing < MostScales; spacing *= Growth)
        {
            tables.Take(spacing);
        }

        var grain = Math.Max(tables.Rounding, tables.Grid(LongestSpacing) / ofRounding);
        double[] levels = [grain, isNoise ? tables.Level : level, isNoise ? 0 : tables.Jump() / ofRounding];
        var noise = levels.Where(double.IsFinite).Max();
        // A cost of exactly zero says nothing of how fine it is, but the smallest other one does: what is claimed may be below that.
        noise = noise > 0 ? noise : Math.Max(Math.Min(claimed, tables.Smallest), tables.Roundoff * tables.Largest);
        return new(noise, here, tables.Roundoff) { FewValues = tables.FewValues };
    }

    /// <summary>The noise where the cost is larger: rounding errors grow with what is rounded.</summary>
    public double At(double cost)
    {
        var growth = Cost == 0 ? 1 : Math.Max(1, Math.Abs(cost) / Math.Abs(Cost));
        return double.IsFinite(cost) ? Math.Max(Level * growth, Roundoff * Math.Abs(cost)) : Level;
    }

    /// <summary>The noise where the cost is another one: no less, and more as rounding grows with the cost.</summary>
    public CostNoise Where(double cost) =>
        this with { Cost = cost, Level = Level * (Math.Abs(cost / Cost) is var times && double.IsFinite(times) ? Math.Max(1, times) : 1) };
}
