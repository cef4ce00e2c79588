namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>Pools: the largest and the mean of windows, and the mean of whole channels.</summary>
internal static class Pooling
{
    public static Kind Max { get; } = new("max-pool with overlap, float[]", MakeMax,
        new("dx is assigned where windows overlap", "x", [.. Words.Assigned, "overlap"]),
        new("every element of the window gets dy", "x", ["maximum", "zero where", "every element", .. Words.Scaled]),
        new("the first element of the window gets dy", "x", ["maximum", "wrong index", .. Words.Shifted]),
        new("maxima of the forward before", "x", Words.Stale),
        new("rows are as long as columns", "x", [.. Words.HeightForWidth, .. Words.Shifted, "wrong index"]),
        new("dy is divided by the window", "x", Words.Scaled));

    public static Kind Average { get; } = new("average pool, square double[,]", MakeAverage,
        new("dy is not divided by the window", "x", Words.Scaled),
        new("dx is assigned where windows overlap", "x", [.. Words.Assigned, "overlap"]),
        new("height for width", "x", Words.HeightForWidth),
        new("dx misses the last column", "x", Words.Somewhere),
        new("dx is never cleared", "x", Words.Accumulated));

    public static Kind Global { get; } = new("global average pool, double[][]", MakeGlobal,
        new("dx is divided by the channels too", "x", Words.Scaled),
        new("only the first place gets dy", "x", [.. Words.Somewhere, .. Words.NotSummed, "x[…, 0]"]),
        new("every channel gets the mean of dy", "x", Words.AllOnes),
        new("dy is ignored", "x", Words.Ignored));

    const int Channels = 2, Height = 5, Width = 7, Window = 3, Stride = 2, OutHeight = 2, OutWidth = 3;

    static Wired MakeMax(string? mistake)
    {
        var x = new Random(161).Distinct(Channels * Height * Width).ToSingles();
        float[] dx = new float[x.Length], y = new float[Channels * OutHeight * OutWidth], dy = new float[y.Length];
        int[] largest = new int[y.Length], before = largest;
        bool Has(string name) => mistake == name;

        static IEnumerable<int> In(int at)
        {
            var (c, i, j) = (at / (OutHeight * OutWidth), at / OutWidth % OutHeight, at % OutWidth);
            return Enumerable.Range(0, Window * Window)
                .Select(k => (((c * Height) + (i * Stride) + (k / Window)) * Width) + (j * Stride) + (k % Window));
        }

        return new("MaxPool", [Part.Of("x", x, dx, Channels, Height, Width)], [], [Part.Of("y", y, dy, Channels, OutHeight, OutWidth)],
            () =>
            {
                (before, largest) = (largest, new int[y.Length]);
                for (var at = 0; at < y.Length; at++)
                    y[at] = x[largest[at] = In(at).MaxBy(i => x[i])];
            },
            () =>
            {
                Array.Clear(dx);
                for (var at = 0; at < y.Length; at++)
                {
                    int[] to = mistake switch
                    {
                        "every element of the window gets dy" => [.. In(at)],
                        "the first element of the window gets dy" => [In(at).First()],
                        "maxima of the forward before" => [before[at]],
                        "rows are as long as columns" => [(largest[at] / Width * Height) + (largest[at] % Width)],
                        _ => [largest[at]],
                    };
                    foreach (var i in to)
                    {
                        dx[i] = (Has("dx is assigned where windows overlap") ? 0 : dx[i])
                            + (Has("dy is divided by the window") ? dy[at] / (Window * Window) : dy[at]);
                    }
                }
            });
    }

    static Wired MakeAverage(string? mistake)
    {
        const int Size = 5, Out = 4;
        double[,] x = new Random(162).Grid(Size, Size), dx = new double[Size, Size], y = new double[Out, Out], dy = new double[Out, Out];
        bool Has(string name) => mistake == name;

        return new("AveragePool", [Part.Of("x", x, dx)], [], [Part.Of("y", y, dy)],
            () =>
            {
                for (var at = 0; at < y.Length; at++)
                {
                    var (i, j) = (at / Out, at % Out);
                    y[i, j] = (x[i, j] + x[i, j + 1] + x[i + 1, j] + x[i + 1, j + 1]) / 4;
                }
            },
            () =>
            {
                if (!Has("dx is never cleared"))
                    Array.Clear(dx);
                for (var at = 0; at < 4 * y.Length; at++)
                {
                    var (i, j) = (at / 4 / Out, at / 4 % Out);
                    var (h, v) = (i + (at / 2 % 2), j + (at % 2));
                    if (Has("dx misses the last column") && v == Size - 1)
                        continue;
                    var share = (Has("height for width") ? dy[j, i] : dy[i, j]) / (Has("dy is not divided by the window") ? 1 : 4);
                    dx[h, v] = (Has("dx is assigned where windows overlap") ? 0 : dx[h, v]) + share;
                }
            });
    }

    static Wired MakeGlobal(string? mistake)
    {
        const int Count = 3, Places = 4;
        double[][] x = new Random(163).Rows(Count, Places), dx = Draws.Zeros(Count, Places);
        double[] y = new double[Count], dy = new double[Count];
        bool Has(string name) => mistake == name;

        return new("GlobalAveragePool", [Part.Of("x", x, dx)], [], [Part.Of("y", y, dy)],
            () =>
            {
                for (var c = 0; c < Count; c++)
                    y[c] = x[c].Average();
            },
            () =>
            {
                for (var c = 0; c < Count; c++)
                {
                    var d = Has("dy is ignored") ? 1 : Has("every channel gets the mean of dy") ? dy.Average() : dy[c];
                    Array.Fill(dx[c], d / Places / (Has("dx is divided by the channels too") ? Count : 1));
                    if (Has("only the first place gets dy"))
                        dx[c].AsSpan(1).Clear();
                }
            });
    }
}
