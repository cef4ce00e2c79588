using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>Y = softmax(Q·Kᵀ/√d)·V of three inputs, in MathNet matrices of float.</summary>
internal sealed class Attention(string? mistake)
{
    const int Steps = 4, Width = 3;

    readonly Matrix<float> q = Draw(301), k = Draw(302), v = Draw(303), dy = Zero(), y = Zero();
    readonly float scale = 1 / MathF.Sqrt(Width);
    Matrix<float> dq = Zero(), dk = Zero(), dv = Zero();
    Matrix<float> a = Matrix<float>.Build.Dense(Steps, Steps), before = Matrix<float>.Build.Dense(Steps, Steps);

    void Forward()
    {
        before = a;
        var e = (q.TransposeAndMultiply(k) * scale).PointwiseExp();
        a = e.MapIndexed((i, _, value) => value / e.Row(i).Sum());
        a.Multiply(v, y);
    }

    void Backward()
    {
        var p = Has("attention of the forward before") ? before : a;
        var da = dy.TransposeAndMultiply(v);
        float Sum(int i, int j) => Has("softmax goes back by its diagonal") ? p[i, j] * da[i, j]
            : Has("softmax goes back by columns") ? p.Column(j) * da.Column(j) : p.Row(i) * da.Row(i);
        var ds = da.MapIndexed((i, j, d) => p[i, j] * (d - Sum(i, j)));
        dq = ds * k * (Has("dQ is not scaled by 1/√d") ? 1 : scale);
        dk = ds.TransposeThisAndMultiply(q) * scale;
        dv = Has("dV goes through A") ? p * dy : p.TransposeThisAndMultiply(dy);
        if (Has("dK goes through dS and not its transpose"))
            dk = ds * q * scale;
        if (Has("dQ and dK are exchanged"))
            (dq, dk) = (dk, dq);
        if (Has("dK is dQ"))
            dk = dq;
    }

    static Matrix<float> Draw(int seed) => Matrix<float>.Build.Dense(Steps, Width, new Random(seed).Singles(Steps * Width));

    static Matrix<float> Zero() => Matrix<float>.Build.Dense(Steps, Width);

    bool Has(string name) => mistake == name;

    public static Kind Kind { get; } = new("attention of three inputs, MathNet float", mistake =>
        {
            var layer = new Attention(mistake);
            return new("Attention",
                [
                    Part.Of("Q", () => layer.q, () => layer.dq), Part.Of("K", () => layer.k, () => layer.dk),
                    Part.Of("V", () => layer.v, () => layer.dv),
                ],
                [], [Part.Of("y", layer.y, layer.dy)], layer.Forward, layer.Backward);
        },
        new("dQ is not scaled by 1/√d", "Q", Words.Scaled),
        new("softmax goes back by its diagonal", "Q K", [.. Words.MissingTerm, "diagonal", "softmax"]),
        new("softmax goes back by columns", "Q K", [.. Words.Transposed, "softmax", "axis", "column"]),
        new("dV goes through A", "V", Words.Transposed),
        new("dK goes through dS and not its transpose", "K", Words.Transposed),
        new("dQ and dK are exchanged", "Q K", Words.SameAsOther),
        new("dK is dQ", "K", Words.SameAsOther),
        new("attention of the forward before", "Q K V", Words.Stale));
}
