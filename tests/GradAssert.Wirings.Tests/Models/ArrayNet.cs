using System.Numerics;

namespace GradientTesting.Wirings.Tests.Models;

/// <summary>
/// <c>J = 1/2n · Σ (W2·tanh(W1·x + b1) + b2 − y)²</c> in arrays of <typeparamref name="T"/>. Each array can be replaced.
/// </summary>
internal sealed class ArrayNet<T>
    where T : struct, IFloatingPointIeee754<T>
{
    const int Samples = 10;

    public T[,] W1, DW1, W2, DW2;
    public T[] B1, DB1, B2, DB2;

    readonly int inputs, hidden, outputs;
    readonly string? spoilt;
    readonly T[][] x, y, a = new T[Samples][];

    /// <param name="spoilt">The component whose gradient is wrong: three times the right one.</param>
    /// <param name="inputs">The length of x.</param>
    /// <param name="hidden">The length of b1.</param>
    /// <param name="outputs">The length of b2.</param>
    public ArrayNet(string? spoilt = null, int inputs = 3, int hidden = 4, int outputs = 2)
    {
        (this.spoilt, this.inputs, this.hidden, this.outputs) = (spoilt, inputs, hidden, outputs);
        var random = new Random(11);
        (x, y) = (Rows(random, inputs), Rows(random, outputs));
        (W1, DW1, W2, DW2) = (new T[hidden, inputs], new T[hidden, inputs], new T[outputs, hidden], new T[outputs, hidden]);
        (B1, DB1, B2, DB2) = (new T[hidden], new T[hidden], new T[outputs], new T[outputs]);
        Initialize(random);
    }

    /// <summary>Whether the backward pass takes the activations of the first forward pass.</summary>
    public bool KeepsActivations { get; set; }

    /// <summary>The second layer's weights in the backward pass, where they are not those of the forward pass.</summary>
    public T[,]? BackwardW2 { get; set; }

    public double Loss()
    {
        var sum = 0.0;
        for (var n = 0; n < Samples; n++)
        {
            var h = Layer(W1, B1, x[n], T.Tanh);
            a[n] = KeepsActivations ? a[n] ?? h : h;
            sum += Layer(W2, B2, h, s => s).Select((s, k) => Math.Pow(double.CreateTruncating(s - y[n][k]), 2)).Sum();
        }

        return sum / (2 * Samples);
    }

    public void Backward()
    {
        Loss();
        var w2 = BackwardW2 ?? W2;
        Array.Clear(DW1);
        Array.Clear(DW2);
        Array.Clear(DB1);
        Array.Clear(DB2);
        for (var n = 0; n < Samples; n++)
        {
            var h = a[n];
            T[] d = [.. Layer(W2, B2, h, s => s).Select((s, k) => (s - y[n][k]) / T.CreateTruncating(Samples))];
            T[] dh = [.. Enumerable.Range(0, hidden).Select(
                j => Enumerable.Range(0, outputs).Aggregate(T.Zero, (sum, k) => sum + (w2[k, j] * d[k])) * (T.One - (h[j] * h[j])))];
            Add("W2", DW2, DB2, d, h);
            Add("W1", DW1, DB1, dh, x[n]);
        }
    }

    public void Initialize(Random random)
    {
        foreach (var grid in new[] { W1, W2 })
        {
            Each(grid, (i, j) => grid[i, j] = T.CreateTruncating(0.6 * random.Normal()));
        }

        foreach (var bias in new[] { B1, B2 })
        {
            for (var i = 0; i < bias.Length; i++)
            {
                bias[i] = T.CreateTruncating(0.3 * random.Normal());
            }
        }
    }

    /// <summary>One step of gradient descent from <paramref name="from"/>, which is usually this.</summary>
    public void Descend(double rate, ArrayNet<T>? from = null)
    {
        var source = from ?? this;
        var step = T.CreateTruncating(rate);
        source.Backward();
        Each(W1, (i, j) => W1[i, j] -= step * source.DW1[i, j]);
        Each(W2, (i, j) => W2[i, j] -= step * source.DW2[i, j]);
        for (var i = 0; i < hidden; i++)
        {
            B1[i] -= step * source.DB1[i];
        }

        for (var i = 0; i < outputs; i++)
        {
            B2[i] -= step * source.DB2[i];
        }
    }

    public ArrayNet<T> Clone() => new(spoilt, inputs, hidden, outputs)
    {
        W1 = (T[,])W1.Clone(), W2 = (T[,])W2.Clone(), B1 = (T[])B1.Clone(), B2 = (T[])B2.Clone(),
    };

    public static void Each(T[,] grid, Action<int, int> act)
    {
        for (var i = 0; i < grid.GetLength(0); i++)
        {
            for (var j = 0; j < grid.GetLength(1); j++)
            {
                act(i, j);
            }
        }
    }

    void Add(string name, T[,] dW, T[] db, T[] d, T[] input)
    {
        var (factor, biasFactor) = (name == spoilt ? T.CreateTruncating(3) : T.One,
            name.Replace('W', 'b') == spoilt ? T.CreateTruncating(3) : T.One);
        Each(dW, (i, j) => dW[i, j] += factor * d[i] * input[j]);
        for (var i = 0; i < db.Length; i++)
        {
            db[i] += biasFactor * d[i];
        }
    }

    static T[] Layer(T[,] w, T[] b, T[] input, Func<T, T> activation) =>
        [.. Enumerable.Range(0, b.Length)
            .Select(i => activation(Enumerable.Range(0, input.Length).Aggregate(b[i], (sum, j) => sum + (w[i, j] * input[j]))))];

    static T[][] Rows(Random random, int length) =>
        [.. Enumerable.Range(0, Samples).Select(_ => random.Normals(length).Select(T.CreateTruncating).ToArray())];
}
