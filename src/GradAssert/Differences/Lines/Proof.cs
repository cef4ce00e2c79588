namespace GradientTesting;

/// <summary>Whether a residual is that of a wrong slope, and not of noise that is larger at its distances than was measured.</summary>
/// <remarks>
/// A wrong slope goes on: over a longer stretch the residual has grown with the length, evenly over its pieces. That of a cost on a
/// grid, or of an inner solver that stops early, stays below the height of a stair; that of a sum over many jumps grows as the root
/// of the length, and unevenly. An error that is confined to a stretch stops growing too, and is even within it.
/// </remarks>
/// <param name="line">The line.</param>
/// <param name="claim">What is claimed of the output.</param>
/// <param name="output">Which output.</param>
/// <param name="longest">Half the length of the longest walk.</param>
/// <param name="lean">The longer side of every walk.</param>
/// <param name="random">Draws nodes.</param>
internal sealed class Proof(Line line, ClaimedSlope claim, int output, double longest, bool lean, Random random)
{
    /// <summary>The second walk is so much longer.</summary>
    const double SecondWalk = 16;

    /// <summary>From one of the long walks to the next, shorter one.</summary>
    const double Shrinkage = 4;

    const int Pieces = 4;
    const int MostNodes = 8;

    /// <summary>Nodes of a proof, about.</summary>
    public const int Nodes = 100;

    /// <summary>An error that is this part of what it was, at least, has gone on.</summary>
    const double GoesOn = 1.0 / 3;

    /// <summary>
    /// In tolerances times a scale. Iterations that stop early leave up to one in a cost: a residual that has gone on over all of
    /// the scale may be theirs, when they stop after the same step everywhere, and has to be larger; of an error that is not seen
    /// to go on, by far.
    /// </summary>
    const double Least = 0.1;
    const double Larger = 3;
    const double FarLarger = 10;

    /// <summary>
    /// Pieces of a close walk: first as many as a proof in double takes, then as many as tell noise that adds up from any other.
    /// </summary>
    const int FewPieces = 8;
    const int ManyPieces = 40;

    /// <summary>Deviations of what the pieces show: of six degrees of freedom, and of forty.</summary>
    const double DeviationsOfFew = 20;
    const double DeviationsOfMany = 7;

    /// <summary>A stair of height q is noise of q/√12 at each node, and a residual of up to q; twice that.</summary>
    const double DeviationsOfGrain = 8;

    /// <summary>A close walk is refined until quadrature takes this part of its residual.</summary>
    const double PartOfResidual = 0.25;

    /// <summary>
    /// Of what a stretch has shown another walk over it shows so much, at least: ends are at random, and so is where an error is.
    /// </summary>
    const double Half = 0.5;

    /// <summary>Long walks, and their nodes, beside those over Chebyshev nodes.</summary>
    const int MostLongWalks = 3;
    const int NodesOfLong = 28;

    int walksLeft = MostLongWalks;

    /// <summary>Of several walks of the longest length, which there is nothing longer than: a close one has to disagree too.</summary>
    public Outcome? ByRepeats(Reading together) => Closely(together, together, longest, Least);

    /// <param name="suspicion">The walk that disagrees.</param>
    /// <param name="half">Half its length.</param>
    /// <returns>Null where nothing is proven: longer walks may decide.</returns>
    public Outcome? Of(Reading suspicion, double half)
    {
        var test = new OutputTest(claim);
        var walk = Walk.Around(line, Math.Min(longest, SecondWalk * half), Pieces, lean, random);
        test.Refine(walk, output, MostNodes, MostNodes);
        if (test.Take(walk, output, isLongest: false) is not { } second || Math.Sign(second.Error) != Math.Sign(suspicion.Error))
        {
            return null;
        }

        var (beyond, farthest, rest) = (0.0, 0.0, Reading.None);
        for (var stretch = longest; stretch > half; stretch /= Shrinkage)
        {
            var reading = Long(stretch, GoesOn * Math.Abs(suspicion.Error));
            if (reading.Bar > GoesOn * Math.Abs(suspicion.Error))
            {
                continue;
            }

            // Near an optimum a slope changes its sign, and becomes much larger.
            var goneOn = Math.Abs(reading.Error) / Math.Abs(suspicion.Error);
            if (Math.Sign(reading.Error) == Math.Sign(suspicion.Error) ? goneOn >= GoesOn : goneOn >= 1 / GoesOn)
            {
                return beyond > 0
                    ? Confined(suspicion, reading, stretch, beyond, (farthest, rest))
                    : Closely(suspicion, reading, stretch, Larger);
            }

            (farthest, rest) = beyond > 0 ? (farthest, rest) : (stretch, reading);
            beyond = stretch;
        }

        return beyond > 0
            ? Confined(suspicion, suspicion, half, beyond, (farthest, rest))
            : Closely(suspicion, second, Math.Min(longest, SecondWalk * half), Least);
    }

    /// <summary>Over many pieces a wrong slope is even, and noise is not.</summary>
    /// <param name="suspicion">What is to be proven.</param>
    /// <param name="evidence">The same over the stretch.</param>
    /// <param name="stretch">Half its length.</param>
    /// <param name="least">The least residual, in tolerances times a scale.</param>
    /// <returns>Null where it is not proven, and longer walks may decide.</returns>
    Outcome? Closely(Reading suspicion, Reading evidence, double stretch, double least)
    {
        foreach (var pieces in (int[])[FewPieces, ManyPieces])
        {
            var (isMany, walk) = (pieces == ManyPieces, Close(stretch, pieces));
            if (!walk.IsUsable(output))
            {
                return null;
            }

            var (reading, noise) = (Reading.Of(walk, output, claim.Noise), walk.Noise(output));
            var deviation = (isMany ? noise.OfWhole : noise.Adding) / walk.Length;
            var best = reading.Bar < evidence.Bar ? reading : evidence;
            if (best.Disagrees(claim.Wanted) && reading.Error / best.Error >= Half && noise.IsEven
                && Math.Abs(best.Error) > claim.Wanted + ((isMany ? DeviationsOfMany : DeviationsOfFew) * deviation))
            {
                return new(IsLarge(best.Residual, least) ? Decision.Disagrees : Decision.Undecided, suspicion);
            }

            if (isMany && stretch >= longest / 2)
            {
                var known = best.WithNoise(Reading.Deviations * deviation);
                return new(known.Agrees(claim.Wanted) ? Decision.Agrees : Decision.Undecided, known);
            }
        }

        return null;
    }

    /// <summary>
    /// The residual stops growing within a stretch: as that of a stair does, which is no larger than the grain of the cost beyond it, and
    /// of a branch that is wrong.
    /// </summary>
    Outcome Confined(Reading suspicion, Reading within, double stretch, double beyond, (double Stretch, Reading Reading) farthest)
    {
        var walk = Close(beyond, ManyPieces);
        if (walk.IsUsable(output) && within.Residual <= DeviationsOfGrain * walk.Noise(output).OfNode && walk.Jumps(output))
        {
            return new(Decision.Agrees, Reading.Of(walk, output, claim.Noise));
        }

        // Of kinks a rule of nine nodes may err by more than its bar: then what is left far off is read by nodes that gather around them.
        bool IsFarLarger(Reading reading) => IsLarge(reading.CertainResidual, FarLarger);
        return (IsFarLarger(farthest.Reading)
                || IsFarLarger(Reading.Of(Close(farthest.Stretch, Pieces, 2 * ManyPieces), output, claim.Noise)))
            && Closely(suspicion, within, stretch, 0) is { Decision: Decision.Disagrees } proven
                ? proven
                : new(Decision.Undecided, suspicion);
    }

    bool IsLarge(double residual, double least) => residual >= least * claim.Tolerated * line.Scale;

    Walk Close(double stretch, int pieces) => Close(stretch, pieces, 2 * pieces);

    Walk Close(double stretch, int pieces, int most)
    {
        var walk = Walk.Around(line, stretch, pieces, lean, random);
        while (walk.Nodes < most && walk.IsUsable(output) && walk.Spread(output) > PartOfResidual * Math.Abs(walk.Residual(output)))
        {
            walk.SplitMostBent(output);
        }

        return walk;
    }

    /// <summary>A long walk: over Chebyshev nodes, and where a kink makes those too coarse, over nodes that gather around it.</summary>
    Reading Long(double stretch, double enough)
    {
        var smooth = ClenshawCurtis.Around(line, stretch, lean, random).Read(output, claim.Noise);
        if (smooth.Bar <= enough || walksLeft-- <= 0)
        {
            return smooth;
        }

        var walk = Walk.Around(line, stretch, Pieces, lean, random);
        while (walk.Nodes < NodesOfLong && walk.IsUsable(output) && walk.Spread(output) > enough * walk.Length / 2)
        {
            walk.SplitMostBent(output);
        }

        var bent = Reading.Of(walk, output, claim.Noise);
        return bent.Bar < smooth.Bar ? bent : smooth;
    }
}
