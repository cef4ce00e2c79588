namespace GradientTesting;

/// <summary>How the analytic gradient of one component compares with what was measured of it. Numbers alone.</summary>
internal record ComponentComparison
{
    /// <summary>Which of the elements that were differentiated disagree.</summary>
    public required IReadOnlyList<int> Mismatches { get; init; }

    /// <summary>How many random directions disagree; 0 where none were taken.</summary>
    public required int MismatchedDirections { get; init; }

    /// <summary>Why what agrees is not known well enough; null where it is, or where something disagrees.</summary>
    public required string? Doubt { get; init; }

    /// <summary>True where zero is within its error bars, as at a minimum, so that it is in doubt, and nothing else is.</summary>
    public required bool IsStationary { get; init; }

    public required int Kinks { get; init; }

    /// <summary>Elements on a kink that are right there, and wrong beside it.</summary>
    public int WrongBeside { get; init; }

    /// <summary>Elements that are right at the point, where that is on no kink, and wrong beside it.</summary>
    public int RightHere { get; init; }

    /// <summary>Elements that are not zero and known no better than to the required resolution, of their own size.</summary>
    public required int Unresolved { get; init; }

    /// <summary>The required resolution.</summary>
    public required double Resolution { get; init; }

    /// <summary>Elements whose derivative is larger than its error bar.</summary>
    public required int Exercised { get; init; }

    public required Norms Norms { get; init; }

    /// <summary>True where the component does not move the cost and its gradient says so too: zero is an answer.</summary>
    public required bool IsInactive { get; init; }

    /// <summary>The largest error of one element that would have passed, of those that were compared.</summary>
    public required double SmallestVisibleError { get; init; }

    public bool IsWrong => Mismatches.Count > 0 || MismatchedDirections > 0;

    /// <summary>True where nothing disagrees, and all that has to be known is.</summary>
    public bool Agrees => !IsWrong && Doubt is null;

    public static ComponentComparison Of(IReadOnlyList<double> analytic, ComponentDerivative numeric, AcceptanceCriteria criteria)
    {
        var mismatches = new List<int>();
        var (kinks, unresolved, exercised, doubtful, smallestVisible) = (0, 0, 0, 0, 0.0);
        for (var i = 0; i < analytic.Count; i++)
        {
            var element = numeric.Elements[i];
            var (distance, allowance) = (element.DistanceTo(analytic[i]), numeric.Tolerance.Allowance(analytic[i], element));
            if (distance > allowance && !element.IsDoubtful)
            {
                mismatches.Add(i);
            }

            var size = Math.Max(Math.Abs(analytic[i]), Math.Abs(element.Value));
            // What is not a number is in doubt, and never a match.
            doubtful += element.IsDoubtful || double.IsNaN(distance) || double.IsNaN(allowance) ? 1 : 0;
            smallestVisible = element.IsKink ? smallestVisible : Math.Max(smallestVisible, allowance);
            kinks += element.IsKink ? 1 : 0;
            unresolved += size > 0 && !element.IsKink && allowance > criteria.Resolution * size ? 1 : 0;
            exercised += element.IsKink || Math.Abs(element.Value) > element.ErrorBar ? 1 : 0;
        }

        var wrongDirections = numeric.Directions.Count(direction => !direction.Numeric.IsDoubtful && !direction.Agrees(numeric.Tolerance));
        var isWrong = mismatches.Count > 0 || wrongDirections > 0;
        doubtful += numeric.Directions.Count(direction => direction.Numeric.IsDoubtful);
        var norms = Norms.Of(analytic, numeric);
        var isInactive = !isWrong && doubtful == 0 && (numeric.IsFlat || IsZero(norms, criteria));
        smallestVisible = numeric.Coverage == GradientCoverage.Directions ? OfDirections(numeric) : smallestVisible;
        return new()
        {
            Mismatches = mismatches,
            MismatchedDirections = wrongDirections,
            Doubt = isInactive || isWrong ? null
                : DoubtReason.Of(numeric, norms, doubtful, smallestVisible, criteria.Resolution),
            IsStationary = !isInactive && !isWrong && doubtful == 0 && IsWithinBars(norms),
            Kinks = kinks,
            RightHere = mismatches.Count(i => numeric.Elements[i] is { IsRightHere: true, IsKink: false, IsWrongBeside: false }),
            WrongBeside = mismatches.Count(i => numeric.Elements[i].IsWrongBeside),
            Unresolved = unresolved,
            Resolution = criteria.Resolution,
            Exercised = isInactive ? 0 : exercised,
            Norms = norms,
            IsInactive = isInactive,
            SmallestVisibleError = smallestVisible,
        };
    }

    /// <summary>A part of a component is seen as well as by the best direction over it; the component, as its worst part.</summary>
    static double OfDirections(ComponentDerivative numeric)
    {
        if (numeric.Directions.Count == 0)
        {
            return double.PositiveInfinity;
        }

        var parts = numeric.Directions.GroupBy(direction => direction.Block).ToArray();
        return parts.Where(part => parts.Length == 1 || part.Key.Length < numeric.Length)
            .Max(part => part.Min(direction => direction.SmallestVisibleError(numeric.Tolerance)));
    }

    // Zero is an answer where whatever the error bars may hide would hardly move the cost, beside what other components do.
    static bool IsZero(Norms norms, AcceptanceCriteria criteria) =>
        IsWithinBars(norms) && norms.BarEffect <= criteria.NegligibleEffect;

    // Rounding leaves a claim that should be zero as large as bars, or less: it is seldom zero itself.
    static bool IsWithinBars(Norms norms) => norms.Gradient <= 2 * norms.Bars;
}
