namespace GradientTesting;

/// <summary>What one component of the gradient turned out to be.</summary>
internal sealed record ComponentVerdict
{
    public required GradientVerdict Verdict { get; init; }

    /// <summary>Why the component is inconclusive; null where it is not.</summary>
    public string? Reason { get; init; }

    /// <summary>Which of the elements that were differentiated disagree.</summary>
    public required IReadOnlyList<int> Mismatches { get; init; }

    /// <summary>How many random directions disagree; 0 where none were taken.</summary>
    public required int MismatchedDirections { get; init; }

    /// <summary>Which part of a regularized cost's gradient is wrong; null where none is, or the cost has no λ.</summary>
    public GradientPart? WrongPart { get; init; }

    /// <summary>How many times larger the regularization part of the gradient is than the data part; 0 without λ.</summary>
    public double Swamped { get; init; }

    public required int Kinks { get; init; }

    /// <summary>Elements that are not zero and known no better than to the required resolution, of their own size.</summary>
    public required int Unresolved { get; init; }

    /// <summary>The required resolution.</summary>
    public double Resolution { get; init; }

    /// <summary>Elements whose derivative is larger than its error bar.</summary>
    public required int Exercised { get; init; }

    public required Norms Norms { get; init; }

    /// <summary>True where the component does not move the cost and its gradient says so too: zero is an answer.</summary>
    public required bool IsUnexercised { get; init; }

    /// <summary>The largest error of one element that would have passed, of those that were compared.</summary>
    public required double SmallestVisibleError { get; init; }

    /// <summary>Compares, and then proves on broken copies of the gradient that the comparison could have failed.</summary>
    public static ComponentVerdict Of(IReadOnlyList<double> analytic, ComponentDerivative numeric, Demands demands)
    {
        var verdict = Compare(analytic, numeric, demands);
        return verdict.Verdict == GradientVerdict.Match && !verdict.IsUnexercised
            && PowerCheck.FindBlindSpot(analytic, numeric, demands) is { } blindSpot
            ? verdict with { Verdict = GradientVerdict.Inconclusive, Reason = blindSpot }
            : verdict;
    }

    /// <summary>Adds what λ = 0 has shown: which part is wrong, or that the data part is, although the whole agrees.</summary>
    public ComponentVerdict With(PartVerdict parts) => parts.Wrong is null
        ? this with { Swamped = parts.Swamped }
        : this with
        {
            Verdict = GradientVerdict.Mismatch,
            Reason = Verdict == GradientVerdict.Mismatch ? Reason : WrongOnlyAtZero,
            WrongPart = parts.Wrong,
            Swamped = parts.Swamped,
        };

    const string WrongOnlyAtZero =
        "it agrees at the model's own λ and disagrees at λ = 0; does ComputeGradient() use another λ than Cost(), or a copy of it?";

    /// <summary>The comparison alone.</summary>
    public static ComponentVerdict Compare(IReadOnlyList<double> analytic, ComponentDerivative numeric, Demands demands)
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
            unresolved += size > 0 && !element.IsKink && allowance > demands.Resolution * size ? 1 : 0;
            exercised += element.IsKink || Math.Abs(element.Value) > element.ErrorBar ? 1 : 0;
        }

        var wrongDirections = numeric.Directions.Count(direction => !direction.Numeric.IsDoubtful && !direction.Agrees(numeric.Tolerance));
        var isWrong = mismatches.Count > 0 || wrongDirections > 0;
        doubtful += numeric.Directions.Count(direction => direction.Numeric.IsDoubtful);
        var norms = Norms.Of(analytic, numeric);
        var unexercised = !isWrong && doubtful == 0 && (numeric.IsFlat || IsZero(norms, demands));
        smallestVisible = numeric.Coverage == GradientCoverage.Directions ? OfDirections(numeric) : smallestVisible;
        var reason = unexercised || isWrong ? null : Doubt.Of(numeric, norms, doubtful, smallestVisible, demands.Resolution);
        return new()
        {
            Verdict = isWrong ? GradientVerdict.Mismatch : reason is null ? GradientVerdict.Match : GradientVerdict.Inconclusive,
            Reason = reason,
            Mismatches = mismatches,
            MismatchedDirections = wrongDirections,
            Kinks = kinks,
            Unresolved = unresolved,
            Resolution = demands.Resolution,
            Exercised = unexercised ? 0 : exercised,
            Norms = norms,
            IsUnexercised = unexercised,
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
    static bool IsZero(Norms norms, Demands demands) =>
        norms.Gradient <= 2 * norms.Bars && norms.BarEffect <= demands.NegligibleEffect;
}
