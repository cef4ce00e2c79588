namespace GradientTesting;

/// <summary>
/// What is accepted agrees with a claim, and what is not is known by one difference: curvature may have bent it, and on a kink it is
/// between the slopes of two sides.
/// </summary>
/// <param name="mapping">What is claimed, and of what.</param>
/// <param name="noise">Of each output.</param>
/// <param name="scheme">Of the differences.</param>
/// <param name="elements">What is known of all, row-major.</param>
/// <param name="steps">At which step each was taken.</param>
internal sealed class WrongSlopes(
    Mapping mapping, MappingNoise noise, DifferenceScheme scheme, ElementDerivative[] elements, double[] steps)
{
    /// <summary>
    /// Over a step so many times shorter the slopes on both sides of a curve come so much closer, and those that are noise go so much
    /// farther apart. Those of a kink change by no more than this part of what they are apart.
    /// </summary>
    const double Shorter = 8, Changes = 0.25;

    /// <summary>Two evaluations for all that were taken at one step, and two more where the two sides are apart.</summary>
    /// <param name="column">The line.</param>
    /// <param name="wrong">The outputs.</param>
    public void Look(int column, int[] wrong)
    {
        var screen = new Screen(new MappingLine(mapping, column));
        foreach (var group in wrong.GroupBy(i => steps[Index(i, column)]))
        {
            screen.Take(group.Key / 2, scheme);
            var sides = group.ToDictionary(i => i, i => Sides(screen, i, column));
            foreach (var i in group)
            {
                var (at, half) = (Index(i, column), screen.Slope(i, noise.Of(i, column)));
                var bent = Math.Abs(half.Value - elements[at].Value) - half.ErrorBar;
                elements[at] = bent > elements[at].ErrorBar ? elements[at] with { ErrorBar = 2 * bent } : elements[at];
            }

            int[] apart = [.. group.Where(i => sides[i].AreApart)];
            if (apart.Length == 0)
            {
                continue;
            }

            screen.Take(group.Key / 2 / Shorter, scheme);
            foreach (var i in apart)
            {
                var (at, now) = (Index(i, column), Sides(screen, i, column));
                elements[at] = now.AreApart && now.StayAs(sides[i]) ? OnKink(elements[at], mapping.Claim[at], now) : elements[at];
            }
        }
    }

    int Index(int row, int column) => (row * mapping.Columns) + column;

    static ElementDerivative OnKink(ElementDerivative element, double claim, TwoSides sides)
    {
        var (least, largest) = (Math.Min(sides.Behind, sides.Ahead), Math.Max(sides.Behind, sides.Ahead));
        return Math.Max(least - claim, claim - largest) > element.Floor + element.ErrorBar
            ? element with { IsKink = true, Left = least, Right = largest, Value = claim < least ? least : largest }
            : element with { IsWrongBeside = true, Left = Math.Min(least, claim), Right = Math.Max(largest, claim) };
    }

    TwoSides Sides(Screen screen, int row, int column)
    {
        var (behind, ahead) = screen.Sides(row);
        return new(behind, ahead, screen.Slope(row, noise.Of(row, column)).ErrorBar);
    }

    /// <param name="Behind">The slope behind the point.</param>
    /// <param name="Ahead">The slope ahead of it.</param>
    /// <param name="Bar">Of the slope over both sides: half of that over one.</param>
    readonly record struct TwoSides(double Behind, double Ahead, double Bar)
    {
        public bool AreApart => Width > (4 * Bar) + (MappingElement.Coarsest * Math.Max(Math.Abs(Ahead), Math.Abs(Behind)));

        double Width => Math.Abs(Ahead - Behind);

        public bool StayAs(TwoSides before) =>
            Math.Max(Math.Abs(Ahead - before.Ahead), Math.Abs(Behind - before.Behind)) <= Changes * Math.Max(Width, before.Width);
    }
}
