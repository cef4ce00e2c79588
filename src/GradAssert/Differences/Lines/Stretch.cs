namespace GradientTesting;

/// <summary>The stretch between two nodes of a walk over which the claim changes the function most.</summary>
/// <remarks>
/// A claim that is wrong by a factor is wrong by that factor of every change of the function. Around a minimum the ends of a walk may lie
/// equally high: over all of it nothing is left of the factor, and from the lowest node to either end all of it. The stretch is chosen by
/// the claim alone, so that noise has no choice.
/// </remarks>
/// <param name="Residual">Over the stretch, towards where the function rises by the claim.</param>
/// <param name="Bar">What noise and quadrature can have done to it.</param>
/// <param name="Length">Of the stretch.</param>
internal readonly record struct Stretch(double Residual, double Bar, double Length)
{
    public bool Disagrees(double wanted) => Math.Abs(Residual) > (wanted * Length) + (2 * Bar);

    /// <inheritdoc cref="Reading.With"/>
    public Stretch With(Stretch other, bool isAlike) =>
        new(Residual + other.Residual, isAlike ? Bar + other.Bar : double.Hypot(Bar, other.Bar), Length + other.Length);
}
