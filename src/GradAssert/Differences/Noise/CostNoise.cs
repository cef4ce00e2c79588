namespace GradientTesting;

/// <summary>How far one evaluation of the cost is off by itself, as a standard deviation in units of the cost.</summary>
/// <param name="Level">At the point where it was measured.</param>
/// <param name="Cost">The cost there.</param>
/// <param name="Roundoff">The unit roundoff of the cost's type: that of float where every cost seen is one.</param>
internal sealed record CostNoise(double Level, double Cost, double Roundoff)
{
    /// <summary>
    /// True where the noise between two points may grow as the root of their distance, as that of a sum over many jumps does: it is
    /// neither a grid, nor so small beside the cost's variation that single precision explains it.
    /// </summary>
    public bool Diffuses { get; init; }

    /// <summary>True where it is more than single precision or a solver leaves: what it is made of is not known.</summary>
    public bool IsCoarse { get; init; }

    /// <summary>The longest spacing, in scales of an element: eight costs are then apart as the longest move of a check.</summary>
    const double LongestSpacing = 0.03;

    /// <summary>From one spacing to the next: a smooth curve's fourth differences fall by a million, a kink's by this.</summary>
    const double Ratio = 32;

    /// <summary>Where a cost does not change at all, on a grid that is coarser than its variation, spacings grow by this up to these scales.</summary>
    const double Growth = 4;
    const double MostScales = 2;

    /// <summary>A table of so many units of rounding has nothing but rounding in it.</summary>
    const double UnitsOfTable = 2;

    /// <summary>A sum of many roundings is this many times as noisy as one.</summary>
    const double UnitsOfGrain = 16;

    /// <summary>Single precision and solvers leave less than this part of what the cost varies over one scale.</summary>
    const double PartOfVariation = 1e-5;

    /// <summary>Of a random walk with steps of deviation σ a fourth difference has √(20/70) σ, and two costs n steps apart √(n/2) σ each.</summary>
    static readonly double Diffusion = Math.Sqrt(70.0 / 20 / 2);

    /// <summary>A number that is rounded to a grid of spacing q is off by q/√12 rms.</summary>
    static readonly double ofRounding = Math.Sqrt(12);

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
    public static CostNoise Measure(ModelUnderTest model, Baseline baseline, IReadOnlyList<Direction> directions, Random random, double claimed = 0)
    {
        double At(double t)
        {
            Direction.Move(model, baseline, directions, t);
            return model.CostOrInfinity();
        }

        var tables = new NoiseTables(baseline.Cost, At, random);
        var shortest = model.Components.Max(component => component.Values.UnitRoundoff) * Ratio;
        var level = 0.0;
        for (var spacing = LongestSpacing; spacing > shortest; spacing /= Ratio)
        {
            level = tables.Take(spacing);
            if (tables.IsNoise || level <= UnitsOfTable * tables.Rounding)
            {
                break;
            }
        }

        for (var spacing = LongestSpacing * Growth; tables.IsFlat && spacing < MostScales; spacing *= Growth)
        {
            tables.Take(spacing);
        }

        var grain = Math.Max(tables.Rounding, tables.Grid(LongestSpacing) / ofRounding);
        double[] levels = [grain, tables.IsNoise ? tables.Level : level, tables.IsNoise ? 0 : tables.Jump() / ofRounding];
        baseline.Return();
        var noise = levels.Where(double.IsFinite).Max();
        // A cost of exactly zero says nothing of how fine it is: what is claimed may be below that.
        noise = noise > 0 ? noise : Math.Max(claimed, tables.Roundoff * tables.Largest);
        return new(noise, baseline.Cost, tables.Roundoff)
        {
            Diffuses = tables.IsNoise && noise > UnitsOfGrain * grain && noise > PartOfVariation * tables.Variation,
            IsCoarse = noise > PartOfVariation * tables.Variation,
        };
    }

    /// <summary>The noise of two costs that are so many scales apart.</summary>
    public double Over(double scales, double cost) => At(cost) * (Diffuses ? Math.Max(1, Diffusion * Math.Sqrt(scales / LongestSpacing)) : 1);

    /// <summary>The noise where the cost is larger: rounding errors grow with what is rounded.</summary>
    public double At(double cost)
    {
        var growth = Cost == 0 ? 1 : Math.Max(1, Math.Abs(cost) / Math.Abs(Cost));
        return double.IsFinite(cost) ? Math.Max(Level * growth, Roundoff * Math.Abs(cost)) : Level;
    }
}
