namespace GradientTesting;

/// <summary>The gradient is a multiple of the right one.</summary>
internal static class SizeHypotheses
{
    /// <summary>A factor that is read off a single number says nothing unless it is one that people make.</summary>
    const int EnoughToTell = 3;

    const double Same = 1e-4;

    public static Finding? Of(Suspect suspect, int? batchSize)
    {
        var (a, n) = (suspect.Analytic, suspect.Numeric);
        if (Array.TrueForAll(a, element => element == 0))
        {
            return new(DiagnosisName.Missing, 0, "is zero", "it is never computed, or overwritten");
        }

        var factor = Norm.Multiple(a, n);
        if (suspect.Residual(i => factor * n[i]) is not { } residual)
        {
            return null;
        }

        if (IsNear(factor, -1, residual))
        {
            return new(DiagnosisName.SignFlipped, residual, "has the wrong sign");
        }

        var reasons = Reasons(factor, residual, suspect.Shape, batchSize).ToArray();
        var few = suspect.Analytic.Count(element => element != 0) < EnoughToTell;
        return few && reasons.Length == 0 && !IsNear(factor, 2, residual) && !IsNear(factor, 0.5, residual)
            ? null
            : new(DiagnosisName.Scaled, residual, What(factor), reasons.Length == 1 ? reasons[0] : null);
    }

    static string What(double factor) => factor switch
    {
        > 1 => FormattableString.Invariant($"is {Text(factor)}× too large"),
        > 0 => FormattableString.Invariant($"is {Text(1 / factor)}× too small"),
        _ => FormattableString.Invariant($"is {Text(factor)} times what it should be"),
    };

    static string Text(double factor) => FormattableString.Invariant($"{factor:G4}");

    // What a factor can stand for. More than one is no explanation.
    static IEnumerable<string> Reasons(double factor, double residual, IReadOnlyList<int> shape, int? batchSize)
    {
        if (IsNear(factor, 2, residual))
        {
            yield return "a square was differentiated without its 1/2, or something is added twice";
        }

        if (IsNear(factor, 0.5, residual))
        {
            yield return "the 2 of a square's derivative is missing, or half of it is left out";
        }

        if (batchSize is > 2 and { } n)
        {
            if (IsNear(factor, n, residual))
            {
                yield return FormattableString.Invariant($"the 1/N of the batch mean is missing, N = {n}");
            }

            if (IsNear(factor, 1.0 / n, residual))
            {
                yield return FormattableString.Invariant($"the mean over the batch is taken twice, N = {n}");
            }
        }

        foreach (var size in shape.Distinct().Where(size => size > 2))
        {
            if (IsNear(factor, size, residual))
            {
                yield return FormattableString.Invariant($"a mean over {size} is taken as a sum");
            }

            if (IsNear(factor, 1.0 / size, residual))
            {
                yield return FormattableString.Invariant($"a sum over {size} is taken as a mean");
            }
        }
    }

    // A factor is known no better than its fit.
    static bool IsNear(double factor, double constant, double residual) =>
        Math.Abs(factor - constant) <= Math.Max(Same, 3 * residual) * Math.Abs(constant);
}
