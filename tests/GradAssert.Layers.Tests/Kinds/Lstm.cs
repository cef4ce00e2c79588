namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>A long short-term memory over a few steps, with its four gates stacked in one flat matrix, in float[].</summary>
internal sealed class Lstm(string? mistake)
{
    const int Steps = 3, In = 2, Hidden = 2, Gates = 4 * Hidden, Row = In + Hidden;

    readonly float[] x = new Random(291).Singles(Steps * In), dx = new float[Steps * In];
    readonly float[] w = new Random(292).Singles(Gates * Row, 0.8), dw = new float[Gates * Row];
    readonly float[] b = new Random(293).Singles(Gates, 0.5), db = new float[Gates];
    readonly float[] y = new float[Steps * Hidden], dy = new float[Steps * Hidden], last = new float[Hidden], dLast = new float[Hidden];
    readonly float[][] gates = new float[Steps][], cells = new float[Steps + 1][], seen = new float[Steps][];

    void Forward()
    {
        var (h, c) = (new float[Hidden], new float[Hidden]);
        cells[0] = c;
        for (var t = 0; t < Steps; t++)
        {
            seen[t] = [.. x.AsSpan(t * In, In), .. h];
            float Sum(int g) => b[g] + Enumerable.Range(0, Row).Sum(k => w[(g * Row) + k] * seen[t][k]);
            gates[t] = [.. Enumerable.Range(0, Gates).Select(g => Activation(g, Sum(g)))];
            c = [.. Enumerable.Range(0, Hidden).Select(u => (F(t, u) * cells[t][u]) + (I(t, u) * G(t, u)))];
            h = [.. Enumerable.Range(0, Hidden).Select(u => O(t, u) * MathF.Tanh(c[u]))];
            cells[t + 1] = c;
            h.CopyTo(y, t * Hidden);
        }

        c.CopyTo(last, 0);
    }

    void Backward()
    {
        Array.Clear(dw);
        Array.Clear(db);
        float[] dh = new float[Hidden], dc = Has("the last cell's dy is ignored") ? new float[Hidden] : [.. dLast];
        for (var t = Steps - 1; t >= 0; t--)
        {
            var da = new float[Gates];
            for (var u = 0; u < Hidden; u++)
            {
                var d = dy[(t * Hidden) + u] + dh[u];
                var tanh = MathF.Tanh(cells[t + 1][u]);
                dc[u] += d * O(t, u) * (Has("tanh′ of the cell is left out") ? 1 : 1 - (tanh * tanh));
                da[u] = dc[u] * G(t, u) * Slope(I(t, u));
                da[Hidden + u] = dc[u] * cells[Has("df takes the cell after the step") ? t + 1 : t][u] * Slope(F(t, u));
                da[(2 * Hidden) + u] = dc[u] * I(t, u) * (Has("g is taken for a sigmoid") ? Slope(G(t, u)) : 1 - (G(t, u) * G(t, u)));
                da[(3 * Hidden) + u] = d * (Has("do takes the cell without tanh") ? cells[t + 1][u] : tanh) * Slope(O(t, u));
                dc[u] *= Has("the cell's path is cut") ? 0 : Has("the cell goes back by the input gate") ? I(t, u) : F(t, u);
            }

            for (var g = 0; g < Gates; g++)
            {
                db[g] = (Has("db is assigned over time") ? 0 : db[g]) + da[g];
                for (var k = 0; k < Row; k++)
                    dw[(g * Row) + k] += da[g] * seen[t][k];
            }

            float Back(int k) => Enumerable.Range(0, Gates).Sum(g => da[g] * w[(g * Row) + k]);
            for (var k = 0; k < In; k++)
                dx[(t * In) + k] = Back(k);
            for (var u = 0; u < Hidden; u++)
                dh[u] = Has("the path of h is cut") ? 0 : Back(In + u);
        }

        var norm = MathF.Sqrt(db.Sum(value => value * value));
        for (var g = 0; g < Gates && norm > 1 && Has("db is clipped by its norm"); g++)
            db[g] /= norm;
    }

    float I(int t, int u) => gates[t][u];

    float F(int t, int u) => gates[t][Hidden + u];

    float G(int t, int u) => gates[t][(2 * Hidden) + u];

    float O(int t, int u) => gates[t][(3 * Hidden) + u];

    static float Activation(int g, float a) => g / Hidden == 2 ? MathF.Tanh(a) : 1 / (1 + MathF.Exp(-a));

    static float Slope(float gate) => gate * (1 - gate);

    bool Has(string name) => mistake == name;

    public static Kind Kind { get; } = new("LSTM over time with two outputs, float[]", mistake =>
        {
            var layer = new Lstm(mistake);
            return new("Lstm", [Part.Of("x", layer.x, layer.dx, Steps, In)],
                [Part.Of("W", layer.w, layer.dw, Gates, Row), Part.Of("b", layer.b, layer.db)],
                [Part.Of("h", layer.y, layer.dy, Steps, Hidden), Part.Of("c", layer.last, layer.dLast)], layer.Forward, layer.Backward);
        },
        new("the last cell's dy is ignored", "x W b", [.. Words.OneOutput, .. Words.Ignored]),
        new("tanh′ of the cell is left out", "x W b", ["derivative", "activation", .. Words.MissingTerm, .. Words.OneOutput]),
        new("df takes the cell after the step", "x W b", ["gate", "step before", .. Words.Shifted, "rows 2"]),
        new("g is taken for a sigmoid", "x W b", ["gate", "derivative", "activation", "rows 4"]),
        new("do takes the cell without tanh", "x W b", ["gate", "rows 6", .. Words.OneOutput]),
        new("the cell's path is cut", "x W b", [.. Words.MissingPath, "right at outputs h[0, …]"]),
        new("the cell goes back by the input gate", "x W b", ["gate", .. Words.MissingPath]) { Outputs = ["h[0, …]"] },
        new("db is assigned over time", "b", [.. Words.Assigned, .. Words.NotSummed]) { Outputs = ["h[0, …]"] },
        new("db is clipped by its norm", "b", Words.Clipped),
        new("the path of h is cut", "x W b", [.. Words.MissingPath, "right at outputs h[0, …]"]));
}
