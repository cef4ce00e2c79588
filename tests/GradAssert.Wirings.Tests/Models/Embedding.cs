namespace GradientTesting.Wirings.Tests.Models;

/// <summary>
/// The mean of the embeddings of a sentence's words, scored by a head: <c>J = 1/n · Σ log(1 + exp(−t·v·mean e))</c>. Where the
/// table is kept is left to the wiring.
/// </summary>
internal sealed class Embedding
{
    public const int Words = 5, Size = 3;

    readonly double error;
    readonly int[][] sentences = [[0, 1, 2], [3, 3, 4], [1, 4], [2, 0, 0, 3], [4], [1, 2, 3]];
    readonly int[] t = [1, -1, 1, 1, -1, -1];

    /// <param name="error">What the gradient of the table is multiplied by: 1 is right.</param>
    public Embedding(double error = 1)
    {
        this.error = error;
        var random = new Random(3);
        Table = [.. Enumerable.Range(0, Words).Select(_ => random.Normals(Size))];
        DTable = [.. Enumerable.Range(0, Words).Select(_ => new double[Size])];
        Head = random.Normals(Size);
        Lookup = (word, k) => Table[word][k];
    }

    public double[][] Table { get; set; }

    public double[][] DTable { get; set; }

    public double[] Head { get; }

    public double[] DHead { get; } = new double[Size];

    /// <summary>How the forward and the backward pass read the table.</summary>
    public Func<int, int, double> Lookup { get; set; }

    public Component HeadComponent => Component.Of("head", Head, DHead);

    public double Loss() => Enumerable.Range(0, sentences.Length).Average(n => Math.Log(1 + Math.Exp(-t[n] * Score(sentences[n]))));

    public void Backward()
    {
        Array.Clear(DHead);
        foreach (var row in DTable)
        {
            Array.Clear(row);
        }

        for (var n = 0; n < sentences.Length; n++)
        {
            var d = -t[n] / (1 + Math.Exp(t[n] * Score(sentences[n]))) / sentences.Length / sentences[n].Length;
            foreach (var word in sentences[n])
            {
                for (var k = 0; k < Size; k++)
                {
                    DHead[k] += d * Lookup(word, k);
                    DTable[word][k] += error * d * Head[k];
                }
            }
        }
    }

    public GradientModel Model(Component table) => GradientModel.Of([table, HeadComponent], Loss, Backward);

    double Score(int[] sentence) => sentence.Average(word => Enumerable.Range(0, Size).Sum(k => Head[k] * Lookup(word, k)));
}
