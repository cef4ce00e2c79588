namespace GradientTesting.Benchmarks;

/// <summary>Eight filters of 3×3 over four images of two channels, 12×12 each, with a padding of one.</summary>
internal sealed class TimedConvolution
{
    const int Samples = 4, Channels = 2, Filters = 8, Size = 12, Kernel = 3, Padding = 1;

    readonly double[] x = TimedLayer.Numbers(new(1), Samples * Channels * Size * Size);
    readonly double[] w = TimedLayer.Numbers(new(2), Filters * Channels * Kernel * Kernel, 0.5), b = TimedLayer.Numbers(new(3), Filters);
    readonly double[] dx = new double[Samples * Channels * Size * Size], dw = new double[Filters * Channels * Kernel * Kernel];
    readonly double[] db = new double[Filters];
    readonly double[] y = new double[Samples * Filters * Size * Size], dy = new double[Samples * Filters * Size * Size];

    public static TimedLayer Of()
    {
        var layer = new TimedConvolution();
        return new(
            "convolution",
            GradientLayer.Of(
                [Component.Of("x", layer.x, layer.dx, Samples, Channels, Size, Size)],
                [Component.Of("y", layer.y, layer.dy, Samples, Filters, Size, Size)], layer.Forward, layer.Backward) with
            {
                Name = "Convolution",
                Parameters =
                [
                    Component.Of("W", layer.w, layer.dw, Filters, Channels, Kernel, Kernel), Component.Of("b", layer.b, layer.db),
                ],
            },
            [(layer.x, layer.dx), (layer.w, layer.dw), (layer.b, layer.db)], layer.y, layer.dy);
    }

    /// <summary>Lines of the output that lines of the input contribute to, each by one weight.</summary>
    readonly (int To, int From, int Length, int Weight)[] lines =
    [
        .. from s in Enumerable.Range(0, Samples)
           from f in Enumerable.Range(0, Filters)
           from tap in Enumerable.Range(0, Channels * Kernel * Kernel)
           from line in Lines(s, f, tap)
           select line,
    ];

    void Forward()
    {
        for (var plane = 0; plane < Samples * Filters; plane++)
        {
            Array.Fill(y, b[plane % Filters], plane * Size * Size, Size * Size);
        }

        foreach (var (to, from, length, weight) in lines)
        {
            for (var j = 0; j < length; j++)
            {
                y[to + j] += w[weight] * x[from + j];
            }
        }
    }

    void Backward()
    {
        Array.Clear(dx);
        Array.Clear(dw);
        Array.Clear(db);
        for (var k = 0; k < dy.Length; k++)
        {
            db[k / (Size * Size) % Filters] += dy[k];
        }

        foreach (var (to, from, length, weight) in lines)
        {
            for (var j = 0; j < length; j++)
            {
                dw[weight] += dy[to + j] * x[from + j];
                dx[from + j] += dy[to + j] * w[weight];
            }
        }
    }

    static IEnumerable<(int To, int From, int Length, int Weight)> Lines(int s, int f, int tap)
    {
        var (channel, row, column) = (tap / (Kernel * Kernel), (tap / Kernel % Kernel) - Padding, (tap % Kernel) - Padding);
        for (var i = Math.Max(0, -row); i < Size - Math.Max(0, row); i++)
        {
            var first = Math.Max(0, -column);
            yield return (
                (((((s * Filters) + f) * Size) + i) * Size) + first,
                (((((s * Channels) + channel) * Size) + i + row) * Size) + first + column,
                Size - Math.Abs(column), (f * Channels * Kernel * Kernel) + tap);
        }
    }
}
