namespace GradientTesting;

/// <summary>The claim a hair beside the point: a line test cannot see the value at the point itself.</summary>
internal static class MappingNeighbours
{
    /// <summary>Directions, each looked at on both sides.</summary>
    const int Directions = 3;

    /// <summary>A hair, in units of rounding of the point's storage.</summary>
    const double Units = 64;

    /// <summary>
    /// A second hair is so much longer. Over it a jump is as large as before, and what changes smoothly, or as a root does, is at least so
    /// many times as large.
    /// </summary>
    const double Longer = 64, Grown = 4;

    /// <summary>
    /// Completes the elements that a walk has accepted: which sit on kinks, between the slopes beside them, and which hold a value that is
    /// none of its neighbours'. Six evaluations of the derivative, and six more where a change over a hair could be a smooth one, as where
    /// all derivatives are zero.
    /// </summary>
    public static void Complete(Mapping mapping, MappingClaims claims, MappingNoise noise, ElementDerivative[] elements)
    {
        int[] walked = [.. Enumerable.Range(0, elements.Length).Where(k => elements[k] is { IsWalked: true, IsDoubtful: false })];
        if (walked.Length == 0)
        {
            return;
        }

        var (beside, farther) = (Beside(mapping, 1), (List<double[]>?)null);
        double Change(List<double[]> slopes, int k) => slopes.Select(claim => Math.Abs(claim[k] - mapping.Claim[k]))
            .Where(double.IsFinite).Append(0).Max();

        // On one side of a kink a slope goes on. One that is another at every place says nothing of the point.
        bool IsSameFarther(int k) => beside.Count == farther!.Count
            && beside.Zip(farther).All(pair => !(Math.Abs(pair.First[k] - pair.Second[k]) > Change(beside, k) / Grown));
        foreach (var k in walked)
        {
            double[] slopes = [.. beside.Select(claim => claim[k]).Where(double.IsFinite)];
            var (i, j) = (k / mapping.Columns, k % mapping.Columns);
            var wanted = new MappingElement(claims, mapping, noise.Of(i, j), i, j).Wanted;
            var tolerated = claims.Tolerated(i, j, elements[k].Floor);
            if (slopes.Length < 2 || elements[k].DistanceTo(mapping.Claim[k]) > tolerated + elements[k].ErrorBar
                || Change(beside, k) <= wanted)
            {
                continue;
            }

            farther ??= Beside(mapping, Longer);
            elements[k] = Change(farther, k) < Grown * Change(beside, k) && IsSameFarther(k)
                ? Completed(elements[k], mapping.Claim[k], slopes.Min(), slopes.Max(), wanted) : elements[k];
        }
    }

    static ElementDerivative Completed(ElementDerivative element, double claim, double least, double largest, double wanted)
    {
        var isOutside = Math.Max(least - claim, claim - largest) > wanted;
        // What the function does is known from its slopes on both sides.
        var found = isOutside ? element with { Value = claim < least ? least : largest, ErrorBar = wanted } : element;
        return largest - least <= wanted ? found
            : isOutside ? found with { IsKink = true, Left = least, Right = largest }
            : found with { IsKink = true, Left = Math.Min(least, claim), Right = Math.Max(largest, claim) };
    }

    static List<double[]> Beside(Mapping mapping, double times)
    {
        var (beside, hair) = (new List<double[]>(), times * Units * mapping.UnitRoundoff);
        for (var k = 0; k < Directions; k++)
        {
            foreach (var side in (double[])[hair, -hair])
            {
                try
                {
                    beside.Add(mapping.ClaimAside(Draw.Bits(3, k), side));
                }
#pragma warning disable CA1031 // As of a cost outside of its domain.
                catch (Exception exception) when (!ModelUnderTest.EndsTheCheck(exception))
#pragma warning restore CA1031
                {
                    // One neighbour less.
                }
            }
        }

        return beside;
    }
}
