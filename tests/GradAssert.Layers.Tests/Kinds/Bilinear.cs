namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>y[k] = aᵀ·W[k]·b, of two inputs of one length.</summary>
internal static class Bilinear
{
    const int Outputs = 2, Length = 4;

    public static Kind Kind { get; } = new("bilinear, tensor by index", Make,
        new("db goes through W as da does", "b", Words.Transposed),
        new("db is da", "b", Words.SameAsOther),
        new("dW is transposed", "W", Words.Transposed),
        new("dW is that of the first output", "W", [.. Words.OneOutput, .. Words.Somewhere, .. Words.NeverWritten]),
        new("dy is ignored in dW", "W", Words.Ignored));

    static Wired Make(string? mistake)
    {
        var random = new Random(221);
        double[] a = random.Normals(Length), da = new double[Length], b = random.Normals(Length), db = new double[Length];
        Tensor w = new(random.Normals(Outputs * Length * Length), Outputs, Length, Length), y = new(Outputs);
        bool Has(string name) => mistake == name;

        return new("Bilinear", [Part.Of("a", a, da), Part.Of("b", b, db)], [w.Part("W")], [y.Part("y")],
            () =>
            {
                y.Clear();
                for (var at = 0; at < Outputs * Length * Length; at++)
                {
                    var (k, i, j) = (at / (Length * Length), at / Length % Length, at % Length);
                    y[k] += a[i] * w[k, i, j] * b[j];
                }
            },
            () =>
            {
                Array.Clear(da);
                Array.Clear(db);
                w.ClearGradient();
                for (var at = 0; at < Outputs * Length * Length; at++)
                {
                    var (k, i, j) = (at / (Length * Length), at / Length % Length, at % Length);
                    var d = y.GetGradient(k);
                    da[i] += d * w[k, i, j] * b[j];
                    db[j] += d * a[i] * (Has("db goes through W as da does") ? w[k, j, i] : w[k, i, j]);
                    if (Has("dW is that of the first output") && k > 0)
                        continue;
                    w.SetGradient((Has("dy is ignored in dW") ? 1 : d) * (Has("dW is transposed") ? a[j] * b[i] : a[i] * b[j]), k, i, j);
                }

                if (Has("db is da"))
                    da.CopyTo(db, 0);
            });
    }
}
