namespace GradientTesting;

/// <summary>The data part is right, and what λ adds is not.</summary>
internal static class RegularizationHypotheses
{
    /// <summary>What λ adds to the cost is called zero where it is within so small a part of what it adds to the gradient.</summary>
    const double Negligible = 0.01;

    const double Sharp = 1e-6;

    /// <summary>What is called zero beside terms that cancel is known to this part of them.</summary>
    const double LeastKnown = 1e-3;

    /// <param name="suspect">The λ part of the component: a and n less their values at λ = 0.</param>
    /// <param name="batchSize">N, where the model tells.</param>
    public static Finding? Of(Suspect suspect, int? batchSize)
    {
        var (a, n, w) = (suspect.Analytic, suspect.Numeric, suspect.Values);
        var noise = 2 * Norm.Of(suspect.Bars.Length, i => suspect.Bars[i]);
        if (IsZero(suspect))
        {
            var most = (noise + Norm.Of(n.Length, i => n[i])) / Norm.Of(a.Length, i => a[i]);
            return most <= Negligible ? Extra(suspect, CanBeOverN(most, batchSize)) : null;
        }

        var term = Term(suspect);
        if (Norm.Of(a.Length, i => a[i]) <= Math.Min(noise, 1e-3 * Norm.Of(n.Length, i => n[i])))
        {
            return term == OfL2
                ? new(
                    DiagnosisName.L2Missing, 0, "lacks the gradient of its L2 term",
                    "add the derivative of what the cost has, as in λ/n · W")
                : new(term == OfL1 ? DiagnosisName.L1Missing : DiagnosisName.LambdaTermMissing, 0, $"lacks the gradient of its {term} term",
                    "add the derivative of what the cost has");
        }

        var strength = suspect.Multiple(n, w);
        if (term == OfL2 && suspect.Residual(i => strength * Math.Sign(w[i])) is { } l1)
        {
            return new(DiagnosisName.L1ForL2, l1, "has the gradient of λ·|W|, an L1 term, where the cost has an L2 term");
        }

        var factor = suspect.Multiple(a, n);
        return suspect.ResidualOfMultiple(factor) is { } residual
            ? Multiple(suspect, Factor.Of(suspect, factor, residual), residual, batchSize, term)
            : null;
    }

    const string OfL2 = "L2", OfL1 = "L1", OfLambda = "λ";

    /// <summary>What the λ term of the cost is: its gradient is a multiple of W, or of sign(W), or anything.</summary>
    public static string Term(Suspect suspect)
    {
        var ofCost = suspect with { Analytic = suspect.Numeric };
        double[] Of(Func<double, double> slope) => Array.ConvertAll(suspect.Values, w => slope(w));
        bool Is(double[] of)
        {
            var times = ofCost.Multiple(ofCost.Analytic, of);
            return Enumerable.Range(0, of.Length).All(i => Math.Abs(ofCost.Analytic[i] - (times * of[i]))
                <= (2 * ofCost.Bars[i]) + (1e-6 * Math.Abs(ofCost.Analytic[i])));
        }

        // Of one number, and within wide bars, more than one of them fits.
        var (ofL1, ofL2, ofAnother) = (Is(Of(w => Math.Sign(w))), Is(suspect.Values), Is(Of(w => w * w * w)));
        return (ofL1, ofL2, ofAnother) switch
        {
            (false, true, false) => OfL2,
            (true, false, false) => OfL1,
            _ => OfLambda,
        };
    }

    // Of weights alone nobody knows how many terms the data have.
    static bool CanBeOverN(double most, int? batchSize) => most > Sharp && (batchSize is not { } n || most * n >= 1);

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
        return suspect.IsFewNumbers || decay == 0 || suspect.IsChance(isFitted: true) || suspect.IsChanceOfCounts(isFitted: true) ? null
            : difference.Residual(i => decay * suspect.Values[i]) is not { } residual ? isInput ? null : OfSign(suspect, difference)
            : isInput ? new(LayerDiagnosisName.TermAlongInput, residual,
                FormattableString.Invariant($"has {Math.Abs(decay):G2} · {suspect.Name} too {(decay > 0 ? "much" : "little")}"),
                "a term of the sum is missing, or has another factor")
            : CanBeAcross(suspect) ? OfNorm(suspect, residual)
            // Without a λ nobody knows how much of it the cost has.
            : decay > 0 ? new(
                DiagnosisName.L2Extra, residual, FormattableString.Invariant($"has {decay:G2} · {suspect.Name} too much"),
                "it has an L2 term that the cost does not have, or one that is counted twice; "
                    + "weight decay belongs to the step of an optimizer") { Factor = decay }
            // What does not move the cost is in no term of it.
            : IsZero(suspect) ? null
            : new(DiagnosisName.L2Missing, residual, "lacks the gradient of an L2 term that the cost has",
                FormattableString.Invariant($"add {-decay:G2} · {suspect.Name}")) { Factor = decay };
    }

    /// <summary>
    /// Whether n can be at right angles to W, as of a cost that does not depend on the length of W. Such a cost has no L2 term.
    /// </summary>
    static bool CanBeAcross(Suspect suspect) => !IsZero(suspect)
        && Math.Abs(Along(suspect).Sum) <= BarAlong(suspect) + (Sharp * Along(suspect).Size);

    static (double Sum, double Size) Along(Suspect suspect)
    {
        double[] terms = [.. suspect.Values.Zip(suspect.Numeric, (w, n) => w * n)];
        return (terms.Sum(), terms.Sum(Math.Abs));
    }

    static double BarAlong(Suspect suspect) => 2 * suspect.Values.Zip(suspect.Bars, (w, bar) => Math.Abs(w) * bar).Sum();

    // Where the bars alone leave that open, either may be so.
    static Finding? OfNorm(Suspect suspect, double residual) => BarAlong(suspect) > LeastKnown * Along(suspect).Size ? null
        : new(LayerDiagnosisName.TermAlongInput, residual, $"is off by a multiple of {suspect.Name}",
            $"the gradient of the cost is at right angles to {suspect.Name}, as where it is divided by its norm: is the derivative of the "
                + "norm left out or wrong, or is weight decay added?");

    // As many as of a multiple of W: of one sign it would be a constant that is added.
    static Finding? OfSign(Suspect suspect, Suspect difference)
    {
        double[] signs = Array.ConvertAll(suspect.Values, w => (double)Math.Sign(w));
        var decay = suspect.Multiple(difference.Analytic, signs);
        return signs.Distinct().Count() > 1 && difference.Residual(i => decay * signs[i]) is { } residual
            ? decay > 0
                ? new(DiagnosisName.L1Extra, residual, FormattableString.Invariant($"has {decay:G2} · sign({suspect.Name}) too much"),
                    "it has an L1 term that the cost does not have, or one that is counted twice; "
                        + "weight decay belongs to the step of an optimizer") { Factor = decay }
                : IsZero(suspect) ? null
                : new(DiagnosisName.L1Missing, residual, "lacks the gradient of an L1 term that the cost has",
                    FormattableString.Invariant($"add {-decay:G2} · sign({suspect.Name})")) { Factor = decay }
            : null;
    }

    static bool IsZero(Suspect suspect) =>
        Norm.Of(suspect.Numeric.Length, i => suspect.Numeric[i]) <= 2 * Norm.Of(suspect.Bars.Length, i => suspect.Bars[i]);

    static Finding? Multiple(Suspect suspect, Factor factor, double residual, int? batchSize, string term)
    {
        Finding Of(string nameOfL2, string what, string? why = null) =>
            new(term == OfL2 ? nameOfL2 : DiagnosisName.LambdaTermScaled, residual, what, why) { Factor = factor.Value };
        return factor.Is(-1) ? Of(DiagnosisName.L2SignFlipped, $"has its {term} term with the wrong sign")
            : factor.Is(2)
                ? Of(DiagnosisName.L2Doubled, $"has its {term} term doubled", term == OfL2
                    ? "it is added twice, or is the derivative of a term without the 1/2"
                    : "it is added twice, or has a factor of 2 or 1/2 that the cost has not")
            : batchSize is > 2 and { } n && factor.Is(1.0 / n)
                ? Of(DiagnosisName.L2OverN,
                    FormattableString.Invariant($"has its {term} term divided by the batch size, {n}, once too often"))
            : suspect.IsFewNumbers && !factor.Is(0.5) ? null
            : Of(DiagnosisName.L2Scaled, $"has {(term == OfL2 ? "an L2" : term == OfL1 ? "an L1" : "a λ")} term that {factor}");
    }

    static Finding? Extra(Suspect suspect, bool canBeOverN)
    {
        var decay = suspect.Multiple(suspect.Analytic, suspect.Values);
        return decay != 0 && suspect.Residual(i => decay * suspect.Values[i]) is { } residual
            ? new(DiagnosisName.L2Extra, residual,
                $"has the gradient of an L2 term that the cost does not have{(canBeOverN ? ", or has divided by the batch size" : "")}",
                suspect.IsMatrix ? null : "regularization usually leaves biases and gains out")
            : null;
    }
}
