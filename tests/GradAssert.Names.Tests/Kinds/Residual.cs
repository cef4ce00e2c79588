using System.Numerics;

namespace GradientTesting.Names.Kinds;

/// <summary>y = x + tanh(x·W + b).</summary>
internal sealed class Residual<T>(string? mistake, Random random) : Unit<T>(mistake)
    where T : struct, IFloatingPointIeee754<T>
{
    const int N = 5, F = 3;

    readonly Tensor<T> x = new Tensor<T>("x", N, F).Drawn(random), y = new("y", N, F);
    readonly Tensor<T> w = new Tensor<T>("W", F, F).Drawn(random, 0.6), b = new Tensor<T>("b", F).Drawn(random, 0.3);
    readonly T[] z = new T[N * F];

    public override IReadOnlyList<Tensor<T>> Inputs => [x];

    public override IReadOnlyList<Tensor<T>> Parameters => [w, b];

    public override Tensor<T> Output => y;

    public override void Forward()
    {
        for (var i = 0; i < z.Length; i++)
        {
            z[i] = b.V[i % F];
            for (var j = 0; j < F; j++)
            {
                z[i] += x[i / F, j] * w[j, i % F];
            }

            y.V[i] = x.V[i] + T.Tanh(z[i]);
        }
    }

    protected override void AddGradients()
    {
        for (var i = 0; i < z.Length; i++)
        {
            var (n, k, d) = (i / F, i % F, y.G[i] * Curve.Tanh.Slope(Has("tanh′ at the output") ? T.Tanh(z[i]) : z[i]));
            x.G[i] += (Has("skip left out") ? T.Zero : Has("skip counted twice") ? Of(2) : T.One) * y.G[i];
            b.G[k] += d;
            for (var j = 0; j < F; j++)
            {
                w.Grad(Has("dW transposed") ? k : j, Has("dW transposed") ? j : k) += x[n, j] * d;
                x.Grad(n, j) += Has("branch left out") ? T.Zero : w[j, k] * d;
            }
        }
    }
}

internal static class Residuals
{
    public static Kind Kind { get; } = new(
        "residual block", (mistake, random) => new Residual<double>(mistake, random), (mistake, random) => new Residual<float>(mistake, random),
        new("skip left out", ["path"]) { InNetwork = false },
        new("skip counted twice", ["path"]) { InNetwork = false },
        new("branch left out", ["upstream gradient itself", "path", "one of several"]) { InNetwork = false },
        new("dW transposed", ["transposed"]),
        new("tanh′ at the output") { Step = "from H to b" });
}
