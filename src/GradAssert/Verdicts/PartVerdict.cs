namespace GradientTesting;

/// <summary>Which part of a regularized component is wrong, from the gradient at the model's own λ and at λ = 0.</summary>
/// <param name="Wrong">Null where nothing is, or where the cost has no λ.</param>
/// <param name="Swamped">How many times larger the regularization part is than the data part, as norms.</param>
internal sealed record PartVerdict(GradientPart? Wrong, double Swamped)
{
    public static PartVerdict Of(TensorCopy gradient, ComponentDerivative numeric, ComponentVerdict verdict, DataPart? data, int c)
    {
        if (data is null)
        {
            return new(null, 0);
        }

        var ofData = data.Gradient[c];
        var regularization = Norm.Of(gradient.Length, i => gradient[i] - ofData[i]);
        var swamped = regularization / Norm.Of(ofData.Length, i => ofData[i]);
        if (verdict.Verdict != GradientVerdict.Mismatch)
        {
            return new(data.Agrees[c] ? null : GradientPart.Regularization, swamped);
        }

        if (data.InFull[c] is not { } full || full.Elements.Length == 0)
        {
            return new(null, swamped);
        }

        var (analytic, atZero) = (numeric.At(gradient), full.At(ofData));
        var restAgrees = Enumerable.Range(0, analytic.Length).All(k => RestAgrees(analytic[k], numeric, atZero[k], full, k));
        if (regularization == 0 && restAgrees)
        {
            // λ has no part in this component, such as a bias: there is nothing to tell apart.
            return new(null, swamped);
        }

        var dataAgrees = Enumerable.Range(0, analytic.Length).All(k => full.Tolerance.Accepts(atZero[k], full.Elements[k]));
        return new(dataAgrees ? GradientPart.Regularization : restAgrees ? GradientPart.Data : GradientPart.Both, swamped);
    }

    // What λ adds is a difference of two gradients, and is known no better than both together.
    static bool RestAgrees(double analytic, ComponentDerivative numeric, double atZero, ComponentDerivative full, int i) =>
        Math.Abs(analytic - atZero - (numeric.Elements[i].Value - full.Elements[i].Value))
            <= numeric.Tolerance.Allowance(0, numeric.Elements[i]) + full.Tolerance.Allowance(0, full.Elements[i]);
}
