namespace GradientTesting;

/// <summary>
/// Asks a derivative at other values of x, since at the values that were given one is right too that was captured there, or kept.
/// </summary>
internal static class MappingElsewhere
{
    /// <summary>What is the same at both is the same to so many digits.</summary>
    const double Same = 1e-12;

    /// <summary>
    /// How many times the size of an output error bars may say, over a whole scale, of what is zero. Those of sin x at a maximum say a few
    /// times that where x is 50; in seconds since 1970 they say a thousand times that and more, and a derivative there is unknown.
    /// </summary>
    public const double TimesOutput = 100;

    /// <summary>
    /// Of what agrees: a point, a derivative there, and two evaluations for each column of a few, or for each of two directions; where
    /// those do not agree, all of it at that point, which is the report if it is wrong there. Of what is zero within its error bars, and
    /// so would be if it were wrong by a factor, all of it at the other point: that is the report, if it is more than zero there.
    /// </summary>
    /// <param name="mapping">At the values that were given.</param>
    /// <param name="options">How.</param>
    /// <param name="here">What was found there.</param>
    /// <param name="at">Measures and judges a mapping.</param>
    public static MappingPart Of(Mapping mapping, GradientCheckOptions options, MappingPart here, Func<Mapping, MappingPart> at)
    {
        var isZero = here.Stationary.Count > 0 || here.IsInactive;
        // Points are elsewhere to one another.
        var isAsked = (here.Report.Verdict == GradientVerdict.Match
                || (here.Report.Verdict == GradientVerdict.Inconclusive && here.Derivative is { AreZerosInDoubt: true }))
            && (!mapping.AreApart || mapping.Columns == 1);
        if (!(isZero || isAsked) || mapping.Elsewhere() is not { } other)
        {
            return Counted(here, mapping, mapping) with
            {
                Remarks = isAsked && mapping.HasSlopes && here.Report.Verdict == GradientVerdict.Match
                    ? [.. here.Remarks, OfNone(mapping.Words)] : here.Remarks,
            };
        }

        if (!isZero && Agrees(other, here.Derivative!.OfOutputs, options))
        {
            return Counted(here, mapping, other) with { Elsewhere = other };
        }

        if (!here.IsInactive && !AreKnown(mapping, here, other))
        {
            return Counted(here, mapping, other);
        }

        var there = at(other);
        var isReported = there.Report.Verdict == GradientVerdict.Mismatch
            || (isZero && there is { Report.Verdict: GradientVerdict.Match, IsInactive: false });
        var wasShown = there.Report.MismatchPositions.Any(k => WasShown(mapping, here.Derivative!, k));
        return !isReported ? Counted(here, mapping, other) : there with
        {
            Remarks =
            [
                .. here.Remarks,
                isZero ? OfZero(here, other) : wasShown ? OfOther(other.Distance, other.Words) : OfZeros(other.Distance, other.Words),
            ],
            Report = isZero || !wasShown ? there.Report : Renamed(there.Report, mapping, other),
        };
    }

    // A zero is right at the values that were given for many reasons, as where a term is left out that is zero there.
    static bool WasShown(Mapping mapping, MappingDerivative here, int k) => mapping.Claim[k] != 0
        && Math.Abs(mapping.Claim[k]) > here.Elements[k].ErrorBar;

    /// <summary>The same of what is compared with other numbers of the user's, which are right at both.</summary>
    /// <param name="here">At the values that were given, where it matches.</param>
    /// <param name="there">At others.</param>
    /// <param name="distance">How far off these are, as a part of the size of each element.</param>
    public static MappingPart Of(MappingPart here, MappingPart there, double distance)
    {
        var (evaluations, derivatives) = (here.Evaluations + there.Evaluations, here.DerivativeEvaluations + there.DerivativeEvaluations);
        return (there.Report.Verdict != GradientVerdict.Mismatch ? here : there with
        {
            Remarks = [.. here.Remarks, OfOther(distance, there.Words)],
            Report = there.Report.Unexplained(),
        }) with
        {
            Evaluations = evaluations, DerivativeEvaluations = derivatives,
        };
    }

    // Whether what is zero within its error bars is known to be small.
    static bool AreKnown(Mapping mapping, MappingPart here, Mapping other) => here.Stationary.All(j =>
    {
        var (at, there) = (mapping.Here(j), other.Here(j));
        return Enumerable.Range(0, mapping.Rows).All(i => Math.Max(Math.Abs(at[i]), Math.Abs(there[i])) is var size
            && (size == 0 || here.Derivative!.Elements[(i * mapping.Columns) + j].ErrorBar * mapping.Scale(j) <= TimesOutput * size));
    });

    // A weak error is in doubt along a direction, beside what is steep: elements decide.
    static bool Agrees(Mapping other, MappingNoise noise, GradientCheckOptions options)
    {
        var along = other.AlongAll();
        var derivative = MappingDerivative.Of(along, options, noise.Where(along));
        return MappingVerdict.Of(along, derivative, options).Verdict.Verdict == GradientVerdict.Match;
    }

    static MappingPart Counted(MappingPart part, Mapping mapping, Mapping last) => part with
    {
        Evaluations = mapping.Evaluations,
        DerivativeEvaluations = Math.Max(mapping.DerivativeEvaluations, last.DerivativeEvaluations),
    };

    /// <summary>
    /// What was right at the values that were given is no multiple of what it should be, and has nothing left out: what explains numbers
    /// at others says nothing of the mistake, unless they are those of the first ones, or of a formula that is right where residuals are
    /// zero.
    /// </summary>
    static ComponentReport Renamed(ComponentReport report, Mapping mapping, Mapping other) =>
        mapping.Claim.Zip(other.Claim).All(pair => Math.Abs(pair.First - pair.Second) <= Same * Math.Abs(pair.First))
            ? report.Explained(new(DerivativeDiagnosisName.AnotherPoint, 0, "is the same at other values, where it should not be",
                "it is captured, or computed once and kept"))
            : report.Diagnosis?.Name == DerivativeDiagnosisName.GaussNewton ? report
            : report.Unexplained();

    static string OfOther(double distance, DerivativeWords words) =>
        $"At the values that were given {words.Title} agrees with {words.Function}, "
        + $"and at others, {OtherValues.Away(distance)}, it does not. "
        + "Does it read values that were captured (at in place of x), or return what it has kept? "
        + $"What is compared of {words.Component} is the derivative at the other values."
        + (words != DerivativeWords.Jacobian ? ""
            : " Where x is confined, as to unit length, and the Jacobian holds there alone, pass plus.");

    static string OfZeros(double distance, DerivativeWords words) =>
        $"At the values that were given {words.Title} agrees with {words.Function}, where it is zero within error bars, "
        + $"and at others, {OtherValues.Away(distance)}, it is wrong in these elements. "
        + $"What is compared of {words.Component} is the derivative at the other values.";

    static string OfNone(DerivativeWords words) =>
        $"{Capital(words.Title)} was compared at the values that were given alone: at none of the others that were tried "
        + $"are {words.Function} and its derivative finite. One that was captured there, or kept from its first call, would not be seen.";

    static string Capital(string title) => title.StartsWith("the ", StringComparison.Ordinal) ? $"T{title[1..]}" : title;

    static string OfZero(MappingPart here, Mapping other)
    {
        var (title, lines) = (other.Words.Title, here.Stationary);
        var what = lines.Count == 0 || lines.Count == other.Columns || other.AreApart ? $"{title} is"
            : $"{MatrixLines.Named([.. lines], other.Words.Column)} of {title} {(lines.Count == 1 ? "is" : "are")}";
        return $"At the values that were given {what} zero within error bars, "
            + "where a derivative that is wrong by a factor is zero too. "
            + $"What is compared of {other.Words.Component} is the derivative at others, {OtherValues.Away(other.Distance)}.";
    }
}
