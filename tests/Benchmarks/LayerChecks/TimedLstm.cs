namespace GradientTesting.Benchmarks;

/// <summary>Eight units over six steps of five numbers, for four samples; gates are input, forget, candidate, output.</summary>
internal sealed class TimedLstm
{
    const int Steps = 6, Samples = 4, In = 5, Hidden = 8, Gates = 4 * Hidden, Row = In + Hidden;

    readonly double[] x = TimedLayer.Numbers(new(4), Steps * Samples * In), dx = new double[Steps * Samples * In];
    readonly double[] w = TimedLayer.Numbers(new(5), Gates * Row, 0.6), dw = new double[Gates * Row];
    readonly double[] b = TimedLayer.Numbers(new(6), Gates, 0.5), db = new double[Gates];
    readonly double[] y = new double[Steps * Samples * Hidden], dy = new double[Steps * Samples * Hidden];
    readonly double[] gates = new double[Steps * Samples * Gates], cells = new double[(Steps + 1) * Samples * Hidden];

    public static TimedLayer Of()
    {
        var layer = new TimedLstm();
        return new(
            "LSTM",
            GradientLayer.Of(
                [Component.Of("x", layer.x, layer.dx, Steps, Samples, In)], [Component.Of("h", layer.y, layer.dy, Steps, Samples, Hidden)],
                layer.Forward, layer.Backward) with
            {
                Name = "Lstm", Parameters = [Component.Of("W", layer.w, layer.dw, Gates, Row), Component.Of("b", layer.b, layer.db)],
            },
            [(layer.x, layer.dx), (layer.w, layer.dw), (layer.b, layer.db)], layer.y, layer.dy);
    }

    void Forward()
    {
        for (var t = 0; t < Steps; t++)
        {
            for (var s = 0; s < Samples; s++)
            {
                var (gate, cell, next) = (((t * Samples) + s) * Gates, ((t * Samples) + s) * Hidden, (((t + 1) * Samples) + s) * Hidden);
                for (var g = 0; g < Gates; g++)
                {
                    var sum = b[g];
                    for (var k = 0; k < Row; k++)
                    {
                        sum += w[(g * Row) + k] * Seen(t, s, k);
                    }

                    gates[gate + g] = g / Hidden == 2 ? Math.Tanh(sum) : 1 / (1 + Math.Exp(-sum));
                }

                for (var u = 0; u < Hidden; u++)
                {
                    cells[next + u] = (gates[gate + Hidden + u] * cells[cell + u]) + (gates[gate + u] * gates[gate + (2 * Hidden) + u]);
                    y[cell + u] = gates[gate + (3 * Hidden) + u] * Math.Tanh(cells[next + u]);
                }
            }
        }
    }

    void Backward()
    {
        Array.Clear(dw);
        Array.Clear(db);
        Array.Clear(dx);
        double[] dh = new double[Samples * Hidden], dc = new double[Samples * Hidden], da = new double[Gates];
        for (var t = Steps - 1; t >= 0; t--)
        {
            for (var s = 0; s < Samples; s++)
            {
                Activations(t, s, dh.AsSpan(s * Hidden, Hidden), dc.AsSpan(s * Hidden, Hidden), da);
                Array.Clear(dh, s * Hidden, Hidden);
                for (var g = 0; g < Gates; g++)
                {
                    db[g] += da[g];
                    for (var k = 0; k < Row; k++)
                    {
                        dw[(g * Row) + k] += da[g] * Seen(t, s, k);
                        if (k < In)
                        {
                            dx[(((t * Samples) + s) * In) + k] += da[g] * w[(g * Row) + k];
                        }
                        else
                        {
                            dh[(s * Hidden) + k - In] += da[g] * w[(g * Row) + k];
                        }
                    }
                }
            }
        }
    }

    /// <summary>From dh and dc of a step, the gradients of its gates before their activation, and dc of the step before.</summary>
    void Activations(int t, int s, Span<double> dh, Span<double> dc, double[] da)
    {
        var (gate, cell, next) = (((t * Samples) + s) * Gates, ((t * Samples) + s) * Hidden, (((t + 1) * Samples) + s) * Hidden);
        for (var u = 0; u < Hidden; u++)
        {
            var (i, f) = (gates[gate + u], gates[gate + Hidden + u]);
            var (g, o) = (gates[gate + (2 * Hidden) + u], gates[gate + (3 * Hidden) + u]);
            var (up, tanh) = (dy[cell + u] + dh[u], Math.Tanh(cells[next + u]));
            dc[u] += up * o * (1 - (tanh * tanh));
            da[u] = dc[u] * g * i * (1 - i);
            da[Hidden + u] = dc[u] * cells[cell + u] * f * (1 - f);
            da[(2 * Hidden) + u] = dc[u] * i * (1 - (g * g));
            da[(3 * Hidden) + u] = up * tanh * o * (1 - o);
            dc[u] *= f;
        }
    }

    /// <summary>What a step sees: its numbers, and the state before it.</summary>
    double Seen(int t, int s, int k) => k < In ? x[(((t * Samples) + s) * In) + k]
        : t > 0 ? y[((((t - 1) * Samples) + s) * Hidden) + k - In]
        : 0;
}
