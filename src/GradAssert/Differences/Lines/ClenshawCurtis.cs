namespace GradientTesting;

/// <summary>
/// The integral of a smooth slope over a long stretch, from nine nodes, with the five of them that make a coarser rule as its check.
/// </summary>
/// <remarks>
/// The nodes are cos(πk/8). C. W. Clenshaw and A. R. Curtis, Numerische Mathematik 2, 1960; the weights are those of the integrals of
/// Chebyshev polynomials.
/// </remarks>
internal sealed class ClenshawCurtis
{
    const int Pieces = 8;

    static readonly double[] fine = Weights(Pieces);
    static readonly double[] coarse = Weights(Pieces / 2);

    readonly Node[] nodes;
    readonly double half;

    ClenshawCurtis(Node[] nodes, double half) => (this.nodes, this.half) = (nodes, half);

    /// <summary>Ends are random and unequal, as those of every walk. Nine evaluations and nine gradients.</summary>
    public static ClenshawCurtis Around(Line line, double half, bool lean, Random random)
    {
        var (from, to) = Walk.Ends(half, lean, random);
        var nodes = new Node[Pieces + 1];
        foreach (var k in (int[])[0, Pieces, .. Enumerable.Range(1, Pieces - 1)])
        {
            nodes[k] = new(line.Outputs);
            line.EvaluateWithSlope(nodes[k], ((from + to) / 2) - ((to - from) / 2 * Math.Cos(Math.PI * k / Pieces)));
            if (k == Pieces && nodes[0].IsDefined != nodes[Pieces].IsDefined)
            {
                // The side on which the function is not defined is left out.
                (from, to) = nodes[0].IsDefined ? (from, 0.0) : (0.0, to);
                line.EvaluateWithSlope(nodes[nodes[0].IsDefined ? Pieces : 0], 0);
            }
        }

        return new(nodes, (nodes[Pieces].T - nodes[0].T) / 2);
    }

    public Reading Read(int output, CostNoise noise)
    {
        var (integral, check) = (0.0, 0.0);
        for (var k = 0; k <= Pieces; k++)
        {
            integral += half * fine[k] * nodes[k].Slopes[output];
            check += k % 2 == 0 ? half * coarse[k / 2] * nodes[k].Slopes[output] : 0;
        }

        var residual = nodes[Pieces].Values[output] - nodes[0].Values[output] - integral;
        var largest = Math.Max(Math.Abs(nodes[0].Values[output]), Math.Abs(nodes[Pieces].Values[output]));
        var untaken = nodes[0].Untaken[output] + nodes[Pieces].Untaken[output];
        var bar = Math.Abs(integral - check) + untaken + (Reading.Deviations * noise.At(largest));
        return half > 0 && double.IsFinite(residual) && double.IsFinite(bar)
            ? new(residual / (2 * half), bar / (2 * half), 2 * half)
            {
                Claimed = integral / (2 * half), IsAstray = !Walk.Follow(nodes, output),
            }
            : Reading.None;
    }

    // ∫ of the interpolating polynomial: w_k = (c_k / n) (1 − Σ b_j cos(2jkπ/n) / (4j² − 1)), with n even.
    static double[] Weights(int n)
    {
        var weights = new double[n + 1];
        for (var k = 0; k <= n; k++)
        {
            var sum = 1.0;
            for (var j = 1; j <= n / 2; j++)
            {
                sum -= (2 * j == n ? 1 : 2) * Math.Cos(2 * j * k * Math.PI / n) / ((4 * j * j) - 1);
            }

            weights[k] = sum * (k is 0 || k == n ? 1 : 2) / n;
        }

        return weights;
    }
}
