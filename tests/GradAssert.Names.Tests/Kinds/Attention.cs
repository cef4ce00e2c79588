using System.Numerics;

namespace GradientTesting.Names.Kinds;

/// <summary>softmax(Q·Kᵀ/√d)·V.</summary>
internal sealed class Attention<T>(string? mistake, Random random) : Unit<T>(mistake)
    where T : struct, IFloatingPointIeee754<T>
{
    const int N = 4, D = 3;

    readonly Tensor<T> q = new Tensor<T>("Q", N, D).Drawn(random), k = new Tensor<T>("K", N, D).Drawn(random);
    readonly Tensor<T> v = new Tensor<T>("V", N, D).Drawn(random), y = new("Y", N, D);
    readonly T[,] p = new T[N, N];

    public override IReadOnlyList<Tensor<T>> Inputs => [q, k, v];

    public override IReadOnlyList<Tensor<T>> Parameters => [];

    public override Tensor<T> Output => y;

    static T Scale => T.One / T.Sqrt(Of(D));

    public override void Forward()
    {
        for (var i = 0; i < N; i++)
        {
            var sum = T.Zero;
            for (var j = 0; j < N; j++)
            {
                var score = T.Zero;
                for (var c = 0; c < D; c++)
                {
                    score += q[i, c] * k[j, c];
                }

                sum += p[i, j] = T.Exp(score * Scale);
            }

            for (var j = 0; j < N; j++)
            {
                p[i, j] /= sum;
            }

            for (var c = 0; c < D; c++)
            {
                y.V[(i * D) + c] = T.Zero;
                for (var j = 0; j < N; j++)
                {
                    y.V[(i * D) + c] += p[i, j] * v[j, c];
                }
            }
        }
    }

    protected override void AddGradients()
    {
        for (var i = 0; i < N; i++)
        {
            var (dp, mean) = (new T[N], T.Zero);
            for (var j = 0; j < N; j++)
            {
                for (var c = 0; c < D; c++)
                {
                    dp[j] += y.Grad(i, c) * v[j, c];
                    v.Grad(j, c) += (Has("P for Pᵀ in dV") ? p[j, i] : p[i, j]) * y.Grad(i, c);
                }

                mean += Has("the sum of softmax left out") ? T.Zero : dp[j] * p[i, j];
            }

            for (var j = 0; j < N; j++)
            {
                var ds = p[i, j] * (dp[j] - mean) * (Has("1/√d left out") ? T.One : Scale);
                for (var c = 0; c < D; c++)
                {
                    (Has("dQ and dK exchanged") ? k : q).Grad(i, c) += ds * k[j, c];
                    (Has("dQ and dK exchanged") ? q : k).Grad(j, c) += ds * (Has("dK from K") ? k : q)[i, c];
                }
            }
        }
    }
}

internal static class Attentions
{
    public static Kind Kind { get; } = new(
        "attention", (mistake, random) => new Attention<double>(mistake, random), (mistake, random) => new Attention<float>(mistake, random),
        new("1/√d left out", ["√3"]) { Step = "from V to K", Also = ["1.732× too large"] },
        new("dQ and dK exchanged", Words.Exchanged) { Also = ["in the place of"] },
        new("dK from K"),
        new("the sum of softmax left out") { Step = "from V to K" },
        new("P for Pᵀ in dV", ["transpos", "another order", "rows"]) { NamedInLayer = true });
}
