using System.Diagnostics.CodeAnalysis;

namespace GradientTesting;

/// <summary>What one component of the gradient turned out to be: the comparison, and what is made of it.</summary>
internal sealed record ComponentVerdict : ComponentComparison
{
    [SetsRequiredMembers]
    ComponentVerdict(ComponentComparison comparison)
        : base(comparison)
    {
    }

    public GradientVerdict Verdict { get; init; }

    /// <summary>Why the component is inconclusive, or what explains a mismatch; null where there is nothing to add.</summary>
    public string? Reason { get; init; }

    /// <summary>Which part of a regularized cost's gradient is wrong; null where none is, or the cost has no λ.</summary>
    public GradientPart? WrongPart { get; init; }

    /// <summary>The λ at which alone it is wrong; null where it is wrong at the model's own, or nowhere.</summary>
    public double? WrongAtLambda { get; init; }

    /// <summary>How many times larger the regularization part of the gradient is than the data part; 0 without λ.</summary>
    public double Swamped { get; init; }

    /// <summary>Judges what was measured; the cost of a model may have a λ.</summary>
    public static ComponentVerdict Judge(MeasuredComponent measured, AcceptanceCriteria criteria)
    {
        var verdict = Judge(measured.Comparison, measured.Analytic, measured.Numeric, criteria);
        verdict = verdict.Verdict switch
        {
            GradientVerdict.Mismatch => verdict with { Reason = measured.IsStationary && !IsZero(measured) ? null : measured.Stillness },
            GradientVerdict.Inconclusive => verdict with { Reason = measured.Jump ?? verdict.Reason },
            _ => verdict,
        };
        verdict = measured.AtZeroLambda is { } atZero ? verdict.With(PartVerdict.Of(measured, atZero)) : verdict;
        return measured.WrongAtLambda is { } lambda ? verdict.WrongAt(lambda) : verdict;
    }

    /// <summary>
    /// Whether each derivative is known to be zero beside the error that is told. One that is small beside it, or is hardly known, is small
    /// and hardly known all around too, and no minimum.
    /// </summary>
    static bool IsZero(MeasuredComponent measured)
    {
        var least = KnownZero * measured.Analytic.Max(Math.Abs);
        return Array.TrueForAll(measured.Numeric.Elements, element =>
            Math.Abs(element.Value) <= 2 * element.ErrorBar && element.ErrorBar <= least);
    }

    /// <summary>Five digits, as numbers that are told have elsewhere.</summary>
    const double KnownZero = 1e-5;

    /// <summary>Compares and judges.</summary>
    public static ComponentVerdict Judge(IReadOnlyList<double> analytic, ComponentDerivative numeric, AcceptanceCriteria criteria) =>
        Judge(ComponentComparison.Of(analytic, numeric, criteria), analytic, numeric, criteria);

    /// <summary>What agrees matches where broken copies of the gradient prove that the comparison could have failed.</summary>
    static ComponentVerdict Judge(
        ComponentComparison comparison, IReadOnlyList<double> analytic, ComponentDerivative numeric, AcceptanceCriteria criteria)
    {
        if (comparison.IsWrong)
        {
            return new(comparison) { Verdict = GradientVerdict.Mismatch };
        }

        var reason = comparison.Doubt
            ?? (comparison.IsInactive ? null : PowerCheck.FindBlindSpot(analytic, numeric, criteria));
        return new(comparison) { Verdict = reason is null ? GradientVerdict.Match : GradientVerdict.Inconclusive, Reason = reason };
    }

    /// <summary>Adds what λ = 0 has shown: which part is wrong, or that the data part is, although the whole agrees.</summary>
    ComponentVerdict With(PartVerdict parts) => parts.Wrong is null
        ? this with { Swamped = parts.Swamped }
        : this with
        {
            Verdict = GradientVerdict.Mismatch,
            WrongAtLambda = Verdict == GradientVerdict.Mismatch ? null : 0,
            WrongPart = parts.Wrong,
            Swamped = parts.Swamped,
        };

    ComponentVerdict WrongAt(double lambda) => this with
    {
        Verdict = GradientVerdict.Mismatch,
        WrongAtLambda = lambda,
        WrongPart = GradientPart.Regularization,
    };
}
