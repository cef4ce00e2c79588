using System.Globalization;

namespace GradientTesting;

/// <summary>The constant by which a gradient is multiplied, and what it can stand for.</summary>
/// <param name="Value">α of a = α n.</param>
/// <param name="Uncertainty">How well it is known, relatively.</param>
internal readonly record struct Factor(double Value, double Uncertainty)
{
    const double Same = 1e-4;
    const double MostUncertain = 0.05;
    const int MostDigits = 4;

    /// <summary>How much samples that are nearly alike differ, as a part of themselves.</summary>
    const double NearlyAlike = 0.02;

    /// <summary>Of higher powers hardly anybody takes the derivative.</summary>
    const int LargestExponent = 10;

    /// <summary>
    /// The factor of a fit: known no better than what the fit leaves over, nor than the bars of the numbers allow, which are wide where
    /// a mistake is proven at once: a proof does not wait for a small one.
    /// </summary>
    public static Factor Of(Suspect suspect, double factor, double residual) => new(
        factor, Math.Max(3 * residual, (suspect.IsFewNumbers ? 2 : 1) * suspect.Uncertainty(suspect.Analytic, suspect.Numeric)));

    /// <summary>Whether it is known much better than two constants have to be apart to be told apart.</summary>
    public bool IsSharp => 3 * Uncertainty < Same;

    public bool Is(double constant) => Math.Abs(Value - constant) <= Math.Clamp(Uncertainty, Same, MostUncertain) * Math.Abs(constant);

    /// <summary>
    /// Every reason that there can be for this constant, in words. A size that is an exponent too is told with the power: which of the
    /// two it is, the numbers do not say.
    /// </summary>
    public IReadOnlyList<string> Reasons(Suspect suspect, Evidence evidence)
    {
        string[] reasons = [.. OfSizes(suspect, evidence)];
        return reasons.Length == 0 ? [] : [.. reasons, .. ((string?[])[OfSigmoid(), OfPower()]).OfType<string>()];
    }

    /// <summary>Whether it is a constant that people often forget, or have twice: likelier than others before it is measured.</summary>
    public bool IsUsual(Evidence evidence) => Is(2) || Is(0.5)
        || (evidence.BatchSize is > 1 and { } n && (Is(n) || Is(1.0 / n)))
        || evidence.FrozenKeepProbabilities.Any(IsOrInverse);

    bool IsOrInverse(double keep) => Is(keep) || Is(1 / keep);

    // Near the middle of its slope, where weights are small.
    string? OfSigmoid() => IsSharp ? null
        : Is(4) ? "the derivative of a sigmoid, which is near 1/4, is left out"
        : Is(0.25) ? "the derivative of a sigmoid, which is near 1/4, is in it twice"
        : null;

    /// <summary>The exponent of a power that the constant can be; null where there is none. A square has reasons of its own.</summary>
    public string? OfPower()
    {
        for (var exponent = 3; exponent <= LargestExponent; exponent++)
        {
            if (Is(exponent))
            {
                return FormattableString.Invariant($"a term like x^{exponent}/{exponent} is differentiated without its 1/{exponent}");
            }

            if (Is(1.0 / exponent))
            {
                return FormattableString.Invariant($"a power like x^{exponent} is differentiated without its factor {exponent}");
            }
        }

        return null;
    }

    IEnumerable<string> OfSizes(Suspect suspect, Evidence evidence)
    {
        if (Is(2))
        {
            yield return "possible reasons are the derivative of a square without its 1/2, something added twice, and a factor of 2 "
                + "or 1/2, such as the 1/(1 − p) of dropout or a temperature";
        }

        if (Is(0.5))
        {
            yield return "possible reasons are a square's derivative without its 2, half of a sum left out, and a factor of 2 or "
                + "1/2, such as the 1/(1 − p) of dropout or a temperature";
        }

        if (evidence.BatchSize is > 1 and { } n)
        {
            if (Is(n))
            {
                yield return FormattableString.Invariant($"the 1/N of the batch mean is missing, N = {n}");
            }

            if (Is(1.0 / n))
            {
                yield return FormattableString.Invariant($"it is divided by the batch size once too often, N = {n}");
            }
        }

        // Samples that are nearly alike, as where a loss saturates, are nearly an N-th each of what they add up to: of a bias,
        // not of a matrix, which has what multiplies it in it.
        if (evidence.BatchSize is > 1 and { } samples && !IsSharp && Math.Abs((Value * samples) - 1) <= NearlyAlike
            && !IsOfMatrix(suspect, evidence))
        {
            yield return "one sample alone is left, where all of them give nearly the same";
        }

        foreach (var keep in evidence.FrozenKeepProbabilities)
        {
            if (Is(keep))
            {
                yield return FormattableString.Invariant($"the backward pass does not divide by the keep-prob, {keep:G4}");
            }

            if (Is(1 / keep))
            {
                yield return FormattableString.Invariant($"the backward pass divides by the keep-prob once too often, {keep:G4}");
            }
        }

        // There are many sizes: too many for a number or two, which are near one of them by chance.
        foreach (var size in suspect.IsFewNumbers ? [] : evidence.Sizes)
        {
            if (Is(size))
            {
                yield return FormattableString.Invariant($"it is summed over {size} where the cost takes a mean");
            }

            if (Is(1.0 / size))
            {
                yield return FormattableString.Invariant($"it is averaged over {size} where the cost takes a sum");
            }

            var root = Math.Sqrt(size);
            if (root != Math.Floor(root) && Is(root))
            {
                yield return FormattableString.Invariant($"a division by √{size} is missing");
            }

            if (root != Math.Floor(root) && Is(1 / root))
            {
                yield return FormattableString.Invariant($"it is divided by √{size} once too often");
            }
        }
    }

    bool IsOfMatrix(Suspect suspect, Evidence evidence)
    {
        var factor = Value;
        return suspect.IsMatrix || evidence.Components.Skip(evidence.Inputs)
            .Any(other => other is { IsWrong: true, Whole.IsMatrix: true } && other.Whole.ResidualOfMultiple(factor) is not null);
    }

    /// <summary>As in <c>is 10× too large</c> or <c>is 1% too small</c>, in as many digits as are known.</summary>
    public override string ToString() => Value switch
    {
        _ when Value >= 2 || Is(2) => $"is {Digits(Value, Uncertainty)}× too large",
        > 1 => $"is {Digits(100 * (Value - 1), Uncertainty * Value / (Value - 1), MostDigits - 1)}% too large",
        > 0.5 when !Is(0.5) => $"is {Digits(100 * (1 - Value), Uncertainty * Value / (1 - Value), MostDigits - 1)}% too small",
        > 0 => $"is {Digits(1 / Value, Uncertainty)}× too small",
        _ => $"is {Digits(Value, Uncertainty)} times what it should be",
    };

    static string Digits(double number, double uncertainty, int most = MostDigits)
    {
        // The last digit is one that the uncertainty moves by one at most, or the first: 0× would be no factor.
        var first = Math.Floor(Math.Log10(Math.Abs(number)));
        var last = Math.Min(first, Math.Ceiling(Math.Log10(Math.Max(uncertainty, 1e-9) * Math.Abs(number))));
        double Rounded(double digit)
        {
            var power = Math.Pow(10, Math.Min(-digit, most - 1 - first));
            return Math.Round(number * power) / power;
        }

        // Rounded first, as G1 would write 1E+01 for 10. One digit may be further off than the number can be: 70% is not 66.7% ± 1%.
        var told = Rounded(last);
        return (last == first && Math.Abs(told - number) > uncertainty * Math.Abs(number) ? Rounded(last - 1) : told)
            .ToString("G4", CultureInfo.InvariantCulture);
    }
}
