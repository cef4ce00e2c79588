namespace GradientTesting;

/// <summary>The data part is right, and what λ adds is not.</summary>
internal static class RegularizationHypotheses
{
    /// <param name="suspect">The λ part of the component: a and n less their values at λ = 0.</param>
    /// <param name="batchSize">N, where the model tells.</param>
    public static Finding? Of(Suspect suspect, int? batchSize)
    {
        var (a, n, w) = (suspect.Analytic, suspect.Numeric, suspect.Values);
        if (IsZero(suspect))
        {
            return Extra(suspect);
        }

        var noise = 2 * Norm.Of(suspect.Bars.Length, i => suspect.Bars[i]);

        if (Norm.Of(a.Length, i => a[i]) <= Math.Min(noise, 1e-3 * Norm.Of(n.Length, i => n[i])))
        {
            return new(
                DiagnosisName.L2Missing, 0, "lacks the gradient of its L2 term", "add the derivative of what the cost has, as in λ/n · W");
        }

        var strength = suspect.Multiple(n, w);
        if (suspect.Residual(i => strength * Math.Sign(w[i])) is { } l1)
        {
            return new(DiagnosisName.L1ForL2, l1, "has the gradient of λ·|W|, an L1 term, where the cost has an L2 term");
        }

        var factor = suspect.Multiple(a, n);
        return suspect.Residual(i => factor * n[i]) is { } residual
            ? Multiple(suspect, Factor.Of(suspect, factor, residual), residual, batchSize)
            : null;
    }

    /// <summary>
    /// Of a cost without a λ: what is between the two is a multiple of W. Asked last, since of a quadratic cost so is the gradient.
    /// </summary>
    /// <param name="suspect">The component.</param>
    /// <param name="isInput">Of a layer: it has no L2 term, but its output may have a norm.</param>
    public static Finding? OfDifference(Suspect suspect, bool isInput)
    {
        var difference = suspect with
        {
            Analytic = [.. suspect.Analytic.Zip(suspect.Numeric, (a, n) => a - n)],
            Numeric = new double[suspect.Numeric.Length],
        };
        var decay = suspect.Multiple(difference.Analytic, suspect.Values);
        return suspect.IsFewNumbers || decay == 0 ? null
            : difference.Residual(i => decay * suspect.Values[i]) is not { } residual ? isInput ? null : OfSign(suspect, difference)
            : isInput ? new(LayerDiagnosisName.TermAlongInput, residual,
                FormattableString.Invariant($"has {Math.Abs(decay):G2} · {suspect.Name} too {(decay > 0 ? "much" : "little")}"),
                "a term of the sum is missing, or has another factor")
            // Without a λ nobody knows how much of it the cost has.
            : decay > 0 ? new(
                DiagnosisName.L2Extra, residual, FormattableString.Invariant($"has {decay:G2} · {suspect.Name} too much"),
                "it has an L2 term that the cost does not have, or one that is counted twice; "
                    + "weight decay belongs to the step of an optimizer")
            // What does not move the cost is in no term of it.
            : IsZero(suspect) ? null
            : new(DiagnosisName.L2Missing, residual, "lacks the gradient of an L2 term that the cost has",
                FormattableString.Invariant($"add {-decay:G2} · {suspect.Name}"));
    }

    // As many as of a multiple of W: of one sign it would be a constant that is added.
    static Finding? OfSign(Suspect suspect, Suspect difference)
    {
        double[] signs = Array.ConvertAll(suspect.Values, w => (double)Math.Sign(w));
        var decay = suspect.Multiple(difference.Analytic, signs);
        return signs.Distinct().Count() > 1 && difference.Residual(i => decay * signs[i]) is { } residual
            ? decay > 0
                ? new(DiagnosisName.L1Extra, residual, FormattableString.Invariant($"has {decay:G2} · sign({suspect.Name}) too much"),
                    "it has an L1 term that the cost does not have, or one that is counted twice; "
                        + "weight decay belongs to the step of an optimizer")
                : IsZero(suspect) ? null
                : new(DiagnosisName.L1Missing, residual, "lacks the gradient of an L1 term that the cost has",
                    FormattableString.Invariant($"add {-decay:G2} · sign({suspect.Name})"))
            : null;
    }

    static bool IsZero(Suspect suspect) =>
        Norm.Of(suspect.Numeric.Length, i => suspect.Numeric[i]) <= 2 * Norm.Of(suspect.Bars.Length, i => suspect.Bars[i]);

    static Finding? Multiple(Suspect suspect, Factor factor, double residual, int? batchSize) =>
        factor.Is(-1) ? new(DiagnosisName.L2SignFlipped, residual, "has its L2 term with the wrong sign")
            : factor.Is(2)
                ? new(DiagnosisName.L2Doubled, residual, "has its L2 term doubled",
                    "it is added twice, or is the derivative of a term without the 1/2")
            : batchSize is > 2 and { } n && factor.Is(1.0 / n)
                ? new(DiagnosisName.L2OverN, residual,
                    FormattableString.Invariant($"has its L2 term divided by the batch size, {n}, once too often"))
            : suspect.IsFewNumbers && !factor.Is(0.5) ? null
            : new(DiagnosisName.L2Scaled, residual, $"has an L2 term that {factor}") { Factor = factor.Value };

    static Finding? Extra(Suspect suspect)
    {
        var decay = suspect.Multiple(suspect.Analytic, suspect.Values);
        return decay != 0 && suspect.Residual(i => decay * suspect.Values[i]) is { } residual
            ? new(DiagnosisName.L2Extra, residual, "has the gradient of an L2 term that the cost does not have",
                suspect.IsMatrix ? null : "regularization usually leaves biases and gains out")
            : null;
    }
}
