namespace GradientTesting;

/// <summary>Whether a residual is that of a wrong slope, and not of a grain of the cost that its noise has not shown.</summary>
/// <remarks>
/// A wrong slope goes on: over a longer stretch the residual has grown with the length. That of a cost on a grid, or of an inner
/// solver that stops early, stays below the height of a stair. An error that is confined to a stretch stops growing too, but is
/// far larger than what solvers leave, and is no jump.
/// </remarks>
internal sealed class Proof(Line line, ClaimedSlope claim, int output, bool lean, Random random)
{
    /// <summary>The second walk is so much longer.</summary>
    const double SecondWalk = 16;

    /// <summary>From one of the long walks to the next, shorter one.</summary>
    const double Shrinkage = 4;

    const int Pieces = 4;
    const int MostNodes = 8;

    /// <summary>Nodes of a proof, about.</summary>
    public const int Nodes = 60;

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

    /// <summary>Splits after which a jump is told from a slope: it then stands on a 300th of its piece or less.</summary>
    const int MostSplits = 12;

    /// <summary>Long walks, and their nodes, beside those over Chebyshev nodes.</summary>
    const int MostLongWalks = 3;
    const int NodesOfLong = 28;

    int walksLeft = MostLongWalks;

    /// <summary>Of several walks of the longest length, which there is nothing longer than: the last must hold no jump.</summary>
    public static Outcome? ByRepeats(Walk last, Reading together, ClaimedSlope claim, int output)
    {
        var jump = last.FindJump(output, MostSplits);
        return jump == 0 ? new(Decision.Disagrees, together) : Grain(last, claim, output, jump);
    }

    /// <param name="suspicion">The walk that disagrees.</param>
    /// <param name="half">Half its length.</param>
    /// <param name="longest">Half the length of the longest walk.</param>
    /// <returns>Null where a second walk does not confirm the first: there is nothing to prove.</returns>
    public Outcome? Of(Reading suspicion, double half, double longest)
    {
        var test = new OutputTest(claim);
        var walk = Walk.Around(line, Math.Min(longest, SecondWalk * half), Pieces, lean, random);
        test.Refine(walk, output, MostNodes, MostNodes);
        if (test.Take(walk, output, isLongest: false) is not { } second || Math.Sign(second.Error) != Math.Sign(suspicion.Error))
        {
            return null;
        }

        Reading? confined = null;
        var shortest = longest;
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
                return confined is { } beyond ? Confined(suspicion, beyond, shortest)
                    : new(IsFarLarger(reading, Larger) ? Decision.Disagrees : Decision.Undecided, suspicion);
            }

            (confined, shortest) = (confined ?? reading, stretch);
        }

        if (confined is { } rest)
        {
            return Confined(suspicion, rest, shortest);
        }

        var jump = walk.FindJump(output, MostSplits);
        return jump > 0 ? Grain(walk, claim, output, jump)
            : new(IsFarLarger(second, Least) ? Decision.Disagrees : Decision.Undecided, suspicion);
    }

    // The grain of the cost is noise.
    static Outcome Grain(Walk walk, ClaimedSlope claim, int output, double jump)
    {
        var reading = Reading.Of(walk, output, claim.Noise with { Level = Math.Max(claim.Noise.Level, jump / Math.Sqrt(12)) });
        return new(Decision.Agrees, reading with { Bar = Math.Max(reading.Bar, Math.Abs(reading.Error)) });
    }

    bool IsFarLarger(Reading reading, double times) => reading.Residual >= times * claim.Tolerated * line.Scale;

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

    /// <summary>
    /// The residual stops growing within a stretch: as that of a stair does, which is a jump and the grain of the cost, and of a
    /// branch that is wrong.
    /// </summary>
    Outcome Confined(Reading suspicion, Reading beyond, double stretch)
    {
        var walk = Walk.Around(line, stretch, Pieces, lean, random);
        return !walk.IsUsable(output) ? new(Decision.Undecided, suspicion)
            : walk.FindJump(output, MostSplits) > 0 ? new(Decision.Agrees, beyond with { Bar = Math.Max(beyond.Bar, Math.Abs(beyond.Error)) })
            : new(IsFarLarger(beyond, FarLarger) && Reading.Of(walk, output, claim.Noise).Disagrees(claim.Wanted) ? Decision.Disagrees : Decision.Undecided, suspicion);
    }
}
