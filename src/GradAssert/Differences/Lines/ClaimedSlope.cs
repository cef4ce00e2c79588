namespace GradientTesting;

/// <summary>What is claimed of one output of a line.</summary>
/// <param name="Slope">γ(0), the claimed slope at the point.</param>
/// <param name="Wanted">The error of the slope that is looked for; greater than 0.</param>
/// <param name="Acceptable">The bar that is good enough where quadrature, and not noise, is what keeps it from being smaller.</param>
/// <param name="Tolerated">What is tolerated of a typical line like it: what a residual is measured by.</param>
/// <param name="Noise">The noise of the output.</param>
internal readonly record struct ClaimedSlope(double Slope, double Wanted, double Acceptable, double Tolerated, CostNoise Noise);
