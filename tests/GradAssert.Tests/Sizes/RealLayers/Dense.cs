namespace GradientTesting.Tests.Sizes;

/// <summary><c>y = W x + b</c> for each sample.</summary>
static class Dense
{
    const string Exchanged = "inputs for outputs", Last = "bias of the last sample", Tail = "tail of an unrolled loop", Averaged = "averaged at even batches",
        One = "bias not summed at a batch of one";

    public static RealLayer Layer { get; } = new("dense", Make, Exchanged, Last, Tail, Averaged, One);

    static GradientLayer Make(GradientSizes sizes, string? mistake)
    {
        var (batch, inputs, outputs) = (sizes.Int("batch", 1, 4), sizes.Int("inputs", 1, 5), sizes.Int("outputs", 1, 4));
        double[] x = RealLayer.Draw(1, batch * inputs), dx = new double[x.Length];
        double[] w = RealLayer.Draw(2, outputs * inputs), dw = new double[w.Length];
        double[] b = RealLayer.Draw(3, outputs), db = new double[outputs];
        double[] y = new double[batch * outputs], dy = new double[y.Length];

        return RealLayer.Of(
            [("x", x, dx)], [("W", w, dw), ("b", b, db)], y, dy,
            () =>
            {
                for (var k = 0; k < y.Length; k++)
                {
                    var (n, o) = (k / outputs, k % outputs);
                    y[k] = b[o] + Enumerable.Range(0, inputs).Sum(i => w[(o * inputs) + i] * x[(n * inputs) + i]);
                }
            },
            () =>
            {
                var unrolled = mistake == Tail ? inputs / 2 * 2 : inputs;
                for (var k = 0; k < y.Length; k++)
                {
                    var (n, o) = (k / outputs, k % outputs);
                    db[o] = mistake == Last ? dy[k] : mistake == One && batch == 1 ? 0 : db[o] + dy[k];
                    for (var i = 0; i < inputs; i++)
                    {
                        var share = mistake == Averaged && batch % 2 == 0 ? dy[k] / batch : dy[k];
                        dw[mistake == Exchanged ? (o * outputs) + i : (o * inputs) + i] += share * x[(n * inputs) + i];
                        dx[(n * inputs) + i] += i < unrolled ? dy[k] * w[(o * inputs) + i] : 0;
                    }
                }
            });
    }
}
