namespace GradientTesting;

/// <summary>How far an analytic derivative may be from a numerical one, beyond the latter's error bar.</summary>
/// <param name="Relative">Relative to the larger of the two.</param>
/// <param name="AnalyticBar">What rounding can have done to the analytic derivative: the same for every element of a component.</param>
/// <param name="Absolute">What is tolerated whatever the two are: of a direction, which can cancel.</param>
internal readonly record struct Tolerance(double Relative, double AnalyticBar, double Absolute = 0)
{
    public bool Accepts(double analytic, ElementDerivative numeric) =>
        numeric.DistanceTo(analytic) <= Allowance(analytic, numeric);

    /// <summary>The distance up to which the two agree: tolerance and both error bars.</summary>
    public double Allowance(double analytic, ElementDerivative numeric) =>
        Tolerated(analytic, numeric) + AnalyticBar + numeric.ErrorBar;

    /// <summary>The distance that is tolerated between two that are known exactly.</summary>
    public double Tolerated(double analytic, ElementDerivative numeric) =>
        Math.Max(Relative * Math.Max(Math.Abs(analytic), Math.Abs(numeric.Value)), Math.Max(Absolute, numeric.Floor));
}
