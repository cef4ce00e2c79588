namespace GradientTesting.Tests.Sizes;

/// <summary>A convolution as a matrix product with the columns of the image, which go back to an image.</summary>
static class ColumnsConvolution
{
    const string Kernel = "kernel exchanged", Image = "image exchanged", Assigned = "overlaps assigned", Last = "weights of the last sample",
        Padding = "padding not taken off", Stride = "stride of columns is one";

    public static RealLayer Layer { get; } = new("convolution by columns", Make, Kernel, Image, Assigned, Last, Padding, Stride);

    static GradientLayer Make(GradientSizes sizes, string? mistake)
    {
        var (batch, channels, filters) = (sizes.Int("batch", 1, 2), sizes.Int("channels", 1, 2), sizes.Int("filters", 1, 2));
        var (height, width) = (sizes.Int("height", 1, 5), sizes.Int("width", 1, 5));
        var (rows, columns) = (sizes.Int("kernel-height", 1, Math.Min(3, height)), sizes.Int("kernel-width", 1, Math.Min(3, width)));
        var (stride, padding) = (sizes.Int("stride", 1, 2), sizes.Int("padding", 0, Math.Min(rows, columns) > 1 ? 1 : 0));
        var (outHeight, outWidth) = (((height + (2 * padding) - rows) / stride) + 1, ((width + (2 * padding) - columns) / stride) + 1);
        var (taps, places) = (channels * rows * columns, outHeight * outWidth);
        double[] x = RealLayer.Draw(1, batch * channels * height * width), dx = new double[x.Length];
        double[] w = RealLayer.Draw(2, filters * taps), dw = new double[w.Length];
        double[] y = new double[batch * filters * places], dy = new double[y.Length];

        return RealLayer.Of(
            [("x", x, dx)], [("W", w, dw)], y, dy,
            () =>
            {
                for (var n = 0; n < batch; n++)
                {
                    var image = Columns(n);
                    for (var k = 0; k < filters * places; k++)
                    {
                        y[(n * filters * places) + k] = Enumerable.Range(0, taps).Sum(tap => w[(k / places * taps) + tap] * image[(tap * places) + (k % places)]);
                    }
                }
            },
            () =>
            {
                for (var n = 0; n < batch; n++)
                {
                    var (image, dimage) = (Columns(n), new double[taps * places]);
                    if (mistake == Last)
                    {
                        Array.Clear(dw);
                    }

                    for (var k = 0; k < filters * places; k++)
                    {
                        for (var tap = 0; tap < taps; tap++)
                        {
                            dw[(k / places * taps) + tap] += dy[(n * filters * places) + k] * image[(tap * places) + (k % places)];
                            dimage[(tap * places) + (k % places)] += dy[(n * filters * places) + k] * w[(k / places * taps) + tap];
                        }
                    }

                    ToImage(n, dimage);
                }
            });

        double[] Columns(int n) =>
            [.. Enumerable.Range(0, taps * places).Select(i => Pixel(n, i / places, i % places) is { } pixel ? x[pixel] : 0)];

        int? Pixel(int n, int tap, int place) => At(
            n, tap / (rows * columns), (place / outWidth * stride) - padding + (tap / columns % rows), (place % outWidth * stride) - padding + (tap % columns), width);

        int? At(int n, int c, int row, int column, int length) =>
            row < 0 || row >= height || column < 0 || column >= width ? null : (((n * channels) + c) * height * width) + (row * length) + column;

        void ToImage(int n, double[] from)
        {
            var across = mistake == Kernel ? rows : columns;
            var off = mistake == Padding ? 0 : padding;
            var step = mistake == Stride ? 1 : stride;
            for (var i = 0; i < from.Length; i++)
            {
                var (tap, place) = (i / places, i % places);
                var (ky, kx) = (tap % (rows * columns) / across, tap % (rows * columns) % across);
                if (At(n, tap / (rows * columns), (place / outWidth * step) - off + ky, (place % outWidth * step) - off + kx, mistake == Image ? height : width)
                    is { } pixel)
                {
                    dx[pixel] = mistake == Assigned ? from[i] : dx[pixel] + from[i];
                }
            }
        }
    }
}
