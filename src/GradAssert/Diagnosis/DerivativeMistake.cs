namespace GradientTesting;

/// <summary>What can be done wrong with the derivative of an activation, as the factor between the gradient and the right one.</summary>
/// <param name="Name">One of <see cref="LayerDiagnosisName"/>.</param>
/// <param name="What">To follow the component's name and precede that of the activation.</param>
/// <param name="Why">What to do.</param>
/// <param name="Ratio">The factor at an input z; null where it is none.</param>
internal sealed record DerivativeMistake(string Name, string What, string Why, Func<ActivationCurve, double, double?> Ratio)
{
    public static IReadOnlyList<DerivativeMistake> All { get; } =
    [
        new(LayerDiagnosisName.DerivativeAtOutput, "takes the derivative of {0} at its output",
            "it is f′(y) where f′(z) is due: keep the input of the activation", (curve, z) => curve.Slope(curve.Value(z)) / curve.Slope(z)),
        new(LayerDiagnosisName.DerivativeAtInput, "takes the derivative of {0} at its input where the formula is for the output",
            "it has z where y is due", (curve, z) => curve.SlopeOfOutput?.Invoke(z) / curve.Slope(z)),
        new(LayerDiagnosisName.DerivativeLeftOut, "has the derivative of {0} left out",
            "multiply the upstream gradient by f′(z)", (curve, z) => 1 / curve.Slope(z)),
        new(LayerDiagnosisName.DerivativeTwice, "has the derivative of {0} in it twice",
            "multiply by f′(z) once", (curve, z) => curve.Slope(z)),
    ];

    public Finding Of(string activation, double residual) => new(Name, residual, string.Format(null, What, activation), Why);

    /// <summary>What fits, if it is one mistake; of one that is the same for several activations, without a name of one.</summary>
    public static Finding? OfOne(IReadOnlyList<(DerivativeMistake Mistake, ActivationCurve Curve, double Residual)> fitting) =>
        fitting.Select(each => each.Mistake.Name).Distinct().Count() != 1 ? null
            : fitting.Select(each => each.Curve.Name).Distinct().Count() == 1
                ? fitting[0].Mistake.Of(fitting[0].Curve.Name, fitting[0].Residual)
                : fitting[0].Mistake.Of("the activation", fitting[0].Residual);
}
