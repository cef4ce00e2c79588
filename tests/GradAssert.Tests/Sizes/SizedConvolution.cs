namespace GradientTesting.Tests.Sizes;

public enum ConvolutionMistake
{
    None,
    HeightForWidth,
    OverhangingWindowsSkipped,
    BatchOfOneSqueezed,
    StrideForgotten,
    OddKernelOffCentre,
}

/// <summary><c>J = ½ · Σ (W ∗ x + b − t)²</c> of one hand-written convolution, whose input has a gradient too.</summary>
public sealed class SizedConvolution(ConvolutionSizes sizes, ConvolutionMistake mistake = ConvolutionMistake.None) : IGradientModel
{
    readonly double[] x = Draw(1, sizes.Batch * sizes.Channels * sizes.Height * sizes.Width);
    readonly double[] w = Draw(2, sizes.Filters * sizes.Channels * sizes.KernelHeight * sizes.KernelWidth);
    readonly double[] b = Draw(3, sizes.Filters);
    readonly double[] target = Draw(4, sizes.Batch * sizes.Filters * sizes.OutHeight * sizes.OutWidth);
    readonly double[] dx = new double[sizes.Batch * sizes.Channels * sizes.Height * sizes.Width];
    readonly double[] dw = new double[sizes.Filters * sizes.Channels * sizes.KernelHeight * sizes.KernelWidth];
    readonly double[] db = new double[sizes.Filters];

    public IReadOnlyList<Component> Components =>
    [
        Component.Of("W", w, dw, sizes.Filters, sizes.Channels, sizes.KernelHeight, sizes.KernelWidth),
        Component.Of("b", b, db),
        Component.Of("x", x, dx, sizes.Batch, sizes.Channels, sizes.Height, sizes.Width),
    ];

    public double Cost() => Errors().Sum(error => error * error) / 2;

    public void ComputeGradient()
    {
        var errors = Errors();
        Array.Clear(dx);
        Array.Clear(dw);
        Array.Clear(db);
        for (var o = 0; o < errors.Length; o++)
        {
            var place = sizes.Place(o);
            db[place.Filter] = mistake == ConvolutionMistake.BatchOfOneSqueezed && sizes.Batch == 1
                ? errors[o]
                : db[place.Filter] + errors[o];
            if (mistake == ConvolutionMistake.OverhangingWindowsSkipped && sizes.Overhangs(place))
            {
                continue;
            }

            foreach (var (c, ky, kx) in sizes.Taps())
            {
                var shift = mistake == ConvolutionMistake.OddKernelOffCentre && sizes.KernelHeight % 2 == 1 ? 1 : 0;
                var stride = mistake == ConvolutionMistake.StrideForgotten ? 1 : sizes.Stride;
                if (sizes.Input(place, c, ky, kx) is { } input)
                {
                    var row = mistake == ConvolutionMistake.HeightForWidth ? sizes.KernelHeight : sizes.KernelWidth;
                    dw[(((((place.Filter * sizes.Channels) + c) * sizes.KernelHeight) + ky) * row) + kx] += errors[o] * x[input];
                }

                if (sizes.Input(place, c, ky + shift, kx, stride) is { } target)
                {
                    dx[target] += errors[o] * w[sizes.Weight(place.Filter, c, ky, kx)];
                }
            }
        }
    }

    double[] Errors()
    {
        var errors = new double[target.Length];
        for (var o = 0; o < errors.Length; o++)
        {
            var place = sizes.Place(o);
            errors[o] = b[place.Filter] - target[o];
            foreach (var (c, ky, kx) in sizes.Taps())
            {
                errors[o] += sizes.Input(place, c, ky, kx) is { } input ? w[sizes.Weight(place.Filter, c, ky, kx)] * x[input] : 0;
            }
        }

        return errors;
    }

    static double[] Draw(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() + 0.25)];
    }
}

/// <summary>The sizes of a convolution, and where its windows lie.</summary>
public sealed record ConvolutionSizes(
    int Batch, int Channels, int Filters, int Height, int Width, int KernelHeight, int KernelWidth, int Stride, int Padding)
{
    public int OutHeight => ((Height + (2 * Padding) - KernelHeight) / Stride) + 1;

    public int OutWidth => ((Width + (2 * Padding) - KernelWidth) / Stride) + 1;

    public static ConvolutionSizes Of(GradientSizes sizes)
    {
        var (height, width) = (sizes.Int("height", 1, 4), sizes.Int("width", 1, 4));
        var (kernelHeight, kernelWidth) = (sizes.Int("kernel-height", 1, Math.Min(3, height)), sizes.Int("kernel-width", 1, Math.Min(3, width)));
        var (stride, padding) = (sizes.Int("stride", 1, 3), sizes.Int("padding", 0, 1));

        // A window that lies beside the input altogether reads nothing.
        sizes.Assume(padding < kernelHeight && padding < kernelWidth);
        return new(
            sizes.Int("batch", 1, 3), sizes.Int("channels", 1, 2), sizes.Int("filters", 1, 2), height, width,
            kernelHeight, kernelWidth, stride, padding);
    }

    public (int Sample, int Filter, int Y, int X) Place(int output) =>
        (output / (Filters * OutHeight * OutWidth), output / (OutHeight * OutWidth) % Filters, output / OutWidth % OutHeight, output % OutWidth);

    public IEnumerable<(int Channel, int Y, int X)> Taps() =>
        from c in Enumerable.Range(0, Channels)
        from ky in Enumerable.Range(0, KernelHeight)
        from kx in Enumerable.Range(0, KernelWidth)
        select (c, ky, kx);

    public int Weight(int filter, int channel, int ky, int kx) => (((((filter * Channels) + channel) * KernelHeight) + ky) * KernelWidth) + kx;

    public int? Input((int Sample, int Filter, int Y, int X) place, int channel, int ky, int kx, int? stride = null)
    {
        var (y, x) = ((place.Y * (stride ?? Stride)) - Padding + ky, (place.X * (stride ?? Stride)) - Padding + kx);
        return y < 0 || y >= Height || x < 0 || x >= Width ? null : (((((place.Sample * Channels) + channel) * Height) + y) * Width) + x;
    }

    public bool Overhangs((int Sample, int Filter, int Y, int X) place) =>
        Taps().Any(tap => Input(place, tap.Channel, tap.Y, tap.X) is null);
}
