using System.Numerics;

namespace GradientTesting.Names.Kinds;

/// <summary>Y = (X·A) ⊙ σ(X·B).</summary>
internal sealed class Gated<T>(string? mistake, Random random) : Unit<T>(mistake)
    where T : struct, IFloatingPointIeee754<T>
{
    const int N = 6, In = 4, Out = 3;

    readonly Tensor<T> x = new Tensor<T>("x", N, In).Drawn(random), y = new("y", N, Out);
    readonly Tensor<T> a = new Tensor<T>("A", In, Out).Drawn(random, 0.6), b = new Tensor<T>("B", In, Out).Drawn(random, 0.6);

    public override IReadOnlyList<Tensor<T>> Inputs => [x];

    public override IReadOnlyList<Tensor<T>> Parameters => [a, b];

    public override Tensor<T> Output => y;

    (T Value, T Gate) At(int n, int k)
    {
        var (value, gate) = (T.Zero, T.Zero);
        for (var j = 0; j < In; j++)
        {
            value += x[n, j] * a[j, k];
            gate += x[n, j] * (Has("B is not used") ? T.Zero : b[j, k]);
        }

        return (value, Curve.Sigmoid.At(gate));
    }

    public override void Forward()
    {
        for (var i = 0; i < y.V.Length; i++)
        {
            var (value, gate) = At(i / Out, i % Out);
            y.V[i] = value * gate;
        }
    }

    protected override void AddGradients()
    {
        for (var i = 0; i < y.V.Length; i++)
        {
            var (n, k) = (i / Out, i % Out);
            var (value, gate) = At(n, k);
            var da = y.G[i] * (Has("the gate left out of dA") ? T.One : gate);
            var db = y.G[i] * value * (Has("σ′ left out") ? T.One : gate * (T.One - gate));
            for (var j = 0; j < In; j++)
            {
                (Has("dA and dB exchanged") ? b : a).Grad(j, k) += x[n, j] * da;
                (Has("dA and dB exchanged") ? a : b).Grad(j, k) += Has("dB is forgotten") ? T.Zero : x[n, j] * db;
                x.Grad(n, j) += (a[j, k] * da) + (Has("no path through the gate") ? T.Zero : Has("B is not used") ? T.Zero : b[j, k] * db);
            }
        }
    }
}

internal static class GatedUnits
{
    public static Kind Kind { get; } = new(
        "gated unit", (mistake, random) => new Gated<double>(mistake, random), (mistake, random) => new Gated<float>(mistake, random),
        new("the gate left out of dA"),
        new("σ′ left out") { Step = "from H to B", Also = Words.Derivative },
        new("dA and dB exchanged", Words.Exchanged),
        new("dB is forgotten", Words.Zero),
        new("no path through the gate", Words.Path) { InNetwork = false },
        new("B is not used", Words.NoReaction));
}
