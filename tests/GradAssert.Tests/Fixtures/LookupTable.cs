namespace GradientTesting.Tests.Fixtures;

/// <summary>
/// <c>J = Σ ½‖hₛ − yₛ‖²</c> over samples s, with hₛ the sum of the rows of E that the tokens of s name; or the same over single
/// tokens, where no two look-ups have the same gradient. As a right model, or with a mistake in how the gradient of E is gathered.
/// </summary>
public sealed class LookupTable
{
    const int Columns = 3;

    readonly int[][] samples;
    readonly double[][] targets;
    readonly int rows;
    readonly double[] e, dE;
    readonly double[] b = new double[5], dB = new double[5];
    readonly Gathering gathering;
    readonly bool isAlone;

    /// <param name="rows">Those beyond the largest token are never looked up.</param>
    /// <param name="tokens">By sample.</param>
    /// <param name="gathering">What is done with each look-up.</param>
    /// <param name="isAlone">True where each token is a sample of its own.</param>
    /// <param name="seed">Of targets and values.</param>
    public LookupTable(int rows, int[][] tokens, Gathering gathering, bool isAlone = false, int seed = 3)
    {
        (this.rows, samples, this.gathering, this.isAlone) = (rows, tokens, gathering, isAlone);
        var random = new Random(seed);
        double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
        targets = [.. tokens.Select(sample => Numbers(sample.Length * Columns))];
        (e, dE) = (Numbers(rows * Columns), new double[rows * Columns]);
    }

    /// <summary>What becomes of the gradient of a look-up.</summary>
    public enum Gathering
    {
        AddedUp,
        Overwritten,
        FirstTokenOnly,
        LastTokenSkipped,
        LastSampleSkipped,
    }

    public GradientModel Model() => GradientModel.Of([Component.Of("E", e, dE, rows, Columns), Component.Of("b", b, dB)], Cost, ComputeGradient);

    double Cost() => b.Sum(one => (0.5 * one * one) + one)
        + Enumerable.Range(0, samples.Length).Sum(s => Enumerable.Range(0, isAlone ? samples[s].Length : 1).Sum(t =>
            Enumerable.Range(0, Columns).Sum(k => 0.5 * Difference(s, t, k) * Difference(s, t, k))));

    void ComputeGradient()
    {
        Array.Clear(dE);
        for (var s = 0; s < samples.Length; s++)
        {
            for (var t = 0; t < samples[s].Length; t++)
            {
                Gather(s, t);
            }
        }

        for (var i = 0; i < b.Length; i++)
        {
            dB[i] = b[i] + 1;
        }
    }

    void Gather(int s, int t)
    {
        if ((gathering == Gathering.FirstTokenOnly && t > 0) || (gathering == Gathering.LastTokenSkipped && t == samples[s].Length - 1)
            || (gathering == Gathering.LastSampleSkipped && s == samples.Length - 1))
        {
            return;
        }

        for (var k = 0; k < Columns; k++)
        {
            ref var gradient = ref dE[(samples[s][t] * Columns) + k];
            gradient = (gathering == Gathering.Overwritten ? 0 : gradient) + (isAlone ? (1 + t) * Difference(s, t, k) : Difference(s, 0, k));
        }
    }

    double Difference(int s, int t, int k) =>
        (isAlone ? e[(samples[s][t] * Columns) + k] * (1 + t) : samples[s].Sum(token => e[(token * Columns) + k])) - targets[s][(t * Columns) + k];
}
