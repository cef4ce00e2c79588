namespace XunitTests.Sizes;

/// <summary>The sizes of a convolution.</summary>
public sealed record ConvolutionSizes(
    int Batch, int Channels, int Filters, int Height, int Width, int KernelHeight, int KernelWidth, int Stride, int Padding, int Dilation)
{
    /// <summary>Rows and columns of the input that a kernel spans.</summary>
    public int SpanHeight => (Dilation * (KernelHeight - 1)) + 1;

    public int SpanWidth => (Dilation * (KernelWidth - 1)) + 1;

    public int OutHeight => ((Height + (2 * Padding) - SpanHeight) / Stride) + 1;

    public int OutWidth => ((Width + (2 * Padding) - SpanWidth) / Stride) + 1;

    public int InputLength => Batch * Channels * Height * Width;

    public int WeightLength => Filters * Channels * KernelHeight * KernelWidth;

    public int OutputLength => Batch * Filters * OutHeight * OutWidth;
}

/// <summary><c>J = ½ · Σ (W ∗ x − t)²</c>: one convolution, checked through the squared error of what it puts out.</summary>
public class Convolution : IGradientModel
{
    protected readonly ConvolutionSizes size;
    readonly double[] x, w, dx, dw, target;

    public Convolution(ConvolutionSizes size)
    {
        this.size = size;
        var random = new Random(1);
        double[] Draw(int length) => [.. Enumerable.Range(0, length).Select(_ => random.NextDouble() + 0.25)];
        (x, w, target) = (Draw(size.InputLength), Draw(size.WeightLength), Draw(size.OutputLength));
        (dx, dw) = (new double[x.Length], new double[w.Length]);
    }

    public IReadOnlyList<Component> Components =>
    [
        Component.Of("W", w, dw, size.Filters, size.Channels, size.KernelHeight, size.KernelWidth),
        Component.Of("x", x, dx, size.Batch, size.Channels, size.Height, size.Width),
    ];

    public double Cost() => Errors().Sum(error => error * error) / 2;

    public void ComputeGradient()
    {
        var errors = Errors();
        Array.Clear(dx);
        Array.Clear(dw);
        Each((o, i, f, c, ky, kx) =>
        {
            dw[WeightIndexOfGradient(f, c, ky, kx)] += errors[o] * x[i];
            dx[i] += errors[o] * w[WeightIndex(f, c, ky, kx)];
        });
    }

    protected virtual int WeightIndexOfGradient(int f, int c, int ky, int kx) => WeightIndex(f, c, ky, kx);

    int WeightIndex(int f, int c, int ky, int kx) =>
        (((((f * size.Channels) + c) * size.KernelHeight) + ky) * size.KernelWidth) + kx;

    double[] Errors()
    {
        double[] errors = [.. target.Select(t => -t)];
        Each((o, i, f, c, ky, kx) => errors[o] += w[WeightIndex(f, c, ky, kx)] * x[i]);
        return errors;
    }

    /// <summary>Calls for every output and every input that its window reads.</summary>
    void Each(Action<int, int, int, int, int, int> visit)
    {
        for (var o = 0; o < target.Length; o++)
        {
            var (oy, ox) = (o / size.OutWidth % size.OutHeight, o % size.OutWidth);
            var f = o / (size.OutHeight * size.OutWidth) % size.Filters;
            var n = o / (size.Filters * size.OutHeight * size.OutWidth);
            for (var k = 0; k < size.Channels * size.KernelHeight * size.KernelWidth; k++)
            {
                var (ky, kx) = (k / size.KernelWidth % size.KernelHeight, k % size.KernelWidth);
                var y = (oy * size.Stride) - size.Padding + (ky * size.Dilation);
                var x = (ox * size.Stride) - size.Padding + (kx * size.Dilation);
                var c = k / (size.KernelHeight * size.KernelWidth);
                if (y >= 0 && y < size.Height && x >= 0 && x < size.Width)
                {
                    visit(o, (((((n * size.Channels) + c) * size.Height) + y) * size.Width) + x, f, c, ky, kx);
                }
            }
        }
    }
}

/// <summary>Takes the height of the kernel for its width: right for every square kernel.</summary>
public sealed class MistakenConvolution(ConvolutionSizes size) : Convolution(size)
{
    #region Mistake
    protected override int WeightIndexOfGradient(int f, int c, int ky, int kx) =>
        (((((f * size.Channels) + c) * size.KernelHeight) + ky) * size.KernelHeight) + kx;
    #endregion
}
