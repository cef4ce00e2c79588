namespace GradientTesting.TestModels.Layers;

/// <summary>One product of a convolution: z[Output] += W[Weight] · x[Input], as indices within one sample.</summary>
internal readonly record struct Tap(int Output, int Weight, int Input);

/// <summary>
/// z[f,i,j] = b[f] + Σ W[f,c,k,l] · x[c, i·stride + k − padding, j·stride + l − padding] for every sample; x is zero
/// outside its borders.
/// </summary>
internal sealed class ConvolutionLayer
{
    readonly int samples, channels, height, width, filters, kernel, padding;

    public ConvolutionLayer(
        string suffix, int samples, (int Channels, int Height, int Width) input, int filters, int kernel,
        int stride = 1, int padding = 0)
    {
        (this.samples, channels, height, width) = (samples, input.Channels, input.Height, input.Width);
        (this.filters, this.kernel, this.padding, Stride) = (filters, kernel, padding, stride);
        OutputHeight = ((height + (2 * padding) - kernel) / stride) + 1;
        OutputWidth = ((width + (2 * padding) - kernel) / stride) + 1;
        W = new double[filters * channels * kernel * kernel];
        DW = new double[W.Length];
        B = new double[filters];
        DB = new double[filters];
        Z = new double[samples * filters * Positions];
        Weights = Tensor.Of($"W{suffix}", W, DW, filters, channels, kernel, kernel);
        Bias = Tensor.Of($"b{suffix}", B, DB, filters);
        Taps = TapsAt(stride);
    }

    public Tensor Weights { get; }

    public Tensor Bias { get; }

    public int Stride { get; }

    public int OutputHeight { get; }

    public int OutputWidth { get; }

    public int Positions => OutputHeight * OutputWidth;

    /// <summary>The taps of one output whose window lies within the input.</summary>
    public int WindowLength => channels * kernel * kernel;

    public double[] W { get; }

    public double[] DW { get; }

    public double[] B { get; }

    public double[] DB { get; }

    public double[] Z { get; }

    /// <summary>Every product of one sample that does not fall on the padding.</summary>
    public Tap[] Taps { get; }

    public void Initialize(Random random)
    {
        random.FillNormal(W, 1 / Math.Sqrt(WindowLength));
        Array.Clear(B);
    }

    /// <summary>The taps of these outputs, were the stride another one.</summary>
    /// <remarks>Positions run fastest: one tap need not wait for the sum of the tap before it.</remarks>
    public Tap[] TapsAt(int stride) =>
    [
        .. from f in Enumerable.Range(0, filters)
           from c in Enumerable.Range(0, channels)
           from k in Enumerable.Range(0, kernel)
           from l in Enumerable.Range(0, kernel)
           from i in Enumerable.Range(0, OutputHeight)
           from j in Enumerable.Range(0, OutputWidth)
           let row = (i * stride) + k - padding
           let column = (j * stride) + l - padding
           where row >= 0 && row < height && column >= 0 && column < width
           select new Tap(
               (((f * OutputHeight) + i) * OutputWidth) + j,
               WeightIndex(f, c, k, l),
               (((c * height) + row) * width) + column),
    ];

    /// <summary>The same tap with its kernel turned by half a turn: a convolution for a correlation.</summary>
    public Tap Flipped(Tap tap)
    {
        var (f, c, k, l) = Split(tap.Weight);
        return tap with { Weight = WeightIndex(f, c, kernel - 1 - k, kernel - 1 - l) };
    }

    public Tap WithChannelsReversed(Tap tap)
    {
        var (f, c, k, l) = Split(tap.Weight);
        return tap with { Weight = WeightIndex(f, channels - 1 - c, k, l) };
    }

    public bool IsOfLastFilter(Tap tap) => Split(tap.Weight).F == filters - 1;

    public double[] Forward(double[] x)
    {
        for (var z = 0; z < Z.Length; z++)
        {
            Z[z] = B[z / Positions % filters];
        }

        for (var s = 0; s < samples; s++)
        {
            var (output, input) = Offsets(s);
            foreach (var tap in Taps)
            {
                Z[output + tap.Output] += W[tap.Weight] * x[input + tap.Input];
            }
        }

        return Z;
    }

    /// <summary>dW = Σ dz·x over <paramref name="taps"/>.</summary>
    public void WeightGradient(double[] dz, double[] x, Tap[] taps)
    {
        Array.Clear(DW);
        for (var s = 0; s < samples; s++)
        {
            var (output, input) = Offsets(s);
            foreach (var tap in taps)
            {
                DW[tap.Weight] += dz[output + tap.Output] * x[input + tap.Input];
            }
        }
    }

    /// <summary>dx = Σ dz·W over <paramref name="taps"/>.</summary>
    public void InputGradient(double[] dz, double[] dx, Tap[] taps)
    {
        Array.Clear(dx);
        for (var s = 0; s < samples; s++)
        {
            var (output, input) = Offsets(s);
            foreach (var tap in taps)
            {
                dx[input + tap.Input] += dz[output + tap.Output] * W[tap.Weight];
            }
        }
    }

    /// <summary>db = Σ dz over samples and positions.</summary>
    public void BiasGradient(double[] dz)
    {
        Array.Clear(DB);
        for (var z = 0; z < dz.Length; z++)
        {
            DB[z / Positions % filters] += dz[z];
        }
    }

    (int Output, int Input) Offsets(int sample) =>
        (sample * filters * Positions, sample * channels * height * width);

    int WeightIndex(int f, int c, int k, int l) => (((((f * channels) + c) * kernel) + k) * kernel) + l;

    (int F, int C, int K, int L) Split(int weight) =>
        (weight / WindowLength, weight / (kernel * kernel) % channels, weight / kernel % kernel,
            weight % kernel);
}
