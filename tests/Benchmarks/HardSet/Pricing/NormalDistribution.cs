namespace GradientTesting.Benchmarks;

/// <summary>φ and Φ.</summary>
internal static class NormalDistribution
{
    public static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>Φ(x) = ½ + φ(x)·(x + x³/3 + x⁵/15 + …), to the last digits of a double where |x| is below 6.</summary>
    /// <remarks>Marsaglia, Evaluating the Normal Distribution, Journal of Statistical Software 11(4), 2004.</remarks>
    public static double Cumulative(double x)
    {
        var (sum, term) = (x, x);
        for (var k = 3; Math.Abs(term) > 1e-17 * Math.Abs(sum) && k < 400; k += 2)
        {
            sum += term *= x * x / k;
        }

        return Math.Abs(x) > 8 ? (x > 0 ? 1 : 0) : 0.5 + (Density(x) * sum);
    }
}
