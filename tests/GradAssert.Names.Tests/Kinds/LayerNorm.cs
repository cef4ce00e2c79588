using System.Numerics;

namespace GradientTesting.Names.Kinds;

/// <summary>y = γ·(x − μ)/σ + β over each row.</summary>
internal sealed class LayerNorm<T>(string? mistake, Random random) : Unit<T>(mistake)
    where T : struct, IFloatingPointIeee754<T>
{
    const int N = 5, F = 4;

    readonly Tensor<T> x = new Tensor<T>("x", N, F).Drawn(random), y = new("y", N, F);
    readonly Tensor<T> gamma = new Tensor<T>("gamma", F).Drawn(random, 0.2, 1), beta = new Tensor<T>("beta", F).Drawn(random, 0.3);
    readonly T[] u = new T[N * F], sigma = new T[N];

    public override IReadOnlyList<Tensor<T>> Inputs => [x];

    public override IReadOnlyList<Tensor<T>> Parameters => [gamma, beta];

    public override Tensor<T> Output => y;

    public override void Forward()
    {
        for (var n = 0; n < N; n++)
        {
            var (mean, variance) = (T.Zero, T.Zero);
            for (var f = 0; f < F; f++)
            {
                mean += x[n, f] / Of(F);
            }

            for (var f = 0; f < F; f++)
            {
                variance += (x[n, f] - mean) * (x[n, f] - mean) / Of(F);
            }

            sigma[n] = T.Sqrt(variance + Of(1e-5));
            for (var f = 0; f < F; f++)
            {
                u[(n * F) + f] = (x[n, f] - mean) / sigma[n];
                y.V[(n * F) + f] = (gamma.V[f] * u[(n * F) + f]) + beta.V[f];
            }
        }
    }

    protected override void AddGradients()
    {
        for (var n = 0; n < N; n++)
        {
            var (mean, along) = (T.Zero, T.Zero);
            for (var f = 0; f < F; f++)
            {
                var (d, ui) = (y.Grad(n, f), u[(n * F) + f]);
                var isLost = n > 0 && Has("dβ of the first sample");
                gamma.G[f] += Has("dγ and dβ exchanged") ? d : d * (Has("dγ takes x") ? x[n, f] : Has("dγ takes y") ? y[n, f] : ui);
                beta.G[f] += isLost ? T.Zero : Has("dγ and dβ exchanged") ? d * ui : d;
                mean += d * gamma.V[f] / Of(F);
                along += d * gamma.V[f] * ui / Of(F);
            }

            for (var f = 0; f < F && n == 0 && Has("decay in dγ"); f++)
            {
                gamma.G[f] += Of(0.1) * gamma.V[f];
            }

            mean = Has("the mean's term left out") ? T.Zero : mean;
            along = Has("the variance's term left out") ? T.Zero : along;
            for (var f = 0; f < F; f++)
            {
                var scaled = y.Grad(n, f) * (Has("γ left out of dx") ? T.One : gamma.V[f]);
                x.Grad(n, f) = (scaled - mean - (u[(n * F) + f] * along)) / (Has("1/σ left out") ? T.One : sigma[n]);
            }
        }
    }
}

internal static class LayerNorms
{
    public static Kind Kind { get; } = new(
        "layer norm", (mistake, random) => new LayerNorm<double>(mistake, random), (mistake, random) => new LayerNorm<float>(mistake, random),
        new("dγ and dβ exchanged", Words.Exchanged),
        new("decay in dγ", Words.Decay) { Never = ["biases"] },
        new("dγ takes x"),
        new("dγ takes y"),
        // What the other samples add may be a small part of it.
        new("dβ of the first sample", Words.OneSample) { NamedInLayer = true, Also = ["is a small term"] },
        new("the mean's term left out") { InNetwork = false },
        new("the variance's term left out") { InNetwork = false },
        new("γ left out of dx") { InNetwork = false },
        new("1/σ left out") { InNetwork = false, Also = ["of its own in each row"] });
}
