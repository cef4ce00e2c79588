namespace GradientTesting.Tests.Sizes;

/// <summary>The largest of each window; the last windows may overhang.</summary>
static class MaximumPooling
{
    const string Assigned = "overlaps assigned", Exchanged = "width for height", Skipped = "overhanging windows skipped", First = "first of the window",
        Planes = "batch for channels";

    public static RealLayer Layer { get; } = new("maximum pooling", Make, Assigned, Exchanged, Skipped, First, Planes);

    static GradientLayer Make(GradientSizes sizes, string? mistake)
    {
        var (batch, channels) = (sizes.Int("batch", 1, 3), sizes.Int("channels", 1, 3));
        var (height, width) = (sizes.Int("height", 1, 5), sizes.Int("width", 1, 5));
        var (rows, columns) = (sizes.Int("window-height", 1, Math.Min(3, height)), sizes.Int("window-width", 1, Math.Min(3, width)));
        var stride = sizes.Int("stride", 1, 3);
        int Windows(int length, int window) => Math.Min(((length - window + stride - 1) / stride) + 1, ((length - 1) / stride) + 1);
        var (outHeight, outWidth) = (Windows(height, rows), Windows(width, columns));

        double[] x = RealLayer.Draw(1, batch * channels * height * width), dx = new double[x.Length];
        double[] y = new double[batch * channels * outHeight * outWidth], dy = new double[y.Length];

        IEnumerable<(int Y, int X)> Window(int output)
        {
            var (top, left) = (output / outWidth % outHeight * stride, output % outWidth * stride);
            return from row in Enumerable.Range(top, Math.Min(rows, height - top))
                   from column in Enumerable.Range(left, Math.Min(columns, width - left))
                   select (row, column);
        }

        int Input(int output, (int Y, int X) at) => (((output / (outHeight * outWidth) * height) + at.Y) * width) + at.X;
        return RealLayer.Of(
            [("x", x, dx)], [], y, dy,
            () =>
            {
                for (var o = 0; o < y.Length; o++)
                {
                    y[o] = Window(o).Max(at => x[Input(o, at)]);
                }
            },
            () =>
            {
                for (var o = 0; o < y.Length; o++)
                {
                    if (mistake == Skipped && Window(o).Count() < rows * columns)
                    {
                        continue;
                    }

                    var at = mistake == First ? Window(o).First() : Window(o).MaxBy(at => x[Input(o, at)]);
                    var (sample, channel) = (o / (outHeight * outWidth) / channels, o / (outHeight * outWidth) % channels);
                    var i = mistake == Exchanged ? (((o / (outHeight * outWidth) * height) + at.Y) * height) + at.X
                        : mistake == Planes ? (((((sample * batch) + channel) * height) + at.Y) * width) + at.X
                        : Input(o, at);
                    dx[i] = mistake == Assigned ? dy[o] : dx[i] + dy[o];
                }
            });
    }
}
