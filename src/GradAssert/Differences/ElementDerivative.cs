namespace GradientTesting;

/// <summary>The numerical derivative with respect to one element.</summary>
/// <param name="Value">The derivative; at a kink the middle of its two slopes.</param>
/// <param name="ErrorBar">What truncation and noise together can have done to it.</param>
/// <param name="IsKink">True where the slopes on the two sides stay apart as the step shrinks.</param>
/// <param name="Left">The slope behind; only at a kink.</param>
/// <param name="Right">The slope ahead; only at a kink.</param>
internal readonly record struct ElementDerivative(double Value, double ErrorBar, bool IsKink = false, double Left = double.NaN, double Right = double.NaN)
{
    /// <summary>How far <paramref name="analytic"/> is from the derivative, or from the nearer end of a kink's slopes; 0 between them.</summary>
    public double DistanceTo(double analytic) => IsKink
        ? Math.Max(0, Math.Max(Math.Min(Left, Right) - analytic, analytic - Math.Max(Left, Right)))
        : Math.Abs(analytic - Value);
}
