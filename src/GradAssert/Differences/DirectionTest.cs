namespace GradientTesting;

/// <summary>Holds a component's gradient against the cost along directions: two evaluations each, and a line test where that does not agree.</summary>
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

    /// <summary>Two evaluations, and one walk where they do not agree; a disagreement is in doubt.</summary>
    public DirectionDerivative Survey(in Direction direction, ulong seed) => Along(direction, claim =>
        new LineTest(line, Draws.Of(seed, 0)).Survey([claim], component.MoveFor(claim.Wanted, line))[0]);

    /// <summary>Two evaluations, and a line test where they do not agree.</summary>
    public DirectionDerivative Test(in Direction direction, ulong seed, bool isProven = false) => Along(direction, claim =>
        new LineTest(line, Draws.Of(seed, 1)).Of([claim], component.MoveFor(claim.Wanted, line), isProven, isClose: true)[0]);

    /// <summary>
    /// Whether a part of what is known to be wrong is: by two evaluations where the step is short, by a walk where kinks could lie
    /// within it.
    /// </summary>
    public bool IsWrong(in Direction direction, ulong seed)
    {
        var part = Along(direction, claim => component.MoveFor(claim.Wanted, line) <= ShortStep
            ? new(Decision.Disagrees, Reading.None)
            : new LineTest(line, Draws.Of(seed, 1)).Of([claim], component.MoveFor(claim.Wanted, line), isProven: true)[0]);
        return !part.Numeric.IsDoubtful && !(part.Agrees(component.Tolerance) && double.IsFinite(part.Numeric.ErrorBar));
    }

    DirectionDerivative Along(in Direction direction, Func<ClaimedSlope, Outcome> walk)
    {
        line.Along(direction);
        var claim = component.ClaimOf(line);
        try
        {
            var numeric = Screened(claim.Wanted) is var screened && screened.IsDoubtful
                ? ElementDerivative.Of(walk(claim), claim, component.Excess(line), screened)
                : screened;
            return new(direction.Block, line.Analytic, numeric, line.Slopes, line.Length, line.Least);
        }
        finally
        {
            line.Return();
        }
    }

    ElementDerivative Screened(double wanted)
    {
        var step = Math.Max(component.Options.Epsilon / component.TypicalScale ?? component.MoveFor(wanted, line), line.Shortest);
        screen.Take(step, DifferenceScheme.Central);
        var slope = screen.Slope(0, component.Noise);
        var isKnown = slope.ErrorBar <= wanted || step >= ComponentUnderTest.LongestMove;
        return isKnown && Math.Abs(slope.Value - line.Analytic) <= wanted + slope.ErrorBar
            ? slope with { ErrorBar = slope.ErrorBar + component.Excess(line) }
            : slope with { IsDoubtful = true };
    }
}
