namespace GradientTesting;

/// <summary>
/// The gradient of complex parameters is that of another convention, or of another part. a and n are <c>∂J/∂x + i ∂J/∂y</c>, whatever the
/// convention is: what is half of that by convention was doubled.
/// </summary>
internal static class ComplexHypotheses
{
    /// <returns>Null where nothing fits, or more than one thing does, as of numbers that are all real.</returns>
    public static Finding? Of(Suspect suspect, ComplexGradient convention)
    {
        var n = suspect.Numeric;
        double Real(int i) => n[i - (i % 2)];
        double Imaginary(int i) => n[i - (i % 2) + 1];
        double Parted(int i, double real, double imaginary) => i % 2 == 0 ? real : imaginary;
        var isHalf = convention == ComplexGradient.ConjugateWirtinger;
        var times = isHalf ? 2 : 0.5;
        var (other, otherConjugate) = isHalf
            ? ("is ∂J/∂x + i ∂J/∂y, twice the conjugate Wirtinger derivative",
                "is ∂J/∂x − i ∂J/∂y: conjugated, and twice the Wirtinger derivative")
            : ("is the conjugate Wirtinger derivative ∂J/∂z̄, half of ∂J/∂x + i ∂J/∂y",
                "is the Wirtinger derivative ∂J/∂z: conjugated, and half of ∂J/∂x + i ∂J/∂y");
        var instead = isHalf ? ComplexGradient.PartialDerivatives : ComplexGradient.ConjugateWirtinger;
        var meant = $"where that is meant, pass ComplexGradient.{instead}";
        (Func<int, double> Predicted, Finding? Finding)[] candidates =
        [
            (i => -n[i], null),
            (_ => 0, null),
            (i => times * n[i], new(DerivativeDiagnosisName.ComplexConvention, 0, other, meant)),
            (i => Parted(i, Real(i), -Imaginary(i)), new(DerivativeDiagnosisName.Conjugated, 0, "is conjugated",
                isHalf ? "is it ∂J/∂z, where ∂J/∂z̄ is expected?" : "is it ∂J/∂x − i ∂J/∂y, where ∂J/∂x + i ∂J/∂y is expected?")),
            (i => Parted(i, times * Real(i), -times * Imaginary(i)), new(DerivativeDiagnosisName.Conjugated, 0, otherConjugate)),
            (i => Parted(i, Real(i), 0), new(DerivativeDiagnosisName.OnePart, 0, "lacks its imaginary parts",
                "is the real part taken of a product?")),
            (i => Parted(i, 0, Imaginary(i)), new(DerivativeDiagnosisName.OnePart, 0, "lacks its real parts")),
            (i => Parted(i, -Imaginary(i), Real(i)), new(DerivativeDiagnosisName.TimesI, 0, "is multiplied by i")),
            (i => Parted(i, Imaginary(i), -Real(i)), new(DerivativeDiagnosisName.TimesI, 0, "is multiplied by −i")),
            (i => Parted(i, Imaginary(i), Real(i)), new(DerivativeDiagnosisName.TimesI, 0, "has real and imaginary parts exchanged")),
        ];
        double[] Predicted(Func<int, double> of) => [.. Enumerable.Range(0, suspect.Analytic.Length).Select(of)];
        // Of the half or the double, twice the bars are that of a multiple.
        var fitting = candidates.Select(each => (each.Finding, Residual: suspect.Residual(Predicted(each.Predicted), suspect.Bars)))
            .Where(each => each.Residual is not null).ToArray();
        return fitting.Length == 1 && fitting[0].Finding is { } finding ? finding with { Residual = fitting[0].Residual!.Value } : null;
    }
}
