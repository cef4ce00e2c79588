namespace GradientTesting;

/// <summary>What the walks so far say of one output.</summary>
/// <param name="claim">What is claimed.</param>
/// <param name="isProven">True where one walk that disagrees is enough.</param>
/// <remarks>
/// A mismatch has to be seen on three walks, each longer than the one before while there are longer ones, its residual never
/// falling back: that of a cost on a grid does, since it stays below the height of a stair.
/// </remarks>
internal sealed class Suspicion(Claim claim, bool isProven)
{
    const int EnoughWalks = 3;

    /// <summary>Quadrature may take this part of what is wanted; noise takes half of it.</summary>
    const double QuadraturePart = 0.25;

    /// <summary>Below this part of what noise does, quadrature makes a bar no smaller to speak of.</summary>
    const double PartOfNoise = 0.5;

    /// <summary>A residual below this part of what it was has not gone on.</summary>
    const double FallenBack = 1.0 / 3;

    /// <summary>Splits after which a jump is told from a slope: it then stands on a 300th of its piece or less.</summary>
    const int MostSplits = 12;

    double noise = claim.Noise.Level;
    Reading best = Reading.None;
    Reading first = Reading.None;
    Reading longest = Reading.None;
    double largest;
    int disagreeing;
    bool isRight;
    bool isWrong;

    public double Wanted => claim.Wanted;

    public bool IsDecided => isRight || isWrong;

    /// <summary>True while a walk has disagreed, and more have to.</summary>
    public bool IsPending => disagreeing > 0 && !IsDecided;

    public Outcome Result => isWrong ? new(Decision.Disagrees, first)
        : best.Disagrees(Wanted) ? new(Decision.Undecided, best)
        // Chance puts some just outside one bar: it is known that much less well.
        : new(Decision.Agrees, best with { Bar = Math.Max(best.Bar, Math.Abs(best.Error) - Wanted) });

    /// <summary>Adds nodes to a walk while they can decide it: where the slope changes most, and if it disagrees where the residual is.</summary>
    public void Refine(Walk walk, int output, int mostNodes)
    {
        while (!IsDecided && walk.Nodes < mostNodes && walk.IsUsable(output))
        {
            if (walk.Spread(output) > Math.Max(QuadraturePart * Wanted * walk.Length, PartOfNoise * Reading.Deviations * noise))
            {
                walk.SplitMostBent(output);
            }
            else if (Reading.Of(walk, output, noise).Disagrees(Wanted))
            {
                walk.SplitMostResidual(output);
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Whether another walk can decide more: any longer one, or at the longest length what noise may have done.</summary>
    public bool WantsMore(bool wasLongest) => !IsDecided && (!wasLongest || IsPending || !best.Agrees(Wanted));

    /// <summary>What one walk says, of a residual that nothing has been asked of.</summary>
    public Outcome Look(Walk walk, int output)
    {
        var reading = Reading.Of(walk, output, Math.Max(noise, claim.Noise.At(walk.Largest(output))));
        return new(reading.Disagrees(Wanted) ? Decision.Undecided : Decision.Agrees, reading);
    }

    public void Take(Walk walk, int output, bool isLongest)
    {
        noise = Math.Max(noise, claim.Noise.At(walk.Largest(output)));
        var reading = Reading.Of(walk, output, noise);
        if (IsDecided || reading.Length == 0)
        {
            return;
        }

        // What a single walk of the longest length leaves open, several together may not.
        longest = isLongest ? longest.With(reading) : longest;
        reading = isLongest ? longest : reading;
        if (reading.Residual * (isLongest ? walk.Length / reading.Length : 1) < FallenBack * largest && reading.Bar * walk.Length < largest)
        {
            (disagreeing, largest) = (0, 0);
        }

        if (reading.Disagrees(Wanted))
        {
            Disagree(reading, walk, output);
        }
        else if (reading.Agrees(Wanted) && disagreeing == 0 && IsFine(reading, walk, output))
        {
            isRight = true;
        }

        best = isRight || reading.Bar < best.Bar ? reading : best;
    }

    bool IsFine(Reading reading, Walk walk, int output) =>
        reading.Bar <= Wanted || (reading.Bar <= claim.Acceptable && walk.Spread(output) > reading.Bar * walk.Length / 2);

    void Disagree(Reading reading, Walk walk, int output)
    {
        var isFirst = disagreeing == 0 || Math.Sign(reading.Error) != Math.Sign(first.Error);
        (disagreeing, first) = isFirst ? (1, reading) : (disagreeing + 1, first);
        largest = Math.Max(isFirst ? 0 : largest, Math.Abs(walk.Residual(output)));
        if (disagreeing < (isProven ? 1 : EnoughWalks))
        {
            return;
        }

        var jump = walk.FindJump(output, MostSplits);
        var closer = Reading.Of(walk, output, noise);
        if (jump == 0 && closer.Disagrees(Wanted))
        {
            isWrong = true;
            return;
        }

        // The grain of the cost, or a bend that the nodes had not met: it is noise from here on, or the walk has followed it.
        noise = Math.Max(noise, jump / Math.Sqrt(12));
        (disagreeing, largest, best, longest) = (0, 0, Reading.Of(walk, output, noise), Reading.None);
    }
}
