namespace GradientTesting;

/// <summary>What the walks so far say of one output.</summary>
/// <param name="claim">What is claimed.</param>
internal sealed class OutputTest(ClaimedSlope claim)
{
    /// <summary>Quadrature may take this part of what is wanted; noise takes half of it.</summary>
    const double QuadraturePart = 0.25;

    /// <summary>Below this part of what noise does, quadrature makes a bar no smaller to speak of.</summary>
    const double PartOfNoise = 0.5;

    /// <summary>What a walk shows may be this many times what was measured: the median of three corners is no better known.</summary>
    const double FarAboveNoise = 4;

    /// <summary>What has disagreed over a stretch is not excused by one so many times as long, which may have left it behind.</summary>
    const double MostOfDisagreement = 64;

    Reading best = Reading.None;
    Reading longest = Reading.None;
    Outcome? settled;
    double disagreed = double.PositiveInfinity;
    double noiseOfBest;

    /// <summary>What is known. Chance puts some just outside one bar: they are known that much less well.</summary>
    public Outcome Result => settled ?? (best.Disagrees(claim.Wanted)
        ? new(Decision.Undecided, best)
        : new(Decision.Agrees, best.Agrees(claim.Wanted) ? best : best with { Bar = Math.Abs(best.Error) }));

    /// <summary>Whether a shorter walk has nothing to win: the bar is as small as is acceptable, or half of it is noise.</summary>
    public bool IsFineBesideNoise =>
        best.Bar <= claim.Acceptable || (best.Length > 0 && noiseOfBest >= PartOfNoise * best.Bar * best.Length);

    /// <summary>Whether another walk can decide more: any longer one, or at the longest length what noise may have done.</summary>
    public bool WantsMore(bool wasLongest) => settled is null && (!wasLongest || !best.Agrees(claim.Wanted));

    /// <summary>
    /// Whether what is open may be decided by a shorter walk: not where none follows the claimed slope, of which one more agrees by chance.
    /// </summary>
    public bool WantsShorter =>
        settled is null && best.Length > 0 && !best.IsAstray && !best.Disagrees(claim.Wanted) && !IsFineBesideNoise;

    /// <summary>
    /// Adds nodes to a walk while they can decide it: where the slope changes most, and where the walk seems noisy, in the longest piece.
    /// </summary>
    /// <param name="walk">The walk.</param>
    /// <param name="output">Which of its outputs.</param>
    /// <param name="usual">Nodes after which a bar that is acceptable is enough.</param>
    /// <param name="most">Nodes after which any is.</param>
    public void Refine(Walk walk, int output, int usual, int most)
    {
        while (settled is null && walk.Nodes < most && walk.IsUsable(output)
            && (walk.Nodes < usual || Reading.Of(walk, output, claim.Noise).Bar > claim.Acceptable))
        {
            var noise = claim.Noise.At(walk.Largest(output));
            if (walk.Spread(output) > Math.Max(QuadraturePart * claim.Wanted * walk.Length, PartOfNoise * Reading.Deviations * noise))
            {
                walk.SplitMostBent(output);
            }
            else if (walk.Nodes < usual && walk.Noise(output).OfNode > FarAboveNoise * noise
                && !Reading.Of(walk, output, claim.Noise).Disagrees(claim.Wanted))
            {
                // Of a wrong slope that changes, shorter pieces leave less; of noise the same.
                walk.SplitLongest();
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Takes a walk, and returns what has to be proven: a disagreement.</summary>
    public Reading? Take(Walk walk, int output, bool isLongest)
    {
        var reading = Reading.Of(walk, output, claim.Noise);
        if (settled is not null || reading.Length == 0)
        {
            return null;
        }

        // What a single walk of the longest length leaves open, several together may not.
        longest = isLongest ? longest.With(reading, isAlike: walk.IsConstant(output)) : longest;
        reading = isLongest ? longest : reading;
        (best, noiseOfBest) = reading.Bar < best.Bar ? (reading, Reading.Deviations * claim.Noise.Level) : (best, noiseOfBest);
        if (reading.Agrees(claim.Wanted) && IsFine(reading, walk, output))
        {
            settled = new(reading.Length <= MostOfDisagreement * disagreed ? Decision.Agrees : Decision.Undecided, reading);
        }

        if (!reading.Disagrees(claim.Wanted))
        {
            return null;
        }

        disagreed = Math.Min(disagreed, reading.Length);
        return reading;
    }

    /// <summary>Ends the test with what a proof came to; null where it came to nothing.</summary>
    public void Settle(Outcome? outcome) => settled ??= outcome;

    bool IsFine(Reading reading, Walk walk, int output) =>
        reading.Bar <= claim.Wanted || (reading.Bar <= claim.Acceptable && walk.Spread(output) > reading.Bar * walk.Length / 2);
}
