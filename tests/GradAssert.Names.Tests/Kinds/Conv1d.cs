using System.Numerics;

namespace GradientTesting.Names.Kinds;

/// <summary>A convolution of three taps over positions, padded by one.</summary>
internal sealed class Conv1d<T>(string? mistake, Random random) : Unit<T>(mistake)
    where T : struct, IFloatingPointIeee754<T>
{
    const int Length = 7, In = 2, Out = 3, Taps = 3;

    readonly Tensor<T> x = new Tensor<T>("x", Length, In).Drawn(random), y = new("y", Length, Out);
    readonly Tensor<T> w = new Tensor<T>("K", Out, In, Taps).Drawn(random, 0.6), b = new Tensor<T>("b", Out).Drawn(random, 0.3);

    public override IReadOnlyList<Tensor<T>> Inputs => [x];

    public override IReadOnlyList<Tensor<T>> Parameters => [w, b];

    public override Tensor<T> Output => y;

    public override void Forward()
    {
        for (var i = 0; i < y.V.Length; i++)
        {
            y.V[i] = b.V[i % Out];
        }

        Each((l, m, o, c, s) => y.V[(l * Out) + o] += w[o, (c * Taps) + s] * x[m, c]);
    }

    protected override void AddGradients()
    {
        for (var i = 0; i < y.V.Length; i++)
        {
            b.G[i % Out] += i >= Out && Has("db of the first position") ? T.Zero : y.G[i];
        }

        Each((l, m, o, c, s) =>
        {
            if (!(m == Length - 1 && Has("dx misses the last position")))
            {
                x.Grad(m, c) += w[o, (c * Taps) + (Has("kernel not flipped in dx") ? Taps - 1 - s : s)] * y.Grad(l, o);
            }

            if (!((l is 0 or Length - 1) && Has("dK misses the ends")))
            {
                var channel = Has("channels exchanged in dK") ? In - 1 - c : c;
                w.Grad(o, (channel * Taps) + (Has("taps reversed in dK") ? Taps - 1 - s : s)) += x[m, c] * y.Grad(l, o);
            }
        });
    }

    static void Each(Action<int, int, int, int, int> step)
    {
        for (var i = 0; i < Length * Out * In * Taps; i++)
        {
            var (l, o, c, s) = (i / (Out * In * Taps), i / (In * Taps) % Out, i / Taps % In, i % Taps);
            if (l + s - 1 is >= 0 and < Length)
            {
                step(l, l + s - 1, o, c, s);
            }
        }
    }
}

internal static class Convolutions
{
    public static Kind Kind { get; } = new(
        "convolution", (mistake, random) => new Conv1d<double>(mistake, random), (mistake, random) => new Conv1d<float>(mistake, random),
        new("db of the first position", Words.OneSample) { NamedInLayer = true },
        new("dx misses the last position", ["row 6"]) { InNetwork = false },
        new("kernel not flipped in dx") { InNetwork = false, Also = ["another order", "transpos"] },
        new("dK misses the ends"),
        new("channels exchanged in dK", ["another order", "shifted"]),
        new("taps reversed in dK", ["another order"]));
}
