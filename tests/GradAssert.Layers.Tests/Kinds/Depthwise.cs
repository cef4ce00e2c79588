namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>A kernel for each channel, padded to the same size, over float[] of channels × height × width.</summary>
internal sealed class Depthwise(string? mistake)
{
    const int Channels = 3, Height = 4, Width = 5, Size = 3;

    readonly float[] x = new Random(141).Singles(Channels * Height * Width), dx = new float[Channels * Height * Width];
    readonly float[] y = new float[Channels * Height * Width], dy = new float[Channels * Height * Width];
    readonly float[] w = new Random(142).Singles(Channels * Size * Size), dw = new float[Channels * Size * Size];

    void Forward()
    {
        Array.Clear(y);
        Each((to, from, weight) => y[to] += w[weight] * x[from]);
    }

    void Backward()
    {
        Array.Clear(dx);
        Array.Clear(dw);
        Each((to, from, weight) =>
        {
            dx[from] += dy[to] * w[Has("the first channel's kernel for all") ? weight % (Size * Size) : weight];
            var row = from / Width % Height;
            if (!Has("dW misses the last row") || row < Height - 1)
                dw[Has("dW of all channels lies in the first") ? weight % (Size * Size) : weight] += dy[to] * x[from];
        });
        if (Has("dW is transposed in its kernel"))
        {
            for (var i = 0; i < dw.Length; i++)
            {
                var (p, q) = (i / Size % Size, i % Size);
                if (p < q)
                    (dw[i], dw[i + ((q - p) * (Size - 1))]) = (dw[i + ((q - p) * (Size - 1))], dw[i]);
            }
        }
    }

    static void Each(Action<int, int, int> act)
    {
        for (var to = 0; to < Channels * Height * Width; to++)
        {
            var (channel, i, j) = (to / (Height * Width), to / Width % Height, to % Width);
            for (var k = 0; k < Size * Size; k++)
            {
                var (h, v) = (i + (k / Size) - 1, j + (k % Size) - 1);
                if (h is >= 0 and < Height && v is >= 0 and < Width)
                    act(to, (((channel * Height) + h) * Width) + v, (channel * Size * Size) + k);
            }
        }
    }

    bool Has(string name) => mistake == name;

    public static Kind Kind { get; } = new("depthwise conv2d, float[]", mistake =>
        {
            var layer = new Depthwise(mistake);
            return new("Depthwise", [Part.Of("x", layer.x, layer.dx, Channels, Height, Width)],
                [Part.Of("W", layer.w, layer.dw, Channels, Size, Size)], [Part.Of("y", layer.y, layer.dy, Channels, Height, Width)],
                layer.Forward, layer.Backward);
        },
        new("the first channel's kernel for all", "x", [.. Words.Somewhere, "channel"]),
        new("dW misses the last row", "W", [.. Words.Somewhere, "y[…, 2 or 3, …]"]),
        new("dW of all channels lies in the first", "W", [.. Words.NeverWritten, .. Words.Somewhere, "channel", "y[0, …, …]"]),
        new("dW is transposed in its kernel", "W", Words.HeightForWidth));
}
