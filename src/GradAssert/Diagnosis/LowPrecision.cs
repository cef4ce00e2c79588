namespace GradientTesting;

/// <summary>Every element is nearly right, and off by another part of itself.</summary>
internal static class LowPrecision
{
    /// <summary>Three digits of a constant leave 1e-3, and a few times that where terms cancel.</summary>
    const double Most = 1e-2;

    const int Fewest = 4;

    /// <summary>
    /// Rounding leaves errors of all sizes up to its largest, of which one in a hundred is less than a hundredth. One in four may be that
    /// small where the term with the constant vanishes, as of an activation that is saturated: of more, the mistake is not everywhere.
    /// </summary>
    const double Alike = 1e-2, Vanishing = 0.25;

    /// <summary>What is this small beside the others is a difference of larger numbers.</summary>
    const double Small = 0.05;

    public static Finding? Of(Suspect suspect)
    {
        var (a, n) = (suspect.Analytic, suspect.Numeric);
        if (n.Length < Fewest || Errors(suspect) is not { } errors)
        {
            return null;
        }

        // What is off by one part everywhere is a multiple, whatever else keeps it from being told.
        // The one in the middle is not moved by an element that is known worse than it seems.
        double[] ratios = [.. a.Zip(n, (a, n) => a / n).Where(double.IsFinite).Order()];
        var factor = ratios.Length == 0 ? 1 : ratios[ratios.Length / 2];
        var apart = Enumerable.Range(0, n.Length).Count(i => Math.Abs(a[i] - (factor * n[i])) > 10 * suspect.Bars[i]);
        var seen = Enumerable.Range(0, n.Length).Count(i => Math.Abs(a[i] - n[i]) > 10 * suspect.Bars[i]);
        var largest = errors[^1];
        return largest <= Most && errors[(int)(Vanishing * n.Length)] >= Alike * largest
            && seen >= Fewest && 2 * seen > n.Length && apart >= Fewest - 1
            ? new(DiagnosisName.NearlyRight, 0,
                FormattableString.Invariant(
                    $"is within {100 * largest:G1}% of the right gradient everywhere, and off by another part in each element"),
                "is it computed in a lower precision or with rounded constants, or is a small term, such as an ε, left out?")
            : null;
    }

    /// <summary>
    /// Whether no element is off by more than low precision leaves: what is off by far more is not that, and may be why others are.
    /// </summary>
    public static bool IsNear(Suspect suspect) => Errors(suspect) is { } errors && errors[^1] <= Most;

    /// <summary>The errors as parts of the elements, in order; null where all elements are zero.</summary>
    static double[]? Errors(Suspect suspect)
    {
        var (a, n) = (suspect.Analytic, suspect.Numeric);
        var size = Norm.Rms(n.Length, i => n[i]);
        return size == 0 ? null : [.. a.Zip(n, (a, n) => Math.Abs(a - n) / (Math.Abs(n) + (Small * size))).Order()];
    }
}
