namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>An autoencoder of one matrix: h = tanh(W·x), y = Wᵀ·h.</summary>
internal static class TiedDense
{
    const int Hidden = 3, Width = 5;

    public static Kind Kind { get; } = new("dense, tied weights in rows", Make,
        new("dW has the decoder's part only", "W", [.. Words.MissingTerm, .. Words.Assigned, "path", "tied", "used twice"]),
        new("dW has the encoder's part only", "W", [.. Words.MissingTerm, .. Words.Assigned, "path", "tied", "used twice"]),
        new("the derivative of tanh is left out", "x W", [.. Words.MissingTerm, "derivative", "activation"]),
        new("h is that of the forward before", "x W", Words.Stale));

    static Wired Make(string? mistake)
    {
        var random = new Random(41);
        double[] x = random.Normals(Width), dx = new double[Width], y = new double[Width], dy = new double[Width];
        double[] h = new double[Hidden], before = new double[Hidden];
        double[][] w = random.Rows(Hidden, Width, 0.6), dw = Draws.Zeros(Hidden, Width);
        bool Has(string name) => mistake == name;

        void Forward()
        {
            (before, h) = (h, [.. w.Select(row => Math.Tanh(row.Zip(x, (a, b) => a * b).Sum()))]);
            for (var j = 0; j < Width; j++)
                y[j] = Enumerable.Range(0, Hidden).Sum(i => w[i][j] * h[i]);
        }

        void Backward()
        {
            Array.Clear(dx);
            var at = Has("h is that of the forward before") ? before : h;
            for (var i = 0; i < Hidden; i++)
            {
                var slope = Has("the derivative of tanh is left out") ? 1 : 1 - (at[i] * at[i]);
                var da = slope * Enumerable.Range(0, Width).Sum(j => w[i][j] * dy[j]);
                for (var j = 0; j < Width; j++)
                {
                    dx[j] += w[i][j] * da;
                    dw[i][j] = (Has("dW has the encoder's part only") ? 0 : at[i] * dy[j])
                        + (Has("dW has the decoder's part only") ? 0 : da * x[j]);
                }
            }
        }

        return new("Autoencoder",
            [Part.Of("x", x, dx)], [Part.Of("W", w, dw)], [Part.Of("y", y, dy)], Forward, Backward);
    }
}
