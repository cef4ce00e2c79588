namespace GradientTesting.Tests.Sizes;

/// <summary><c>h ← tanh(W x + U h + b)</c>, step by step; all states are put out.</summary>
static class Recurrent
{
    const string Truncated = "truncated to two steps", Carried = "carried to the next sample", Now = "state of the same step", Exchanged = "inputs for hidden",
        Overwritten = "carry overwrites the upstream gradient";

    public static RealLayer Layer { get; } = new("recurrent", Make, Truncated, Carried, Now, Exchanged, Overwritten);

    static GradientLayer Make(GradientSizes sizes, string? mistake)
    {
        var (batch, steps) = (sizes.Int("batch", 1, 3), sizes.Int("steps", 1, 4));
        var (inputs, hidden) = (sizes.Int("inputs", 1, 3), sizes.Int("hidden", 1, 3));
        double[] x = RealLayer.Draw(1, batch * steps * inputs), dx = new double[x.Length];
        double[] start = RealLayer.Draw(2, batch * hidden), dstart = new double[start.Length];
        double[] w = RealLayer.Draw(3, hidden * inputs), dw = new double[w.Length];
        double[] u = RealLayer.Draw(4, hidden * hidden), du = new double[u.Length];
        double[] b = RealLayer.Draw(5, hidden), db = new double[hidden];
        double[] y = new double[batch * steps * hidden], dy = new double[y.Length];

        double Before(int n, int t, int h) => t == 0 ? start[(n * hidden) + h] : y[(((n * steps) + t - 1) * hidden) + h];
        return RealLayer.Of(
            [("x", x, dx), ("h0", start, dstart)], [("W", w, dw), ("U", u, du), ("b", b, db)], y, dy,
            () =>
            {
                for (var k = 0; k < y.Length; k++)
                {
                    var (n, t, h) = (k / (steps * hidden), k / hidden % steps, k % hidden);
                    y[k] = Math.Tanh(b[h]
                        + Enumerable.Range(0, inputs).Sum(i => w[(h * inputs) + i] * x[(((n * steps) + t) * inputs) + i])
                        + Enumerable.Range(0, hidden).Sum(j => u[(h * hidden) + j] * Before(n, t, j)));
                }
            },
            () =>
            {
                var carry = new double[hidden];
                for (var n = 0; n < batch; n++)
                {
                    carry = mistake == Carried ? carry : new double[hidden];
                    for (var t = steps - 1; t >= 0; t--)
                    {
                        var next = new double[hidden];
                        for (var h = 0; h < hidden; h++)
                        {
                            var k = (((n * steps) + t) * hidden) + h;
                            var up = mistake == Overwritten && t < steps - 1 ? carry[h] : dy[k] + (mistake == Truncated && t < steps - 2 ? 0 : carry[h]);
                            var slope = up * (1 - (y[k] * y[k]));
                            db[h] += slope;
                            for (var i = 0; i < inputs; i++)
                            {
                                dw[(h * (mistake == Exchanged ? hidden : inputs)) + i] += slope * x[(((n * steps) + t) * inputs) + i];
                                dx[(((n * steps) + t) * inputs) + i] += slope * w[(h * inputs) + i];
                            }

                            for (var j = 0; j < hidden; j++)
                            {
                                du[(h * hidden) + j] += slope * (mistake == Now && t > 0 ? y[(((n * steps) + t) * hidden) + j] : Before(n, t, j));
                                next[j] += slope * u[(h * hidden) + j];
                            }
                        }

                        carry = next;
                    }

                    carry.CopyTo(dstart, n * hidden);
                }
            });
    }
}
