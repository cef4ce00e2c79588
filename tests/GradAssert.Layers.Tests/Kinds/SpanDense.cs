namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>Static passes over spans of float, for data, weights and bias; gradients add up until they are cleared.</summary>
internal static class SpanDense
{
    const int Batch = 4, Inputs = 3, Outputs = 5;

    static void Forward(Span<float> y, ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> b)
    {
        for (var n = 0; n < Batch; n++)
        {
            for (var o = 0; o < Outputs; o++)
            {
                var sum = b[o];
                for (var i = 0; i < Inputs; i++)
                    sum += w[(o * Inputs) + i] * x[(n * Inputs) + i];
                y[(n * Outputs) + o] = sum;
            }
        }
    }

    static void Backward(
        string? mistake, Span<float> dx, Span<float> dw, Span<float> db,
        ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> w)
    {
        for (var n = 0; n < Batch; n++)
        {
            for (var o = 0; o < Outputs; o++)
            {
                var d = dy[mistake == "dy is read with the stride of x" ? (n * Inputs) + o : (n * Outputs) + o];
                db[o] = mistake == "db is assigned" ? d : db[o] + d;
                for (var i = 0; i < Inputs; i++)
                {
                    var (xi, wi) = ((n * Inputs) + i, (o * Inputs) + i);
                    dx[xi] = mistake == "dx is assigned" ? w[wi] * d : dx[xi] + (w[wi] * d);
                    if (mistake != "dW misses the last sample" || n < Batch - 1)
                        dw[wi] = mistake == "dW is assigned" ? x[xi] * d : dw[wi] + (x[xi] * d);
                }
            }
        }
    }

    public static Kind Kind { get; } = new("dense, spans of float that add up", Make,
        new("dx is assigned", "x", [.. Words.Assigned, .. Words.OneOutput]),
        new("dW is assigned", "W", Words.Assigned),
        new("db is assigned", "b", [.. Words.Assigned, .. Words.NotSummed]),
        new("dW misses the last sample", "W", ["sample", "batch", "row", "last", "y[3, …]"]),
        new("dy is read with the stride of x", "x W b", ["stride", "wrong index", "layout", .. Words.Shifted, .. Words.Transposed]),
        new("db is not cleared", "b", Words.Accumulated));

    static Wired Make(string? mistake)
    {
        var random = new Random(21);
        float[] x = random.Singles(Batch * Inputs), w = random.Singles(Outputs * Inputs), b = random.Singles(Outputs);
        float[] dx = new float[x.Length], dw = new float[w.Length], db = new float[Outputs];
        float[] y = new float[Batch * Outputs], dy = new float[Batch * Outputs];
        return new("MatMul",
            [Part.Of("x", x, dx, Batch, Inputs)],
            [Part.Of("W", w, dw, Outputs, Inputs), Part.Of("b", b, db)],
            [Part.Of("y", y, dy, Batch, Outputs)],
            () => Forward(y, x, w, b),
            () => Backward(mistake, dx, dw, db, dy, x, w))
        {
            Initialize = start => start.Singles(w.Length, 0.5).CopyTo(w, 0),
            ClearGradients = () =>
            {
                Array.Clear(dx);
                Array.Clear(dw);
                if (mistake != "db is not cleared")
                    Array.Clear(db);
            },
        };
    }
}
