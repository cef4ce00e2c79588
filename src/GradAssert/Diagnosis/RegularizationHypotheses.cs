namespace GradientTesting;

/// <summary>The data part is right, and what λ adds is not.</summary>
internal static class RegularizationHypotheses
{
    const double Same = 1e-3;

    /// <param name="suspect">The λ part of the component: a and n less their values at λ = 0.</param>
    /// <param name="batchSize">N, where the model tells.</param>
    public static Finding? Of(Suspect suspect, int? batchSize)
    {
        var (a, n, w) = (suspect.Analytic, suspect.Numeric, suspect.Values);
        var noise = 2 * Norm.Of(suspect.Bars.Length, i => suspect.Bars[i]);
        if (Norm.Of(n.Length, i => n[i]) <= noise)
        {
            return Extra(suspect);
        }

        if (Norm.Of(a.Length, i => a[i]) <= Math.Min(noise, 1e-3 * Norm.Of(n.Length, i => n[i])))
        {
            return new(DiagnosisName.L2Missing, 0, "lacks the gradient of its L2 term", "add λ/n · W (or what the cost's term gives)");
        }

        var strength = Norm.Multiple(n, w);
        if (suspect.Residual(i => strength * Math.Sign(w[i])) is { } l1)
        {
            return new(DiagnosisName.L1ForL2, l1, "has the gradient of λ·|W| for its L2 term");
        }

        var factor = Norm.Multiple(a, n);
        return suspect.Residual(i => factor * n[i]) is { } residual ? Multiple(factor, residual, batchSize) : null;
    }

    static Finding? Multiple(double factor, double residual, int? batchSize) =>
        IsNear(factor, -1, residual) ? new(DiagnosisName.L2SignFlipped, residual, "has its L2 term with the wrong sign")
        : IsNear(factor, 2, residual) ? new(DiagnosisName.L2Doubled, residual, "has its L2 term doubled", "the 1/2 of λ/2n · W² belongs to the cost alone, or the term is added twice")
        : batchSize is > 1 and { } n && IsNear(factor, 1.0 / n, residual) ? new(DiagnosisName.L2OverN, residual, "has its L2 term divided by N once too often", FormattableString.Invariant($"N = {n}"))
        : new(DiagnosisName.L2Scaled, residual, FormattableString.Invariant($"has {factor:G4} times its L2 term"));

    static Finding? Extra(Suspect suspect)
    {
        var decay = Norm.Multiple(suspect.Analytic, suspect.Values);
        return decay != 0 && suspect.Residual(i => decay * suspect.Values[i]) is { } residual
            ? new(DiagnosisName.L2Extra, residual, "has the gradient of an L2 term that the cost does not have", "biases are left out of it as a rule")
            : null;
    }

    static bool IsNear(double factor, double constant, double residual) =>
        Math.Abs(factor - constant) <= Math.Max(Same, 3 * residual) * Math.Abs(constant);
}
