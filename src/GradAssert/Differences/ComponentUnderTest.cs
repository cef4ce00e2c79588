namespace GradientTesting;

/// <summary>One component as differences see it: where it is, how noisy the cost is, and what its gradient is held against.</summary>
/// <param name="Models">The model at the base point, and its copies.</param>
/// <param name="Baseline">The base point.</param>
/// <param name="Index">The place of the component among the others.</param>
/// <param name="Scale">The scale of each element.</param>
/// <param name="Lengths">The length on which each element lives, by its own size where sizes are unlike.</param>
/// <param name="Noise">The noise of the cost.</param>
/// <param name="Strongest">The largest effect of any component: root mean square of gradient times scale.</param>
/// <param name="Seed">What the draws of this component come from.</param>
/// <param name="Options">The options of the check.</param>
internal sealed record ComponentUnderTest(
    ModelCopies Models, Baseline Baseline, int Index, ComponentScale Scale, ComponentScale Lengths,
    CostNoise Noise, double Strongest, ulong Seed, GradientCheckOptions Options)
{
    /// <summary>In units of noise over a move, what a difference is resolved to: its own noise is a quarter of that.</summary>
    const double NoiseOfMove = 8;

    /// <summary>
    /// The move, in scales, beyond which resolution is not bought: to see 1e-5 of a derivative on a grid or in float32 every
    /// element would take the longest moves, at ten times the cost.
    /// </summary>
    const double UsualMove = 0.003;

    /// <summary>The same where nothing is tolerated but noise: short enough for curvature to stay below it.</summary>
    const double FineMove = 1e-6;

    /// <summary>The coarsest resolution that noise may ask for without a closer look, of an element or the typical one.</summary>
    const double CoarsestResolution = 0.01;

    /// <summary>Of a few elements no directions are taken, and each has to show what of many the whole shows.</summary>
    const double CoarsestOfFew = 0.003;

    /// <summary>So many elements are a few: directions over them would take more evaluations than they do.</summary>
    public const int Few = 8;

    /// <summary>A third of a tenth: an error of a tenth of an element is seen where kinks leave no finer bar.</summary>
    const double AcceptableResolution = 0.03;

    /// <summary>
    /// And no more than this many times what is wanted: where noise is small an error of a thousandth shows next to a kink too.
    /// </summary>
    const double AcceptableTimes = 30;

    /// <summary>Units of rounding that a sum over a batch can leave in a gradient, of what moves the cost most.</summary>
    const double UnitsOfRounding = 16;

    /// <summary>Beyond this a step, in scales, is no linear piece of most costs.</summary>
    public const double LongestMove = 0.3;

    /// <summary>
    /// The same where noise leaves less than what is wanted: what it leaves falls with the length, and an integral needs no linear
    /// piece. Beyond, a positive number would become negative.
    /// </summary>
    public const double LongestOfNoisy = 1;

    /// <summary>
    /// A move of this part of a number's own size, 2⁻²⁴, crosses no kink to speak of and has no curvature, and in double noise
    /// leaves eight digits of its slope: nothing is won by a shorter one.
    /// </summary>
    const double ShortMove = 5.9604644775390625e-8;

    readonly double typical = Magnitude.Rms(Baseline.Gradient[Index]);
    readonly double typicalScale = Scale.Typical();
    readonly double effect = Norm.Rms(Scale.Length, i => Baseline.Gradient[Index][i] * Lengths[i]);

    // Of a claim of zero nothing is wanted but that what it may hide would hardly move the cost, beside what other components do; where
    // all are zero, beside the cost itself.
    readonly double negligible = Options.RelativeTolerance * (Strongest > 0 ? Strongest : Math.Abs(Baseline.Cost)) / 2;

    public Component Component => Models.Original.Components[Index];

    public int Length => Scale.Length;

    public TensorCopy Start => Baseline.Values[Index];

    public TensorCopy Analytic => Baseline.Gradient[Index];

    public double Cost => Baseline.Cost;

    /// <summary>The root mean square of the analytic gradient.</summary>
    public double Typical => typical;

    /// <summary>
    /// How far the analytic gradient may be off: tolerance, of an element or the typical one, and what rounding may have left in the
    /// gradient itself.
    /// </summary>
    public Tolerance Tolerance => new(Options.RelativeTolerance, Rounding);

    /// <summary>The root mean square of the scales, about.</summary>
    public double TypicalScale => typicalScale;

    double Rounding =>
        (UnitsOfRounding * Component.Gradient.UnitRoundoff * Math.Max(typical, Strongest / typicalScale)) + Component.Gradient.Error;

    /// <summary>The error of an element's derivative that is looked for: as fine as the tolerance, where noise allows that.</summary>
    public double Wanted(int i, double? scale = null) =>
        Wanted(Tolerated(i), Coarsest * Math.Max(Math.Abs(Analytic[i]), TypicalOf(i)), scale ?? Scale[i]);

    /// <summary>
    /// What is typical of the component, as a derivative with respect to one element: of unlike quantities in one vector (metres
    /// beside seconds) what moves the cost as much as the typical one does.
    /// </summary>
    double TypicalOf(int i) => Math.Min(typical, effect / Lengths[i]);

    /// <summary>What is tolerated of an element however small it is.</summary>
    public double Floor(int i) => Options.RelativeTolerance * TypicalOf(i);

    double Tolerated(int i) => Tolerance.Allowance(Analytic[i], new(Analytic[i], 0) { Floor = Floor(i) });

    /// <summary>What is claimed of an element.</summary>
    /// <param name="i">Its position.</param>
    /// <param name="scale">The scale of its line.</param>
    public ClaimedSlope ClaimOf(int i, double scale)
    {
        var wanted = Wanted(i, scale);
        var resolution = (Length > Few ? AcceptableResolution : CoarsestOfFew) * Math.Max(Math.Abs(Analytic[i]), TypicalOf(i));
        return new(
            Analytic[i], wanted, Math.Max(wanted, Math.Min(AcceptableTimes * wanted, resolution)), Floor(i), Noise);
    }

    /// <summary>What is claimed of a direction.</summary>
    public ClaimedSlope ClaimOf(DirectionLine line) =>
        new(line.Analytic, Wanted(line), 2 * Wanted(line), Options.RelativeTolerance * line.Slopes, Noise);

    /// <summary>By how much noise makes the resolution of an element coarser than what is tolerated: part of its error bar.</summary>
    public double Excess(int i, double? scale = null) => Wanted(i, scale) - Tolerated(i);

    /// <summary>The same along a direction: a third of the coarsest, since errors at random are seldom a direction's own.</summary>
    public double Wanted(DirectionLine line) => Wanted(Tolerated(line), CoarsestOfFew * line.Slopes, line.Scale);

    /// <inheritdoc cref="Excess(int, double?)"/>
    public double Excess(DirectionLine line) => Wanted(line) - Tolerated(line);

    double Tolerated(DirectionLine line) =>
        DirectionDerivative.Of(Tolerance, line.Slopes, line.Length).Allowance(line.Analytic, new(line.Analytic, 0));

    double Coarsest => Length > Few ? CoarsestResolution : CoarsestOfFew;

    double Wanted(double tolerated, double coarsest, double scale)
    {
        var affordable = Affordable(scale);
        var needed = coarsest > 0 ? Math.Min(affordable, coarsest)
            : negligible > 0 ? Math.Min(affordable, Math.Max(negligible, NoiseOfMove * Noise.Level / LongestMove) / scale)
            : affordable;
        return Math.Max(tolerated, needed);
    }

    double Affordable(double scale) => NoiseOfMove * Noise.Level / ((Options.RelativeTolerance > 0 ? UsualMove : FineMove) * scale);

    /// <summary>
    /// The length of the first walk: where a claim is zero no longer than of others, since over more a slope may change its sign.
    /// </summary>
    public double FirstWalk(ClaimedSlope claim, Line line) =>
        MoveFor(typical == 0 ? Math.Max(claim.Wanted, Affordable(line.Scale)) : claim.Wanted, line);

    /// <summary>
    /// The move, to either side, at which noise leaves what is wanted; no shorter than the storage takes in some digits, and
    /// where that is short too, than <see cref="ShortMove"/>.
    /// </summary>
    public double MoveFor(double wanted, Line line)
    {
        var longest = LongestOfNoisy * line.Scale;
        var least = Math.Min(longest, Math.Max(line.Shortest, ShortMove * Math.Min(line.Size, Noise.Unit * line.Scale)));
        // Where nothing is wanted nothing is short enough to blur it.
        return wanted > 0 ? Math.Clamp(NoiseOfMove * Noise.Level / wanted, least, longest) : longest;
    }
}
