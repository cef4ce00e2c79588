namespace GradientTesting;

/// <summary>
/// Holds a component's gradient against the cost along directions: two evaluations each, and a line test where that does not agree.
/// </summary>
internal sealed class DirectionTest
{
    /// <summary>
    /// Lengths lie within 1 ± this: unequal, lest two elements that do the same cancel, and none small, so that no single element
    /// is invisible.
    /// </summary>
    const double Spread = 0.25;

    /// <summary>Up to this step, in scales, two evaluations say of a part what a walk over the whole has said.</summary>
    const double ShortStep = 1e-4;

    readonly ComponentUnderTest component;
    readonly DirectionLine line;
    readonly Screen screen;

    public DirectionTest(ComponentUnderTest component)
    {
        this.component = component;
        line = new(component.Models.Original, component);
        screen = new(line);
    }

    /// <summary>A direction of random signs over a block.</summary>
    public Direction AtRandom(Block block, ulong seed) => new(component.Scale, block, seed, Spread, 1);

    /// <summary>The direction of the gradient's own signs: all elements add up and noise does not, so that a common factor shows.</summary>
    public Direction AlongSigns(Block block, ulong seed) => new(component.Scale, block, seed, Spread, 1, component.Analytic);

    /// <summary>Two evaluations, and walks where they do not agree, which prove nothing: a disagreement is in doubt.</summary>
    public DirectionDerivative Survey(in Direction direction, ulong seed) => Along(direction, seed, Closer.Survey);

    /// <summary>Two evaluations, and a line test where they do not agree.</summary>
    public DirectionDerivative Test(in Direction direction, ulong seed) => Along(direction, seed, Closer.Test);

    /// <summary>
    /// Whether a part of what is known to be wrong is: by two evaluations where the step is short, by a walk where kinks could lie
    /// within it.
    /// </summary>
    public bool IsWrong(in Direction direction, ulong seed)
    {
        var part = Along(direction, seed, Closer.Part);
        return !part.Numeric.IsDoubtful && !(part.Agrees(component.Tolerance) && double.IsFinite(part.Numeric.ErrorBar));
    }

    DirectionDerivative Along(in Direction direction, ulong seed, Closer closer)
    {
        line.Along(direction);
        try
        {
            var isResolved = component.Noise.Unit == 1 || line.Shorten(Draws.Of(Draw.Bits(seed, -1), 0));
            var claim = component.ClaimOf(line);
            var numeric = Screened(claim.Wanted);
            numeric = !isResolved ? numeric with { IsDoubtful = true, ErrorBar = double.PositiveInfinity } : numeric.IsDoubtful
                ? ElementDerivative.Of(Walked(claim, seed, closer), claim, component.Excess(line), numeric)
                : numeric;
            return new(direction.Block, line.Analytic, numeric, line.Slopes, line.Length, line.Least);
        }
        finally
        {
            line.Return();
        }
    }

    Outcome Walked(ClaimedSlope claim, ulong seed, Closer closer)
    {
        var (test, half) = (new LineTest(line, Draws.Of(seed, 0)), component.FirstWalk(claim, line));
        return closer switch
        {
            Closer.Survey => test.Survey([claim], half)[0],
            Closer.Test => test.Of([claim], half, isClose: true)[0],
            _ when half <= ShortStep => new(Decision.Disagrees, Reading.None),
            _ => test.Of([claim], half, isProven: true)[0],
        };
    }

    ElementDerivative Screened(double wanted)
    {
        var step = Math.Max(component.Options.Epsilon / component.TypicalScale ?? component.MoveFor(wanted, line), line.Shortest);
        screen.Take(step, DifferenceScheme.Central);
        var slope = screen.Slope(0, component.Noise);
        var isKnown = slope.ErrorBar <= wanted
            || (component.Options.Epsilon is null && step >= ComponentUnderTest.LongestOfNoisy * line.Scale);
        return isKnown && Math.Abs(slope.Value - line.Analytic) <= wanted + slope.ErrorBar
            ? slope with { ErrorBar = slope.ErrorBar + component.Excess(line) }
            : slope with { IsDoubtful = true };
    }

    /// <summary>How closely to look at what two evaluations do not accept.</summary>
    enum Closer
    {
        Survey,
        Test,
        Part,
    }
}
