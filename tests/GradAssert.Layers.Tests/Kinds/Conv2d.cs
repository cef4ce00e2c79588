namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>Convolution of images with a stride, a padding and a dilation for each axis, in a tensor by index.</summary>
internal sealed class Conv2d(string? mistake)
{
    const int Samples = 2, In = 2, Out = 2, Height = 5, Width = 6, KernelHeight = 2, KernelWidth = 3;
    const int OutHeight = ((Height + (2 * PadHeight) - (DilationHeight * (KernelHeight - 1)) - 1) / StrideHeight) + 1;
    const int OutWidth = ((Width + (2 * PadWidth) - (DilationWidth * (KernelWidth - 1)) - 1) / StrideWidth) + 1;
    const int StrideHeight = 1, StrideWidth = 2, PadHeight = 0, PadWidth = 1, DilationHeight = 2, DilationWidth = 1;

    readonly Tensor x = new(new Random(131).Normals(Samples * In * Height * Width), Samples, In, Height, Width);
    readonly Tensor w = new(new Random(132).Normals(Out * In * KernelHeight * KernelWidth), Out, In, KernelHeight, KernelWidth);
    readonly Tensor b = new(new Random(133).Normals(Out), Out), y = new(Samples, Out, OutHeight, OutWidth);

    void Forward() => Each((n, o, i, j) =>
    {
        var sum = b[o];
        foreach (var (c, p, q) in Kernel())
        {
            var (h, v) = ((i * StrideHeight) + (p * DilationHeight) - PadHeight, (j * StrideWidth) + (q * DilationWidth) - PadWidth);
            sum += Inside(h, v) ? w[o, c, p, q] * x[n, c, h, v] : 0;
        }

        y[n, o, i, j] = sum;
    });

    void Backward()
    {
        x.ClearGradient();
        w.ClearGradient();
        b.ClearGradient();
        var stride = Has("the stride of height for width") ? StrideHeight : StrideWidth;
        var dilation = Has("no dilation") ? 1 : DilationHeight;
        var (padHeight, padWidth) = Has("paddings are exchanged") ? (PadWidth, PadHeight) : (PadHeight, PadWidth);
        Each((n, o, i, j) =>
        {
            var d = y.GetGradient(n, o, i, j);
            if (!Has("db is that of the first row") || i == 0)
                b.AddGradient(Has("db is scaled by the batch") ? d / Samples : d, o);
            foreach (var (c, p, q) in Kernel())
            {
                var (h, v) = ((i * StrideHeight) + (p * dilation) - padHeight, (j * stride) + (q * DilationWidth) - padWidth);
                if (!Inside(h, v))
                    continue;
                var weight = Has("channels in and out are exchanged") ? w[c, o, p, q]
                    : Has("the kernel is flipped in dx") ? w[o, c, KernelHeight - 1 - p, KernelWidth - 1 - q] : w[o, c, p, q];
                if (!Has("dx misses the last corner") || h < Height - 1 || v < Width - 1)
                    x.AddGradient(d * weight, n, c, h, v);
                if (!Has("dW is that of the first sample") || n == 0)
                    w.AddGradient(d * x[n, c, h, v], o, c, p, q);
            }
        });
    }

    static void Each(Action<int, int, int, int> act)
    {
        for (var at = 0; at < Samples * Out * OutHeight * OutWidth; at++)
            act(at / (Out * OutHeight * OutWidth), at / (OutHeight * OutWidth) % Out, at / OutWidth % OutHeight, at % OutWidth);
    }

    static IEnumerable<(int C, int P, int Q)> Kernel() =>
        from c in Enumerable.Range(0, In)
        from p in Enumerable.Range(0, KernelHeight)
        from q in Enumerable.Range(0, KernelWidth)
        select (c, p, q);

    static bool Inside(int h, int v) => h is >= 0 and < Height && v is >= 0 and < Width;

    bool Has(string name) => mistake == name;

    public static Kind Kind { get; } = new("conv2d with stride, padding and dilation, tensor by index", mistake =>
        {
            var layer = new Conv2d(mistake);
            return new("Conv2d", [layer.x.Part("x")], [layer.w.Part("W"), layer.b.Part("b")], [layer.y.Part("y")],
                layer.Forward, layer.Backward);
        },
        new("the stride of height for width", "x W", [.. Words.HeightForWidth, "stride"]) { Outputs = ["y[…, …, 0, 0]", "y[…, …, …, 0]"] },
        new("no dilation", "x W", ["dilat", "W[…, …, 1, …]", .. Words.Shifted]),
        new("paddings are exchanged", "x W", [.. Words.HeightForWidth, .. Words.Shifted, "padding"]),
        new("db is that of the first row", "b", [.. Words.NotSummed, .. Words.Somewhere]),
        new("db is scaled by the batch", "b", Words.Scaled),
        new("channels in and out are exchanged", "x", [.. Words.Transposed, "channel", "axes"]),
        new("the kernel is flipped in dx", "x", ["flip", "mirror", "reversed"]),
        new("dx misses the last corner", "x", Words.Somewhere),
        new("dW is that of the first sample", "W", [.. Words.NotSummed, "sample", "batch"]));
}
