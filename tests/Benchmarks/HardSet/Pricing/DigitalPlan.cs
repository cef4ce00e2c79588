namespace GradientTesting.Benchmarks;

/// <summary>Digital payoffs on sums of independent normal factors X: c for each payoff where a·X exceeds its strike.</summary>
/// <param name="Factors">How many.</param>
/// <param name="Loads">Payoffs × factors: a.</param>
/// <param name="Strikes">Per payoff.</param>
/// <param name="Amounts">Per payoff: c.</param>
/// <param name="Paths">How many the price is a mean over.</param>
/// <param name="GradientPaths">
/// How many likelihood ratios are taken over, the price's first; 0 where the gradient is the formula's. Likelihood ratios scatter more
/// than the price does: over the price's own paths alone they are visibly off.
/// </param>
/// <param name="Normals">Paths × factors, for the larger of both numbers.</param>
internal sealed record DigitalPlan(
    int Factors, double[] Loads, double[] Strikes, double[] Amounts, int Paths, int GradientPaths, double[] Normals)
{
    public int Payoffs => Strikes.Length;

    public override string ToString() =>
        $"digital, {Payoffs} payoffs on {Factors} factors, {Paths} paths, gradient "
        + (GradientPaths == 0 ? "of the expectation" : $"by likelihood ratio over {GradientPaths} paths");
}
