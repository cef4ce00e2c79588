namespace GradientTesting;

/// <summary>Holds a component's gradient against the cost along directions: two evaluations each, and a line test where that does not agree.</summary>
internal sealed class DirectionTest(ComponentUnderTest component)
{
    /// <summary>
    /// Lengths lie within 1 ± this: unequal, lest two elements that do the same cancel, and none small, so that no single element
    /// is invisible.
    /// </summary>
    const double Spread = 0.25;

    readonly DirectionLine line = new(component.Models.Original, component);

    /// <summary>A direction of random signs over a block.</summary>
    public DirectionDerivative AtRandom(Block block, ulong seed, bool isProven = false) =>
        Along(new(component.Scale, block, seed, Spread, 1), seed, isProven);

    /// <summary>The direction of the gradient's own signs: all elements add up and noise does not, so that a common factor shows.</summary>
    public DirectionDerivative AlongSigns(Block block, ulong seed) =>
        Along(new(component.Scale, block, seed, Spread, 1, component.Analytic), seed, false);

    DirectionDerivative Along(in Direction direction, ulong seed, bool isProven)
    {
        line.Along(direction);
        var wanted = component.Wanted(line);
        try
        {
            var numeric = Screened(wanted) is var screened && screened.IsDoubtful ? Walked(wanted, seed, isProven, screened) : screened;
            return new(direction.Block, line.Analytic, numeric, line.Slopes, line.Length, line.Least);
        }
        finally
        {
            line.Return();
        }
    }

    ElementDerivative Screened(double wanted)
    {
        var screen = new Screen(line);
        var step = Math.Max(component.Options.Epsilon / component.TypicalScale ?? component.MoveFor(wanted, line), line.Shortest);
        screen.Take(step, DifferenceScheme.Central);
        var slope = screen.Slope(0, component.Noise);
        var isKnown = slope.ErrorBar <= wanted || step >= ComponentUnderTest.LongestMove;
        return isKnown && Math.Abs(slope.Value - line.Analytic) <= wanted + slope.ErrorBar
            ? slope with { ErrorBar = slope.ErrorBar + component.Excess(line) }
            : slope with { IsDoubtful = true };
    }

    ElementDerivative Walked(double wanted, ulong seed, bool isProven, ElementDerivative screened)
    {
        var claim = new Claim(line.Analytic, wanted, component.Noise);
        var outcome = new LineTest(line, Draws.Of(seed, 0)).Of([claim], component.MoveFor(wanted, line), isProven)[0];
        return ElementDerivative.Of(outcome, claim, component.Excess(line), screened);
    }
}
