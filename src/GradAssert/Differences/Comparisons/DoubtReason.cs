namespace GradientTesting;

/// <summary>Why what agrees is not a match all the same.</summary>
internal static class DoubtReason
{
    /// <summary>
    /// The part of its error bars below which a gradient is none: what has one is seldom a thousand times less than its bars.
    /// </summary>
    const double Zero = 1e-3;

    /// <summary>
    /// In tolerances, up to where a disagreement is not told as a jump. A smooth cost is seldom proven to disagree below; beyond, it is.
    /// </summary>
    const double Near = 10;

    /// <returns>A reason, to follow the component's name and a colon; null where there is none.</returns>
    public static string? Of(ComponentDerivative numeric, Norms norms, int doubtful, double smallestVisible, double resolution)
    {
        if (Count(numeric, element => element.IsUndefined) is > 0 and var undefined)
        {
            return $"on moves of {Elements(undefined, numeric.Length)} Cost() or its gradient is not finite or throws, "
                + "or the storage does not take the move; check at a point where the cost is defined on both sides";
        }

        if (Count(numeric, element => element.IsUnseen) is > 0 and var unseen)
        {
            return numeric.Elements.Length == 1 && numeric.Length > 1
                ? "MaxCostEvaluations was spent before it was its turn; raise it, or leave it out"
                : $"MaxCostEvaluations was spent before {Elements(unseen, numeric.Length)} that did not agree at first "
                    + "could be looked at closely; raise it, or leave it out";
        }

        if (doubtful > 0 && OfTolerance(numeric) is > 1 and <= Near and var times)
        {
            return FormattableString.Invariant(
                $"{Disagree(numeric.Elements.Count(element => element.IsDoubtful), numeric.Length)} by no ")
                + FormattableString.Invariant(
                    $"more than {times:G2} times the tolerance, which proves neither the cost nor the gradient wrong; ")
                + "is the gradient computed in lower precision, or with rounded constants? If that is meant, raise RelativeTolerance";
        }

        if (doubtful > 0)
        {
            var elements = numeric.Elements.Count(element => element.IsDoubtful);
            var where = elements == 0 || numeric.Coverage == GradientCoverage.Directions
                ? "directions disagree"
                : Disagree(elements, numeric.Length);
            return $"the cost or its gradient changes faster than it can be followed, or jumps, where {where}, "
                + "so that neither proves the other wrong; check at another seed, as with FirstSeed = 1, without what jumps, or, "
                + "where values are far larger than the length on which it changes, as in seconds since 1970, with an offset subtracted "
                + "and in a unit near that length";
        }

        if (norms.Analytic <= Zero * norms.Bars && norms.Numeric <= norms.Bars)
        {
            return "its gradient is zero within its error bars, as at a minimum, a maximum or a saddle of the cost, where one that is "
                + "wrong by a factor is zero too; check at another point, or, if it should not be zero here, "
                + "compute the cost in double precision";
        }

        if (!(norms.Bars <= resolution * norms.Gradient))
        {
            return FormattableString.Invariant(
                $"its error bars are {Share(norms.Share)} of its gradient (limit: {Share(resolution)}); ")
                + "compute the cost in double precision, subtract what is constant in it, or check at another seed, as with FirstSeed = 1";
        }

        return smallestVisible <= numeric.TypicalGradient
            ? null
            : $"an error of {Share(smallestVisible / numeric.TypicalGradient)} of its typical gradient would not be seen in one of its "
                + "elements (limit: 100%); "
                + (numeric.Coverage == GradientCoverage.Directions ? "set MaxCostEvaluations, 3000 or more, for shorter directions, " : "")
                + "compute the cost in double precision, subtract what is constant in it, or check at another seed, as with FirstSeed = 1";
    }

    /// <summary>How many times the tolerance those that are in doubt are off, at most: of such the error is the error bar.</summary>
    static double OfTolerance(ComponentDerivative numeric) =>
        numeric.Directions.Any(direction => direction.Numeric.IsDoubtful) || !numeric.Elements.Any(element => element.IsDoubtful)
            ? double.PositiveInfinity
            : numeric.Elements.Where(element => element.IsDoubtful)
                .Max(element => element.ErrorBar / numeric.Tolerance.Tolerated(element.Value, element));

    static int Count(ComponentDerivative numeric, Func<ElementDerivative, bool> isSo) =>
        numeric.Elements.Count(isSo) is > 0 and var elements ? elements : numeric.Directions.Count(direction => isSo(direction.Numeric));

    static string Elements(int count, int length) =>
        length == 1 ? "its one element" : FormattableString.Invariant($"{count} of its {length} elements");

    static string Disagree(int count, int length) => $"{Elements(count, length)} {(count == 1 ? "disagrees" : "disagree")}";

    // Two digits, but none of 1.5E+02%.
    static string Share(double share) => share switch
    {
        < 0.1 => FormattableString.Invariant($"{100 * share:G2}%"),
        < 100 => FormattableString.Invariant($"{100 * share:F0}%"),
        _ => "many times the size",
    };
}
