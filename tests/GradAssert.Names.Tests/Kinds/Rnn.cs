using System.Numerics;

namespace GradientTesting.Names.Kinds;

/// <summary>h[t] = tanh(Wx·x[t] + Wh·h[t−1] + b), h[−1] = 0.</summary>
internal sealed class Rnn<T>(string? mistake, Random random) : Unit<T>(mistake)
    where T : struct, IFloatingPointIeee754<T>
{
    const int Steps = 5, In = 2, Hidden = 3;

    readonly Tensor<T> x = new Tensor<T>("x", Steps, In).Drawn(random), h = new("h", Steps, Hidden);
    readonly Tensor<T> wx = new Tensor<T>("Wx", Hidden, In).Drawn(random, 0.7), wh = new Tensor<T>("Wh", Hidden, Hidden).Drawn(random, 0.7);
    readonly Tensor<T> b = new Tensor<T>("b", Hidden).Drawn(random, 0.3);

    public override IReadOnlyList<Tensor<T>> Inputs => [x];

    public override IReadOnlyList<Tensor<T>> Parameters => [wx, wh, b];

    public override Tensor<T> Output => h;

    T Before(int t, int j) => t == 0 ? T.Zero : h[t - 1, j];

    public override void Forward()
    {
        for (var t = 0; t < Steps; t++)
        {
            for (var i = 0; i < Hidden; i++)
            {
                var z = b.V[i];
                for (var j = 0; j < In; j++)
                {
                    z += wx[i, j] * x[t, j];
                }

                for (var j = 0; j < Hidden; j++)
                {
                    z += wh[i, j] * Before(t, j);
                }

                h.V[(t * Hidden) + i] = T.Tanh(z);
            }
        }
    }

    protected override void AddGradients()
    {
        var next = new T[Hidden];
        for (var t = Steps - 1; t >= 0; t--)
        {
            var sent = new T[Hidden];
            for (var i = 0; i < Hidden; i++)
            {
                var d = (h.Grad(t, i) + next[i]) * Slope(h[t, i]);
                b.G[i] = (Has("db of the first step") ? T.Zero : b.G[i]) + d;
                for (var j = 0; j < In; j++)
                {
                    wx.Grad(i, j) = (Has("dWx of the first step") ? T.Zero : wx.Grad(i, j)) + (d * x[t, j]);
                    x.Grad(t, j) += wx[i, j] * d;
                }

                for (var j = 0; j < Hidden; j++)
                {
                    wh.Grad(i, j) += d * (Has("dWh takes h[t]") ? h[t, j] : Before(t, j));
                    sent[j] += (Has("Wh transposed through time") ? wh[j, i] : wh[i, j]) * d;
                }
            }

            next = Has("no path through time") ? new T[Hidden] : sent;
            if (Has("last step only"))
            {
                break;
            }
        }
    }

    T Slope(T y) => Has("tanh′ at the output") ? Curve.Tanh.Slope(y) : Has("tanh′ left out") ? T.One : T.One - (y * y);
}

internal static class Rnns
{
    public static Kind Kind { get; } = new(
        "RNN", (mistake, random) => new Rnn<double>(mistake, random), (mistake, random) => new Rnn<float>(mistake, random),
        new("db of the first step", Words.OneSample) { NamedInLayer = true },
        new("dWx of the first step", Words.OneSample),
        new("dWh takes h[t]"),
        new("Wh transposed through time", Words.Path) { NamedInLayer = true, Step = "from H to b" },
        new("no path through time", Words.Path) { NamedInLayer = true, Step = "from H to b", Also = [.. Words.OneSample] },
        new("last step only", ["zero but for", .. Words.OneSample]) { Step = "from H to b", Also = ["is zero", "right elsewhere", "rows"] },
        new("tanh′ at the output", Words.AtOutput) { NamedInLayer = true, Step = "from H to b" },
        new("tanh′ left out", Words.Derivative) { NamedInLayer = true, Step = "from H to b" });
}
