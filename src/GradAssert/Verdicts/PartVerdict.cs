namespace GradientTesting;

/// <summary>Which part of a regularized component is wrong, from the gradient at the model's own λ and at λ = 0.</summary>
/// <param name="Wrong">Null where nothing is, or where the cost has no λ.</param>
/// <param name="Swamped">How many times larger the regularization part is than the data part, as norms.</param>
internal sealed record PartVerdict(GradientPart? Wrong, double Swamped)
{
    public static PartVerdict Of(IReadOnlyList<double> analytic, ComponentDerivative numeric, ComponentVerdict verdict, DataPart? data, int c)
    {
        if (data is null)
        {
            return new(null, 0);
        }

        var atZero = data.Analytic[c];
        var swamped = Norm.Of(analytic.Count, i => analytic[i] - atZero[i]) / Norm.Of(analytic.Count, i => atZero[i]);
        if (verdict.Verdict != Verdict.Mismatch)
        {
            return new(data.Agrees[c] ? null : GradientPart.Regularization, swamped);
        }

        if (data.InFull[c] is not { } full)
        {
            return new(null, swamped);
        }

        if (Norm.Of(analytic.Count, i => analytic[i] - atZero[i]) == 0 && Enumerable.Range(0, analytic.Count).All(i => RestAgrees(analytic[i], numeric, atZero[i], full, i)))
        {
            // λ has no part in this component, such as a bias: there is nothing to tell apart.
            return new(null, swamped);
        }

        var dataAgrees = Enumerable.Range(0, analytic.Count).All(i => full.Tolerance.Accepts(atZero[i], full.Elements[i]));
        var restAgrees = Enumerable.Range(0, analytic.Count).All(i => RestAgrees(analytic[i], numeric, atZero[i], full, i));
        return new(dataAgrees ? GradientPart.Regularization : restAgrees ? GradientPart.Data : GradientPart.Both, swamped);
    }

    // What λ adds is a difference of two gradients, and is known no better than both together.
    static bool RestAgrees(double analytic, ComponentDerivative numeric, double atZero, ComponentDerivative full, int i) =>
        Math.Abs(analytic - atZero - (numeric.Elements[i].Value - full.Elements[i].Value))
            <= numeric.Tolerance.Allowance(0, numeric.Elements[i]) + full.Tolerance.Allowance(0, full.Elements[i]);
}
