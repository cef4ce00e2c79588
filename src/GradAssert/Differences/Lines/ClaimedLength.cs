namespace GradientTesting;

/// <summary>
/// The length over which a claimed slope is about the same on either side of the point: by the claim itself a difference over a longer one
/// says nothing of the point, whatever the size of x is.
/// </summary>
/// <param name="Length">To either side; 0 where there is none that the storage takes.</param>
/// <param name="Largest">The largest slope that was met, in size.</param>
internal readonly record struct ClaimedLength(double Length, double Largest)
{
    /// <summary>From one length to the next shorter one; and back, to the longest that will do.</summary>
    const double Step = 8, Back = 2;

    /// <summary>By this part of the largest that was met slopes may differ: a walk of a dozen nodes follows them.</summary>
    const double Bent = 1.0 / 3;

    /// <summary>
    /// Places on either side, as parts of a length, and how far these are drawn apart: a slope that oscillates within the length agrees at
    /// one place in four by chance, and at all of them once in some hundreds.
    /// </summary>
    static readonly double[] parts = [1, 0.7, 0.45, 0.2];
    const double Spread = 0.2;

    /// <summary>
    /// Eight evaluations where the claim is straight over the whole, and two or a few more for each factor of 8. The two sides are
    /// apart: at a kink they are different.
    /// </summary>
    /// <param name="at">The claimed slopes at a distance from the point; null where they are not defined.</param>
    /// <param name="longest">The longest length that is asked for.</param>
    /// <param name="shortest">The shortest that the storage takes.</param>
    /// <param name="random">Draws places.</param>
    public static ClaimedLength Of(Func<double, IReadOnlyList<double>?> at, double longest, double shortest, Random random)
    {
        var (largest, length) = (0.0, longest);
        while (!IsStraight(length))
        {
            length /= Step;
            if (length < shortest)
            {
                return new(0, largest);
            }
        }

        while (length < longest && Back * length < longest && IsStraight(Back * length))
        {
            length *= Back;
        }

        return new(length, largest);

        bool IsStraight(double over) => IsStraightTo(over) && IsStraightTo(-over);

        bool IsStraightTo(double end)
        {
            IReadOnlyList<double>? first = null;
            foreach (var part in parts)
            {
                if (at(end * part * (1 - (Spread * random.NextDouble()))) is not { } there)
                {
                    return false;
                }

                first ??= there;
                largest = Math.Max(largest, Norm.Of(there.Count, k => there[k]));
                if (!(Norm.Of(there.Count, k => there[k] - first[k]) <= Bent * largest))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
