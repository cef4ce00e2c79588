namespace GradientTesting;

/// <summary>Differences over the shortest moves that the storage takes.</summary>
internal static class ShortestMoves
{
    /// <summary>So many lengths, each so many times the one before, from so short a part of the shortest move of other tests.</summary>
    const int Lengths = 3;
    const double Step = 4, Shorter = 1.0 / 8;

    /// <summary>By this part differences over neighbouring lengths may be apart where there is a slope.</summary>
    const double Bent = 1.0 / 3;

    /// <summary>
    /// Whether the function has a slope at the point, where over longer moves it is as noise is: differences over three lengths agree, and
    /// are more than rounding. What is rounded to a grid has none, and of what is noise everywhere they do not agree. Eight evaluations.
    /// </summary>
    /// <param name="line">The line; it is put back.</param>
    /// <param name="output">Which output.</param>
    /// <param name="noise">Of the output; its unit of rounding counts.</param>
    public static bool ShowSlope(Line line, int output, CostNoise noise) => ShowSlope(line, output, noise, line.Shortest * Shorter);

    /// <summary>
    /// The same over moves of any length up to one: over the shortest ones rounding within the function may hide the slope. Two evaluations
    /// more for each factor of 4.
    /// </summary>
    /// <param name="line">The line; it is put back.</param>
    /// <param name="output">Which output.</param>
    /// <param name="noise">Of the output; its unit of rounding counts.</param>
    /// <param name="longest">The longest of the first moves.</param>
    public static bool ShowSlope(Line line, int output, CostNoise noise, double longest)
    {
        var move = line.Shortest * Shorter;
        for (List<Node> ahead = [], behind = []; move > 0 && move <= longest; move *= Step)
        {
            if (Slope(line, output, noise, ahead, behind, move) is { } slope && Math.Abs(slope.Value) > slope.ErrorBar)
            {
                return true;
            }

            ahead.RemoveAt(0);
            behind.RemoveAt(0);
        }

        return false;
    }

    /// <summary>
    /// Whether the function has the claimed slope at the point, and neither zero nor the one that longer moves show, over moves that no
    /// jump lies within.
    /// </summary>
    /// <param name="line">The line; it is put back.</param>
    /// <param name="output">Which output.</param>
    /// <param name="claim">What is claimed.</param>
    /// <param name="error">By how much the claim is wrong over longer moves.</param>
    public static bool Agree(Line line, int output, ClaimedSlope claim, double error) => Slope(line, output, claim.Noise) is { } slope
        && Math.Abs(slope.Value) > slope.ErrorBar && Math.Abs(slope.Value - claim.Slope) <= slope.ErrorBar + claim.Wanted
        && slope.ErrorBar + claim.Wanted < Math.Abs(error) / 2;

    static ElementDerivative? Slope(Line line, int output, CostNoise noise) =>
        Slope(line, output, noise, [], [], line.Shortest * Shorter);

    // On both sides, each by itself: at the point the function may jump, and has the same slope on either side.
    static ElementDerivative? Slope(Line line, int output, CostNoise noise, List<Node> ahead, List<Node> behind, double move)
    {
        Take(line, ahead, move);
        Take(line, behind, -move);
        return Slope(ahead, output, noise) is { } up && Slope(behind, output, noise) is { } down
            && Math.Abs(up.Value - down.Value) is var apart
            && apart <= (Bent * Math.Max(Math.Abs(up.Value), Math.Abs(down.Value))) + up.ErrorBar + down.ErrorBar
            ? new((up.Value + down.Value) / 2, Math.Max(up.ErrorBar, down.ErrorBar) + apart) : null;
    }

    static void Take(Line line, List<Node> nodes, double move)
    {
        while (nodes.Count <= Lengths)
        {
            var node = new Node(line.Outputs);
            line.Evaluate(node, move * Math.Pow(Step, nodes.Count));
            nodes.Add(node);
        }

        line.Return();
    }

    static ElementDerivative? Slope(List<Node> nodes, int output, CostNoise noise)
    {
        ElementDerivative? found = null;
        for (var k = 1; k <= Lengths; k++)
        {
            var (from, to) = (nodes[k - 1], nodes[k]);
            var length = Math.Abs(to.T - from.T);
            var rounding = noise.Roundoff * Math.Max(Math.Abs(from.Values[output]), Math.Abs(to.Values[output]));
            var slope = new ElementDerivative(
                (to.Values[output] - from.Values[output]) / (to.T - from.T),
                (from.Untaken[output] + to.Untaken[output] + (Reading.Deviations * rounding)) / length);
            var apart = found is { } shorter ? Math.Abs(slope.Value - shorter.Value) : 0;
            if (!(length > 0) || !(apart <= (Bent * Math.Abs(slope.Value)) + slope.ErrorBar + (found?.ErrorBar ?? 0)))
            {
                return null;
            }

            // Rounding within the function shows in how far lengths are apart.
            found = slope with { ErrorBar = slope.ErrorBar + apart };
        }

        return found;
    }
}
