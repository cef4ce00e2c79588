namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>Convolution of channels over time, with stride and padding, in rows of double.</summary>
internal sealed class Conv1d(string? mistake)
{
    const int In = 2, Out = 3, Length = 8, Kernel = 3, Stride = 2, Padding = 1, Steps = ((Length + (2 * Padding) - Kernel) / Stride) + 1;

    readonly double[][] x = new Random(121).Rows(In, Length), dx = Draws.Zeros(In, Length);
    readonly double[][] w = new Random(122).Rows(Out, In * Kernel), dw = Draws.Zeros(Out, In * Kernel);
    readonly double[][] y = Draws.Zeros(Out, Steps), dy = Draws.Zeros(Out, Steps);
    readonly double[] b = new Random(123).Normals(Out), db = new double[Out];

    void Forward()
    {
        for (var o = 0; o < Out; o++)
        {
            for (var t = 0; t < Steps; t++)
                y[o][t] = b[o] + Taps(t, Padding).Sum(tap => w[o][tap.Weight] * x[tap.Channel][tap.Time]);
        }
    }

    void Backward()
    {
        foreach (var row in dx.Concat(dw).Append(db))
            Array.Clear(row);
        for (var o = 0; o < Out; o++)
        {
            for (var t = 0; t < Steps; t++)
            {
                var d = dy[o][t];
                db[o] = Has("db is that of the last step") ? d : db[o] + d;
                foreach (var (weight, channel, time) in Taps(t, Padding))
                {
                    var border = time == 0 && Has("dW misses the first time");
                    dw[o][weight] = (Has("dW is assigned") ? 0 : dw[o][weight]) + (border ? 0 : d * x[channel][time]);
                }

                foreach (var (weight, channel, time) in Taps(t, Has("dx is padded by one less") ? Padding - 1 : Padding))
                {
                    var from = Has("the kernel is flipped in dx") ? (channel * Kernel) + Kernel - 1 - (weight % Kernel) : weight;
                    var assigned = Has("dx is assigned where windows overlap");
                    dx[channel][time] = (assigned ? 0 : dx[channel][time]) + (d * w[o][from]);
                }
            }
        }
    }

    /// <summary>What the window of step t sees.</summary>
    static IEnumerable<(int Weight, int Channel, int Time)> Taps(int t, int padding) =>
        from channel in Enumerable.Range(0, In)
        from k in Enumerable.Range(0, Kernel)
        let time = (t * Stride) + k - padding
        where time is >= 0 and < Length
        select ((channel * Kernel) + k, channel, time);

    bool Has(string name) => mistake == name;

    public static Kind Kind { get; } = new("conv1d with stride and padding, double[][]", mistake =>
        {
            var layer = new Conv1d(mistake);
            return new("Conv1d", [Part.Of("x", layer.x, layer.dx)], [Part.Of("W", layer.w, layer.dw), Part.Of("b", layer.b, layer.db)],
                [Part.Of("y", layer.y, layer.dy)], layer.Forward, layer.Backward);
        },
        new("the kernel is flipped in dx", "x", ["flip", "mirror", "reversed", .. Words.Transposed]),
        new("dx is padded by one less", "x", [.. Words.Shifted, "padding"]),
        new("dx is assigned where windows overlap", "x", [.. Words.Assigned, "overlap"]),
        new("dW is assigned", "W", Words.Assigned),
        new("db is that of the last step", "b", [.. Words.Assigned, .. Words.NotSummed]),
        new("dW misses the first time", "W", [.. Words.Somewhere, "padding", "y[…, 0]"]));
}
