namespace GradientTesting.Tests.Verdicts;

/// <summary>Numerical derivatives made by hand.</summary>
internal static class Derivatives
{
    /// <summary>Tolerance 1e-5, no rounding of the analytic gradient; ten percent of a gradient must be resolved.</summary>
    public static readonly Demands ByDefault = new(0.1, 1e-5);

    public static ElementDerivative Smooth(double value, double bar = 0) => new(value, bar);

    public static ElementDerivative Kink(double left, double right, double bar = 0) => new((left + right) / 2, bar, true, left, right);

    public static ComponentDerivative Component(params ElementDerivative[] elements) =>
        new(elements, new(1e-5, 0), [.. elements.Select(_ => 1.0)], 1e-4, IsFlat: false);

    public static ComponentDerivative Component(double bar, params double[] values) =>
        Component([.. values.Select(value => Smooth(value, bar))]);

    public static ComponentVerdict Judge(double[] analytic, ComponentDerivative numeric) =>
        ComponentVerdict.Of(analytic, numeric, ByDefault);

    public static RunVerdict Judge(params (double[] Analytic, ComponentDerivative Numeric)[] components) => RunVerdict.Of(
        [.. components.Select(component => component.Analytic)],
        new(new(1e-16, 1, 1e-16), [.. components.Select(component => component.Numeric)], KinksAgree: true),
        new());
}
