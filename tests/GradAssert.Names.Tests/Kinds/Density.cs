using System.Numerics;

namespace GradientTesting.Names.Kinds;

/// <summary>Terms of a density, of one location, one logarithm of a scale and one shape: y = (s + z²/2, k·z³), z = (x − m)·e^(−s).</summary>
internal sealed class Density<T>(string? mistake, Random random) : Unit<T>(mistake)
    where T : struct, IFloatingPointIeee754<T>
{
    const int N = 5;

    readonly Tensor<T> x = new Tensor<T>("x", N, 1).Drawn(random), y = new("y", N, 2);
    readonly Tensor<T> m = new Tensor<T>("m", 1).Drawn(random, 0.5, 0.5), s = new Tensor<T>("s", 1).Drawn(random, 0.1, 0.4);
    readonly Tensor<T> k = new Tensor<T>("k", 1).Drawn(random, 0.1, 0.3);

    public override IReadOnlyList<Tensor<T>> Inputs => [x];

    public override IReadOnlyList<Tensor<T>> Parameters => [m, s, k];

    public override Tensor<T> Output => y;

    T Z(int n) => (x.V[n] - m.V[0]) * T.Exp(-s.V[0]);

    public override void Forward()
    {
        for (var n = 0; n < N; n++)
        {
            y.V[2 * n] = s.V[0] + (Z(n) * Z(n) / Of(2));
            y.V[(2 * n) + 1] = k.V[0] * Z(n) * Z(n) * Z(n);
        }
    }

    protected override void AddGradients()
    {
        for (var n = 0; n < N; n++)
        {
            var (z, c0, c1) = (Z(n), y.Grad(n, 0), y.Grad(n, 1));
            var dz = (c0 * z) + (c1 * Of(3) * k.V[0] * z * z);
            x.G[n] = dz * T.Exp(-s.V[0]);
            var dm = -dz * (Has("e^(−s) left out of dm") ? T.One : T.Exp(-s.V[0]));
            var ds = c0 - (dz * z);
            m.G[0] += Has("dm and ds exchanged") ? ds : Has("sign of dm") ? -dm : dm;
            s.G[0] += Has("dm and ds exchanged") ? dm : Has("the 1 of ds left out") ? ds - c0 : ds;
            k.G[0] += Has("dk is zero") ? T.Zero : c1 * z * z * z;
        }
    }
}

internal static class Densities
{
    public static Kind Kind { get; } = new(
        "density", (mistake, random) => new Density<double>(mistake, random), (mistake, random) => new Density<float>(mistake, random),
        new("dm and ds exchanged", Words.Exchanged),
        new("e^(−s) left out of dm"),
        new("sign of dm", ["wrong sign"]),
        new("the 1 of ds left out"),
        new("dk is zero", Words.Zero));
}
