namespace GradientTesting;

/// <summary>The two ratios that the sources of gradient checking ask for. a is the analytic gradient, n the numerical one.</summary>
/// <param name="SumNorm"><c>‖a−n‖₂ / (‖a‖₂ + ‖n‖₂)</c>, from 0 to 1 (course slides Gradient Checking).</param>
/// <param name="NormSum"><c>‖a−n‖₂ / ‖a+n‖₂</c>, from 0 to infinity (article Gradient Checking and Random
/// Initialization).</param>
internal readonly record struct Ratios(double SumNorm, double NormSum)
{
    public GradientRatioBand Band => SumNorm switch
    {
        < 1e-6 => GradientRatioBand.Great,
        < 1e-4 => GradientRatioBand.Look,
        _ => GradientRatioBand.Worry,
    };

    public static Ratios Of(Norms norms) => new(
        Over(norms.Difference, norms.Analytic + norms.Numeric),
        Over(norms.Difference, norms.Sum));

    // Two zero gradients are equal.
    static double Over(double difference, double size) => difference == 0 ? 0 : difference / size;
}
