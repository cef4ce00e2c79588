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
        : new(best.Agrees(Wanted) || !double.IsFinite(best.Bar) ? Decision.Agrees : Decision.Undecided, best);

    /// <summary>Whether another walk can decide more: any longer one, or at the longest length what noise may have done.</summary>
    public bool WantsMore(bool wasLongest) => !IsDecided && (!wasLongest || IsPending || !best.Agrees(Wanted));

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
        else if (reading.Agrees(Wanted) && reading.Bar <= Wanted && disagreeing == 0)
        {
            isRight = true;
        }

        best = isRight || reading.Bar < best.Bar ? reading : best;
    }

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
        isWrong = jump == 0;
        if (!isWrong)
        {
            // The grain of the cost: from here on it is noise.
            (noise, disagreeing, largest) = (Math.Max(noise, jump / Math.Sqrt(12)), 0, 0);
            (best, longest) = (Reading.Of(walk, output, noise), Reading.None);
        }
    }
}
