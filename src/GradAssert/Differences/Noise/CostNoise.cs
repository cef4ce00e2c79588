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

    /// <summary>
    /// A claim that bends within this part of what looks like noise explains it, where all that it bends by over its length is an eighth of
    /// it at the least: so long a part of a sine has an eighth of its deviation.
    /// </summary>
    const double MostOfBend = 8;

    /// <summary>Noise where a claim bends is looked at from places far apart: a piece of one stair is even, and four are not.</summary>
    const int Places = 4;

    /// <summary>The longest tables there, in the length on which the claim is straight, have two and a half of it.</summary>
    const double TablesPerLength = 10;

    /// <summary>
    /// Over the shortest moves noise leaves about its level, and a function a small part: an eighth, the same factor as of spacings, is
    /// between them.
    /// </summary>
    const double PartLeft = 8;

    /// <summary>Evaluations in search of a cost that is not zero, and how many scales away.</summary>
    const int PlacesElsewhere = 8;
    const double Far = 32;

    /// <summary>Over fewer units of rounding the storage does not tell two places apart.</summary>
    const double UnitsOfMove = 32;

    /// <summary>A number that is rounded to a grid of spacing q is off by q/√12 rms.</summary>
    static readonly double ofRounding = Math.Sqrt(12);

    /// <summary>Where the cost moves in steps, how many values it took at how many points; null elsewhere.</summary>
    public (int Values, int Points)? FewValues { get; init; }

    /// <summary>True where it is more than rounding of many terms leaves.</summary>
    public bool IsCoarse => Level > NoiseTables.FarAboveRounding * Roundoff * Math.Abs(Cost);

    /// <summary>
    /// The spacing, in scales, down to which costs differ as noise does from the longest moves on, by more than rounding; 0 where they do
    /// not: what changes on a shorter length looks like that.
    /// </summary>
    public double Rough { get; private init; }

    /// <summary>
    /// The scale on which noise is known, as a part of that of the line: less than 1 where what looked like noise is the function itself,
    /// which by the claim changes on a far shorter length; 0 where that is below what the storage takes.
    /// </summary>
    public double Unit { get; private init; } = 1;

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
        double[]? SlopeAt(double t)
        {
            Direction.Move(model, baseline, directions, t);
            return double.IsFinite(model.CostOrInfinity()) && model.TryComputeGradient() ? [Slope()] : null;
        }

        double Slope() => directions.Select((direction, c) => (direction, model.Components[c].Gradient)).Sum(part =>
            Enumerable.Range(0, part.Gradient.Length).Sum(i => part.Gradient[i] * part.direction[i]));

        // In random directions, by the size of the parameters and by many times that, until the cost is not zero: its rounding, or the step
        // by which it leaves zero, as log(1 + x) does where x is no longer below the last place of 1.
        double Elsewhere()
        {
            for (var k = 0; k < PlacesElsewhere; k++)
            {
                var direction = Direction.OfAll(model, baseline.Scales, 0.5, random);
                double Along(double t)
                {
                    Direction.Move(model, baseline, direction, t);
                    return model.CostOrInfinity();
                }

                var far = k % 2 == 0 ? 1 : Far;
                if (Along(far) is var cost && cost != 0 && double.IsFinite(cost))
                {
                    var rounding = NoiseTables.RoundingOf(cost);
                    return Math.Max(rounding, ConstantStretch.Step(0, Along, 0, far, cost, rounding) / ofRounding);
                }
            }

            return 0;
        }

        var noise = Of(baseline.Cost, At, grain, random, claimed, Elsewhere);
        if (noise.Rough > 0)
        {
            noise = noise.WhereClaimed(SlopeAt, At, grain, random);
        }

        baseline.Return();
        return noise;
    }

    /// <summary>
    /// The noise on the length over which the claim is straight, where what looks like noise may be the function itself: the claim bends
    /// within it, and by as much.
    /// </summary>
    /// <param name="slopesAt">The claimed slopes at a distance; null where they are not defined.</param>
    /// <param name="at">The function.</param>
    /// <param name="spacingOfArgument">The relative spacing of what is moved.</param>
    /// <param name="random">Draws places.</param>
    public CostNoise WhereClaimed(
        Func<double, IReadOnlyList<double>?> slopesAt, Func<double, double> at, double spacingOfArgument, Random random)
    {
        var claimed = ClaimedLength.Of(slopesAt, Rough, UnitsOfMove * spacingOfArgument, random);
        if (claimed.Length == 0)
        {
            return this with { Unit = 0 };
        }

        if (!(claimed.Length < Rough) || !(Level <= MostOfBend * claimed.Largest * claimed.Length)
            || Remains(at, UnitsOfMove * spacingOfArgument, random))
        {
            return this;
        }

        var unit = TablesPerLength * claimed.Length;
        var levels = new List<CostNoise>();
        for (var k = 0; k < Places; k++)
        {
            var place = k == 0 ? 0 : NoiseTables.CostsPerTable * Rough * ((2 * random.NextDouble()) - 1);
            if (at(place) is var there && double.IsFinite(there))
            {
                levels.Add(Of(there, t => at(place + (unit * t)), spacingOfArgument / unit, random, claimed.Largest * unit));
            }
        }

        return levels.Count == 0 ? this : levels.MaxBy(noise => noise.Level)! with
        {
            Cost = Cost, FewValues = FewValues, Rough = Rough, Unit = claimed.Length / ComponentUnderTest.LongestMove,
        };
    }

    /// <summary>
    /// Whether a part of this level is left over the shortest moves that the storage takes: of noise and of steps it is, wherever the
    /// function changes most, and of a function that changes on a longer length it is not. A claim that bends at kinks does not tell. At a
    /// pole far more is left than there was.
    /// </summary>
    bool Remains(Func<double, double> at, double shortest, Random random)
    {
        var step = random.Next(2) == 0 ? Rough : -Rough;
        var places = Array.ConvertAll(new double[NoiseTables.CostsPerTable], _ => step * random.NextDouble());
        for (var k = 0; k < places.Length; k++)
        {
            places[k] += step * k;
        }

        var costs = Array.ConvertAll(places, place => at(place));
        var most = Enumerable.Range(1, places.Length - 1).MaxBy(k => Math.Abs(costs[k] - costs[k - 1]));
        var (low, high, left, right) = (places[most - 1], places[most], costs[most - 1], costs[most]);
        var first = Math.Abs(right - left);
        while (Math.Abs(high - low) > shortest && Math.Abs(right - left) > Level / (PartLeft * PartLeft))
        {
            var place = (low + high) / 2;
            var middle = at(place);
            (low, high, left, right) = Math.Abs(middle - left) > Math.Abs(right - middle)
                ? (low, place, left, middle) : (place, high, middle, right);
        }

        var last = Math.Abs(right - left);
        return !(last <= Level / PartLeft) && !(last > PartLeft * PartLeft * first && double.IsFinite(last));
    }

    /// <summary>The same of any function of one number.</summary>
    /// <param name="here">The function at 0.</param>
    /// <param name="at">The function; not finite where it is not defined.</param>
    /// <param name="spacingOfArgument">The relative spacing of what is moved.</param>
    /// <param name="random">Draws sides and lengths.</param>
    /// <param name="claimed">By how much it is said to change over one scale.</param>
    /// <param name="elsewhere">The noise elsewhere, where it is zero all along the line; 0 where it is zero there too.</param>
    /// <param name="added">What was added to it, where it is zero at 0.</param>
    public static CostNoise Of(
        double here, Func<double, double> at, double spacingOfArgument, Random random, double claimed = 0, Func<double>? elsewhere = null,
        double added = 0)
    {
        var tables = new NoiseTables(here, at, random);
        var shortest = spacingOfArgument * Ratio;
        var (level, isNoise, rough) = (0.0, false, 0.0);
        for (var spacing = LongestSpacing; spacing > shortest && !isNoise; spacing /= Ratio)
        {
            level = tables.Take(spacing);
            // Kinks may be alike in three tables: they are no jumps.
            isNoise = tables.IsNoise && (tables.IsFine || tables.Jump() > 0);
            rough = tables.AreFirstAlike && !tables.IsFine ? spacing : rough;
            if (tables.IsFlat || (level <= UnitsOfTable * tables.Rounding && !tables.IsConstant))
            {
                break;
            }
        }

        for (var spacing = LongestSpacing * Growth; tables.IsFlat && spacing < MostScales; spacing *= Growth)
        {
            tables.Take(spacing);
            if (tables.IsFlat)
            {
                // To one side a cost may be zero however far it is moved, as that of a classifier which is certain.
                tables.TakeOtherSide(spacing);
            }
        }

        var grain = Math.Max(tables.Rounding, tables.Grid(LongestSpacing) / ofRounding);
        // Tables over short spacings may lie between two steps of a stair, and have nothing but rounding in them.
        var mayJump = !isNoise || (tables.IsFine && tables.WereAlike);
        double[] levels =
        [
            grain, isNoise ? tables.Level : level,
            mayJump ? tables.Jump() / ofRounding : 0, claimed > 0 ? tables.Leaving() / ofRounding : 0,
        ];
        var noise = levels.Where(double.IsFinite).Max();
        // A cost of exactly zero says nothing of how fine it is, but the smallest other one does: what is claimed may be below that.
        noise = noise > 0 ? noise : Math.Max(Math.Min(claimed, tables.Smallest), tables.Roundoff * tables.Largest);
        if (here == 0 && tables.IsFlat && elsewhere?.Invoke() is { } other && other != 0)
        {
            noise = other;
        }

        // Kinks may be alike in three tables: then nothing but rounding is left over shorter ones, where those could be taken.
        rough = noise > NoiseTables.FarAboveRounding * tables.Roundoff * tables.Largest || !double.IsFinite(level) ? rough : 0;
        noise = Math.Max(noise, tables.IsFlat ? NoiseTables.RoundingOfSingle(here - added, claimed) : 0);
        return new(noise, here, tables.Roundoff) { FewValues = tables.FewValues, Rough = rough };
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
