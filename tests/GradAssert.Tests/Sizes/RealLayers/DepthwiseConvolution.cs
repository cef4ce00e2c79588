namespace GradientTesting.Tests.Sizes;

/// <summary>Several filters for each channel, along one axis.</summary>
static class DepthwiseConvolution
{
    const string Order = "multiplier in the wrong order", Assigned = "filters of a channel assigned", Stride = "stride forgotten", Tail = "last window skipped",
        Even = "even kernels off centre";

    public static RealLayer Layer { get; } = new("depthwise convolution", Make, Order, Assigned, Stride, Tail, Even);

    static GradientLayer Make(GradientSizes sizes, string? mistake)
    {
        var (channels, multiplier) = (sizes.Int("channels", 1, 3), sizes.Int("multiplier", 1, 3));
        var (kernel, stride) = (sizes.Int("kernel", 1, 4), sizes.Int("stride", 1, 3));
        var length = kernel + sizes.Int("more", 0, 5);
        var places = ((length - kernel) / stride) + 1;
        double[] x = RealLayer.Draw(1, channels * length), dx = new double[x.Length];
        double[] w = RealLayer.Draw(2, channels * multiplier * kernel), dw = new double[w.Length];
        double[] y = new double[channels * multiplier * places], dy = new double[y.Length];

        return RealLayer.Of(
            [("x", x, dx)], [("W", w, dw)], y, dy,
            () =>
            {
                for (var o = 0; o < y.Length; o++)
                {
                    var (filter, place) = (o / places, o % places);
                    y[o] = Enumerable.Range(0, kernel).Sum(i => w[(filter * kernel) + i] * x[(filter / multiplier * length) + (place * stride) + i]);
                }
            },
            () =>
            {
                for (var o = 0; o < y.Length; o++)
                {
                    var (filter, place) = (o / places, o % places);
                    var (channel, m) = (filter / multiplier, filter % multiplier);
                    if (mistake == Tail && place == places - 1 && (length - kernel) % stride != 0)
                    {
                        continue;
                    }

                    for (var i = 0; i < kernel; i++)
                    {
                        var from = (channel * length) + (place * (mistake == Stride ? 1 : stride)) + i;
                        dw[((mistake == Order ? (m * channels) + channel : filter) * kernel) + i] += dy[o] * x[(channel * length) + (place * stride) + i];
                        var tap = mistake == Even && kernel % 2 == 0 ? kernel - 1 - i : i;
                        dx[from] = mistake == Assigned && m > 0 && place == 0 ? dy[o] * w[(filter * kernel) + tap] : dx[from] + (dy[o] * w[(filter * kernel) + tap]);
                    }
                }
            });
    }
}
