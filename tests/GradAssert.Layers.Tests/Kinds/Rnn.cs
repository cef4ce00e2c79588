namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>h[t] = tanh(Wx·x[t] + Wh·h[t−1] + b) over a few steps, all of which are outputs; rows of double.</summary>
internal sealed class Rnn(string? mistake)
{
    const int Steps = 4, In = 2, Hidden = 3;

    readonly double[][] x = new Random(271).Rows(Steps, In), dx = Draws.Zeros(Steps, In);
    readonly double[][] wx = new Random(272).Rows(Hidden, In, 0.7), dwx = Draws.Zeros(Hidden, In);
    readonly double[][] wh = new Random(273).Rows(Hidden, Hidden, 0.7), dwh = Draws.Zeros(Hidden, Hidden);
    readonly double[] b = new Random(274).Normals(Hidden, 0.3), db = new double[Hidden];
    readonly double[] h0 = new Random(275).Normals(Hidden, 0.5), dh0 = new double[Hidden];
    readonly double[][] h = Draws.Zeros(Steps, Hidden), dh = Draws.Zeros(Steps, Hidden);

    void Initialize(Random random)
    {
        foreach (var row in wx.Concat(wh))
            random.Normals(row.Length, 0.5).CopyTo(row, 0);
    }

    double[] Before(int t) => t == 0 ? h0 : h[t - 1];

    void Forward()
    {
        for (var t = 0; t < Steps; t++)
        {
            for (var i = 0; i < Hidden; i++)
                h[t][i] = Math.Tanh(b[i] + Dot(wx[i], x[t]) + Dot(wh[i], Before(t)));
        }
    }

    void Backward()
    {
        foreach (var row in dwx.Concat(dwh).Append(db))
            Array.Clear(row);
        var next = new double[Hidden];
        for (var t = Steps - 1; t >= 0; t--)
        {
            var upstream = Has("dy of the last step only") && t < Steps - 1 ? new double[Hidden] : dh[t];
            double[] da = [.. upstream.Select((d, i) => (d + next[i]) * (Has("tanh′ is left out") ? 1 : 1 - (h[t][i] * h[t][i])))];
            for (var i = 0; i < Hidden; i++)
            {
                db[i] = (Has("db is assigned over time") ? 0 : db[i]) + da[i];
                for (var j = 0; j < In; j++)
                    dwx[i][j] = (Has("dWx is assigned over time") ? 0 : dwx[i][j]) + (da[i] * x[t][j]);
                for (var j = 0; j < Hidden && !(t == 0 && Has("dWh misses the first step")); j++)
                    dwh[i][j] += da[i] * (Has("dWh takes h[t] for h[t−1]") ? h[t] : Before(t))[j];
            }

            dx[t] = [.. Enumerable.Range(0, In).Select(j => Enumerable.Range(0, Hidden).Sum(i => da[i] * wx[i][j]))];
            next = [.. Enumerable.Range(0, Hidden).Select(j => Enumerable.Range(0, Hidden)
                .Sum(i => da[i] * (Has("the path through time is transposed") ? wh[j][i] : wh[i][j])))];
            if (t > 0 && Has("truncated after one step"))
                Array.Clear(next);
        }

        if (Has("dWh is clipped"))
            Array.ForEach(dwh, row => Array.ConvertAll(row, value => Math.Clamp(value, -0.5, 0.5)).CopyTo(row, 0));
        if (!Has("dh0 is never written"))
            next.CopyTo(dh0, 0);
    }

    static double Dot(double[] a, double[] b) => a.Zip(b, (p, q) => p * q).Sum();

    bool Has(string name) => mistake == name;

    public static Kind Kind { get; } = new("simple RNN over time, double[][]", mistake =>
        {
            var layer = new Rnn(mistake);
            return new("SimpleRnn", [Part.Of("x", layer.x, layer.dx), Part.Of("h0", layer.h0, layer.dh0)],
                [Part.Of("Wx", layer.wx, layer.dwx), Part.Of("Wh", layer.wh, layer.dwh), Part.Of("b", layer.b, layer.db)],
                [Part.Of("h", layer.h, layer.dh)], layer.Forward, layer.Backward)
            {
                Initialize = layer.Initialize,
            };
        },
        new("dy of the last step only", "x h0 Wx Wh b", [.. Words.OneOutput, "last step", "last row", "last time"]),
        new("tanh′ is left out", "x h0 Wx Wh b", ["derivative", "activation", .. Words.MissingTerm]),
        new("db is assigned over time", "b", [.. Words.Assigned, .. Words.NotSummed, "over time"]) { Outputs = ["h[0, …]"] },
        new("dWx is assigned over time", "Wx", [.. Words.Assigned, "over time"]) { Outputs = ["h[0, …]"] },
        new("dWh misses the first step", "Wh", ["first step", "h0", .. Words.MissingTerm]),
        new("dWh takes h[t] for h[t−1]", "Wh", [.. Words.AtOutput, "step before", "time step", .. Words.Shifted]),
        new("the path through time is transposed", "x h0 Wx Wh b", [.. Words.Transposed, .. Words.MissingPath]) { Outputs = ["h[0, …]"] },
        new("truncated after one step", "x h0 Wx Wh b", [.. Words.MissingPath, "right at outputs h[0, …]"]),
        new("dWh is clipped", "Wh", Words.Clipped),
        new("dh0 is never written", "h0", Words.NeverWritten));
}
