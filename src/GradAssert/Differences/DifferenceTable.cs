namespace GradientTesting;

/// <summary>The noise of a function, read off a table of differences of equally spaced values.</summary>
/// <remarks>
/// <para>Of values <c>f₀ … f_m</c> with independent errors of deviation σ around a smooth function, the k-th differences
/// have variance <c>σ² (2k)! / (k!)²</c> once k is large enough that the smooth part is gone, so that each order gives an
/// estimate <c>σ_k² = (k!)² / (2k)! · mean (Δᵏf)²</c>.</para>
/// <para>Source: R. W. Hamming, Introduction to Applied Numerical Analysis (1971), chapter 6; J. J. Moré and S. M. Wild,
/// Estimating Computational Noise, SIAM J. Sci. Comput. 33 (2011).</para>
/// </remarks>
internal static class DifferenceTable
{
    /// <summary>
    /// The first σ_k from which on three orders agree within a factor of four; where none do, the smallest of the higher
    /// half, which smoothness has left.
    /// </summary>
    /// <param name="values">Six or more values at equal spacing.</param>
    public static double Noise(ReadOnlySpan<double> values)
    {
        var differences = values.ToArray();
        var levels = new double[values.Length - 1];
        var gamma = 1.0;
        for (var k = 1; k < values.Length; k++)
        {
            gamma *= 0.5 * k / ((2 * k) - 1);
            var sum = 0.0;
            for (var i = 0; i < values.Length - k; i++)
            {
                differences[i] = differences[i + 1] - differences[i];
                sum += differences[i] * differences[i];
            }

            levels[k - 1] = Math.Sqrt(gamma * sum / (values.Length - k));
        }

        for (var k = 0; k + 2 < levels.Length; k++)
        {
            var (least, most) = (levels.AsSpan(k, 3).ToArray().Min(), levels.AsSpan(k, 3).ToArray().Max());
            if (most <= 4 * least)
            {
                return levels[k];
            }
        }

        return levels.Skip(levels.Length / 2).Min();
    }
}
