namespace GradientTesting;

/// <summary>What a walk says of a claim that is wrong by a factor: the stretch between two of its nodes over which the claim changes the
/// function most.</summary>
/// <remarks>
/// Such a claim is wrong by its factor of every change of the function. Around a minimum the ends may lie equally high: over the whole walk
/// nothing is left of the factor, and from the lowest node to either end all of it. The stretch is chosen by the claim alone, so that noise
/// has no choice.
/// </remarks>
/// <param name="Residual">Over the stretch, towards where the function rises by the claim.</param>
/// <param name="Bar">What noise and quadrature can have done to it.</param>
/// <param name="Claimed">By how much the function changes there, by the claim.</param>
internal readonly record struct FactorReading(double Residual, double Bar, double Claimed)
{
    /// <summary>The part of the claim that may be wrong: what is seen, or what could not be.</summary>
    public double Part => Claimed > 0 ? Math.Max(Math.Abs(Residual), Bar) / Claimed : 0;

    public FactorReading With(FactorReading other) =>
        new(Residual + other.Residual, double.Hypot(Bar, other.Bar), Claimed + other.Claimed);
}
