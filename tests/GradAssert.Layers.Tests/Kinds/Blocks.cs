namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>Blocks of a few layers: a residual one, and a highway with a gate.</summary>
internal static class Blocks
{
    const int Width = 5;

    public static Kind Residual { get; } = new("residual block, double[]", MakeResidual,
        new("the skip is missing", "x", [.. Words.MissingPath, "skip", "identity"]),
        new("the branch is missing", "x", [.. Words.MissingPath, "branch"]) { Outputs = ["y[2 or 4]"] },
        new("the skip counts twice", "x", ["skip", "twice", .. Words.MissingTerm]),
        new("the gate of ReLU looks at x", "x W", [.. Words.AtInput, "gate", .. Words.Somewhere]) { Outputs = ["y[1 or 3]", "y[0]"] });

    public static Kind Highway { get; } = new("highway, double[]", MakeHighway,
        new("the carry is missing", "x", [.. Words.MissingPath, "carry"]),
        new("the gate's gradient misses x", "x Wt bt", [.. Words.MissingTerm, "gate"]),
        new("the gate's derivative is that of tanh", "x Wt bt", ["derivative", "gate", .. Words.MissingTerm]),
        new("dx does not go through the gate", "x", [.. Words.MissingPath, "gate"]),
        new("dbt is never written", "bt", Words.NeverWritten),
        new("dWt and dWh are one buffer", "Wt", Words.SameAsOther));

    static double[] Times(double[][] w, double[] x) => [.. w.Select(row => row.Zip(x, (a, b) => a * b).Sum())];

    static double[] TransposedTimes(double[][] w, double[] d) => [.. w[0].Select((_, j) => w.Select((row, i) => row[j] * d[i]).Sum())];

    static void Outer(double[][] to, double[] d, double[] x)
    {
        for (var i = 0; i < d.Length; i++)
            to[i] = [.. x.Select(value => d[i] * value)];
    }

    static Wired MakeResidual(string? mistake)
    {
        var random = new Random(231);
        double[] x = random.AwayFromZero(Width), dx = new double[Width], y = new double[Width], dy = new double[Width], a = [];
        double[][] w = random.Rows(Width, Width), dw = Draws.Zeros(Width, Width);
        bool Has(string name) => mistake == name;

        return new("ResidualBlock", [Part.Of("x", x, dx)], [Part.Of("W", w, dw)], [Part.Of("y", y, dy)],
            () =>
            {
                a = Times(w, x);
                for (var i = 0; i < Width; i++)
                    y[i] = x[i] + Math.Max(0, a[i]);
            },
            () =>
            {
                double[] d = [.. dy.Select((value, i) => (Has("the gate of ReLU looks at x") ? x[i] : a[i]) > 0 ? value : 0)];
                Outer(dw, d, x);
                var branch = TransposedTimes(w, d);
                var skip = Has("the skip is missing") ? 0 : Has("the skip counts twice") ? 2 : 1;
                for (var i = 0; i < Width; i++)
                    dx[i] = (skip * dy[i]) + (Has("the branch is missing") ? 0 : branch[i]);
            });
    }

    /// <summary>y = t·tanh(Wh·x) + (1 − t)·x, t = σ(Wt·x + bt).</summary>
    static Wired MakeHighway(string? mistake)
    {
        var random = new Random(232);
        double[] x = random.Normals(Width), dx = new double[Width], y = new double[Width], dy = new double[Width];
        double[] bt = random.Normals(Width), dbt = new double[Width], t = [], h = [];
        double[][] wh = random.Rows(Width, Width, 0.7), dwh = Draws.Zeros(Width, Width);
        double[][] wt = random.Rows(Width, Width, 0.7), dwt = Draws.Zeros(Width, Width);
        bool Has(string name) => mistake == name;
        if (Has("dWt and dWh are one buffer"))
            dwt = dwh;

        return new("Highway", [Part.Of("x", x, dx)], [Part.Of("Wh", wh, dwh), Part.Of("Wt", wt, dwt), Part.Of("bt", bt, dbt)],
            [Part.Of("y", y, dy)],
            () =>
            {
                h = [.. Times(wh, x).Select(value => Math.Tanh(value))];
                t = [.. Times(wt, x).Select((value, i) => 1 / (1 + Math.Exp(-value - bt[i])))];
                for (var i = 0; i < Width; i++)
                    y[i] = (t[i] * h[i]) + ((1 - t[i]) * x[i]);
            },
            () =>
            {
                double Slope(double gate) => Has("the gate's derivative is that of tanh") ? 1 - (gate * gate) : gate * (1 - gate);
                double[] dh = [.. dy.Select((d, i) => d * t[i] * (1 - (h[i] * h[i])))];
                double[] dt = [.. dy.Select((d, i) => d * (h[i] - (Has("the gate's gradient misses x") ? 0 : x[i])) * Slope(t[i]))];
                Outer(dwt, dt, x);
                Outer(dwh, dh, x);
                double[] through = TransposedTimes(wh, dh), gate = TransposedTimes(wt, dt);
                for (var i = 0; i < Width; i++)
                {
                    dbt[i] = Has("dbt is never written") ? dbt[i] : dt[i];
                    dx[i] = through[i] + (Has("dx does not go through the gate") ? 0 : gate[i])
                        + (Has("the carry is missing") ? 0 : dy[i] * (1 - t[i]));
                }
            });
    }
}
