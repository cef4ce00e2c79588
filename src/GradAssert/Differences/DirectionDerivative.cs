namespace GradientTesting;

/// <summary>The derivative along a direction, analytic and numerical.</summary>
/// <param name="Block">The elements that the direction moves.</param>
/// <param name="Analytic"><c>Σ rᵢ aᵢ</c>.</param>
/// <param name="Numeric">The slope of the cost along the direction.</param>
/// <param name="Size"><c>√Σ (rᵢ aᵢ)²</c>.</param>
/// <param name="Length"><c>√Σ rᵢ²</c>.</param>
/// <param name="Least">The smallest <c>|rᵢ|</c>, as the storage took it; 0 where it ignored a move.</param>
internal readonly record struct DirectionDerivative(
    Block Block, double Analytic, ElementDerivative Numeric, double Size, double Length, double Least)
{
    /// <summary>
    /// Of errors of rounding that know nothing of each other, and of a direction whose signs know nothing of them, sums grow
    /// as the root of the sum of squares; so does the tolerance, which comes from what is summed.
    /// </summary>
    public Tolerance Tolerance(Tolerance ofElements) => Of(ofElements, Size, Length);

    public bool Agrees(Tolerance ofElements) => Tolerance(ofElements).Accepts(Analytic, Numeric);

    /// <summary>The smallest error of a single element that cannot have passed: what is allowed, over the smallest coefficient.</summary>
    public double SmallestVisibleError(Tolerance ofElements) => Tolerance(ofElements).Allowance(Analytic, Numeric) / Least;

    public static Tolerance Of(Tolerance ofElements, double size, double length) =>
        new(0, ofElements.AnalyticBar * length, ofElements.Relative * size);
}
