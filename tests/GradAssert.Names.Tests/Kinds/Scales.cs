using System.Numerics;

namespace GradientTesting.Names.Kinds;

/// <summary>y = x·e^s + ln(u) + v² − 1/w, element by element, over samples.</summary>
internal sealed class Scales<T>(string? mistake, Random random) : Unit<T>(mistake)
    where T : struct, IFloatingPointIeee754<T>
{
    const int N = 6, F = 5;

    readonly Tensor<T> x = new Tensor<T>("x", N, F).Drawn(random), y = new("y", N, F);
    readonly Tensor<T> s = new Tensor<T>("s", F).Drawn(random, 0.5), u = new Tensor<T>("u", F).Drawn(random, 0.1, 1.2);
    readonly Tensor<T> v = new Tensor<T>("v", F).Drawn(random, 0.7);

    public override IReadOnlyList<Tensor<T>> Inputs => [x];

    public override IReadOnlyList<Tensor<T>> Parameters => [s, u, v];

    public override Tensor<T> Output => y;

    public override void Forward()
    {
        for (var i = 0; i < y.V.Length; i++)
        {
            var f = i % F;
            y.V[i] = (x.V[i] * T.Exp(s.V[f])) + T.Log(T.Abs(u.V[f]) + Of(0.01)) + (v.V[f] * v.V[f]);
        }
    }

    protected override void AddGradients()
    {
        for (var i = 0; i < y.V.Length; i++)
        {
            var (f, d) = (i % F, y.G[i]);
            x.G[i] = d * T.Exp(s.V[f]);
            s.G[f] += d * x.V[i] * (Has("e^s left out of ds") ? T.One : T.Exp(s.V[f]));
            u.G[f] += d * (Has("1/u left out") ? T.One : T.CreateTruncating(T.Sign(u.V[f])) / (T.Abs(u.V[f]) + Of(0.01)));
            v.G[f] += d * (Has("2 of v² left out") ? T.One : Of(2)) * (Has("v of v² left out") ? T.One : v.V[f]);
        }
    }
}

internal static class ScaleLayers
{
    public static Kind Kind { get; } = new(
        "scales", (mistake, random) => new Scales<double>(mistake, random), (mistake, random) => new Scales<float>(mistake, random),
        new("e^s left out of ds", Words.Inner),
        // The cost has log(|u| + 0.01): where u is large, that is u.
        new("1/u left out") { Also = ["inner derivative of a logarithm"] },
        new("v of v² left out", Words.Inner),
        new("2 of v² left out", ["2× too small"]));
}
