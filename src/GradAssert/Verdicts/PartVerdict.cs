namespace GradientTesting;

/// <summary>Which part of a regularized component is wrong, from the gradient at the model's own λ and at λ = 0.</summary>
/// <param name="Wrong">Null where nothing is, or where λ has no part in the component.</param>
/// <param name="Swamped">How many times larger the regularization part is than the data part, as norms.</param>
internal sealed record PartVerdict(GradientPart? Wrong, double Swamped)
{
    public static PartVerdict Of(MeasuredComponent measured, AtZeroLambda atZero)
    {
        var swamped = atZero.Regularization / atZero.Data;
        if (!measured.Comparison.IsWrong)
        {
            return new(atZero.Agrees ? null : atZero.IsHidden ? GradientPart.Data : GradientPart.Regularization, swamped);
        }

        if (atZero.Numeric is not { Elements.Length: > 0 } full)
        {
            return new(null, swamped);
        }

        var restAgrees = Enumerable.Range(0, measured.Analytic.Length).All(k => RestAgrees(measured, atZero.Analytic[k], full, k));
        if (atZero.Regularization == 0 && restAgrees)
        {
            // λ has no part in this component, such as a bias: there is nothing to tell apart.
            return new(null, swamped);
        }

        var dataAgrees = Enumerable.Range(0, atZero.Analytic.Length).All(k => full.Tolerance.Accepts(atZero.Analytic[k], full.Elements[k]));
        return new(dataAgrees ? GradientPart.Regularization : restAgrees ? GradientPart.Data : GradientPart.Both, swamped);
    }

    // What λ adds is a difference of two gradients, and is known no better than both together.
    static bool RestAgrees(MeasuredComponent measured, double atZero, ComponentDerivative full, int i) =>
        Math.Abs(measured.Analytic[i] - atZero - (measured.Numeric.Elements[i].Value - full.Elements[i].Value))
            <= measured.Numeric.Tolerance.Allowance(0, measured.Numeric.Elements[i]) + full.Tolerance.Allowance(0, full.Elements[i]);
}
