namespace GradientTesting;

/// <summary>Every element is nearly right, and off by another part of itself.</summary>
internal static class LowPrecision
{
    /// <summary>Three digits of a constant leave 1e-3, and a few times that where terms cancel.</summary>
    const double Most = 1e-2;

    const int Fewest = 4;

    /// <summary>What is this small beside the others is a difference of larger numbers.</summary>
    const double Small = 0.05;

    public static Finding? Of(Suspect suspect)
    {
        var (a, n) = (suspect.Analytic, suspect.Numeric);
        var largest = n.Length < Fewest ? double.PositiveInfinity : Largest(suspect);
        // What is off by one part everywhere is a multiple, whatever else keeps it from being told.
        // The one in the middle is not moved by an element that is known worse than it seems.
        double[] ratios = [.. a.Zip(n, (a, n) => a / n).Where(double.IsFinite).Order()];
        var factor = ratios.Length == 0 ? 1 : ratios[ratios.Length / 2];
        var apart = Enumerable.Range(0, n.Length).Count(i => Math.Abs(a[i] - (factor * n[i])) > 10 * suspect.Bars[i]);
        var seen = Enumerable.Range(0, n.Length).Count(i => Math.Abs(a[i] - n[i]) > 10 * suspect.Bars[i]);
        return largest <= Most && seen >= Fewest && 2 * seen > n.Length && apart >= Fewest - 1
            ? new(DiagnosisName.NearlyRight, 0,
                FormattableString.Invariant(
                    $"is within {100 * largest:G1}% of the right gradient everywhere, and off by another part in each element"),
                "is it computed in a lower precision or with rounded constants, or is a small term, such as an ε, left out?")
            : null;
    }

    /// <summary>
    /// Whether no element is off by more than low precision leaves: what is off by far more is not that, and may be why others are.
    /// </summary>
    public static bool IsNear(Suspect suspect) => Largest(suspect) <= Most;

    /// <summary>The largest error, as a part of the element.</summary>
    static double Largest(Suspect suspect)
    {
        var (a, n) = (suspect.Analytic, suspect.Numeric);
        var size = Norm.Rms(n.Length, i => n[i]);
        return size == 0 ? double.PositiveInfinity
            : Enumerable.Range(0, n.Length).Max(i => Math.Abs(a[i] - n[i]) / (Math.Abs(n[i]) + (Small * size)));
    }
}
