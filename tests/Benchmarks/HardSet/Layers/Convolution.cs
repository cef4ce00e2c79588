using System.Numerics;

namespace GradientTesting.Benchmarks;

/// <summary>Cross-correlation in two dimensions; in one where the height is 1. K is outputs × inputs × height × width.</summary>
internal sealed class Convolution<T>(int batch, ConvolutionPlan plan, IReadOnlyList<Weights<T>> weights, BackwardMistake mistake)
    : Layer<T>(batch, plan)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly Signal from = plan.Input;
    readonly Signal to = plan.Output;
    readonly Weights<T> w = weights[0];
    readonly Weights<T>? b = plan.HasBias ? weights[1] : null;

    public override void Forward(T[] x)
    {
        for (var s = 0; s < Batch; s++)
        {
            for (var c = 0; c < to.Channels; c++)
            {
                OutputOf(Output, s).Slice(c * to.Positions, to.Positions).Fill(b is null ? T.Zero : b.Values[c]);
            }

            foreach (var tap in plan.Taps())
            {
                AddTap(InputOf(x, s), OutputOf(Output, s), tap);
            }
        }
    }

    public override void Backward(T[] x, T[] dy)
    {
        Array.Clear(w.Gradient);
        Array.Clear(b?.Gradient ?? []);
        Array.Clear(InputGradient);
        for (var s = 0; s < Batch; s++)
        {
            foreach (var tap in plan.Taps())
            {
                BackThroughTap(InputOf(x, s), InputOf(InputGradient, s), OutputOf(dy, s), tap);
            }

            for (var c = 0; c < to.Channels && b is not null; c++)
            {
                var slopes = OutputOf(dy, s).Slice(c * to.Positions, to.Positions);
                b.Gradient[c] += mistake == BackwardMistake.BiasNotSummed ? slopes[^1] : Sum(slopes);
            }
        }
    }

    void AddTap(ReadOnlySpan<T> x, Span<T> y, Tap tap)
    {
        for (var row = tap.FirstRow; row < tap.EndRow; row++)
        {
            var (input, output) = (tap.Input(row), tap.Output(row));
            if (plan.Stride == 1)
            {
                Vectors.AddScaled(y.Slice(output, tap.Columns), w.Values[tap.Weight], x.Slice(input, tap.Columns));
                continue;
            }

            for (var k = 0; k < tap.Columns; k++)
            {
                y[output + k] += w.Values[tap.Weight] * x[input + (k * plan.Stride)];
            }
        }
    }

    void BackThroughTap(ReadOnlySpan<T> x, Span<T> dx, ReadOnlySpan<T> dy, Tap tap)
    {
        for (var row = tap.FirstRow; row < tap.EndRow; row++)
        {
            var (input, output) = (tap.Input(row), tap.Output(row));
            var skipped = mistake == BackwardMistake.BorderLeftOut ? 1 : 0;
            if (plan.Stride == 1)
            {
                w.Gradient[tap.Weight] += Vectors.Dot(x.Slice(input, tap.Columns)[skipped..], dy.Slice(output, tap.Columns)[skipped..]);
                Vectors.AddScaled(dx.Slice(input, tap.Columns), w.Values[tap.Weight], dy.Slice(output, tap.Columns));
                continue;
            }

            for (var k = 0; k < tap.Columns; k++)
            {
                w.Gradient[tap.Weight] += k < skipped ? T.Zero : x[input + (k * plan.Stride)] * dy[output + k];
                dx[input + (k * plan.Stride)] += w.Values[tap.Weight] * dy[output + k];
            }
        }
    }

    static T Sum(ReadOnlySpan<T> terms)
    {
        var sum = T.Zero;
        foreach (var term in terms)
        {
            sum += term;
        }

        return sum;
    }
}

internal sealed record ConvolutionPlan(Signal From, int Channels, int KernelHeight, int KernelWidth, int Stride, int Padding, bool HasBias)
    : LayerPlan(From, OutputOf(From, Channels, KernelHeight, KernelWidth, Stride, Padding))
{
    Tap[]? taps;

    public override IReadOnlyList<ParameterPlan> Parameters =>
    [
        new("K", ParameterRole.Weight, FanIn, [Channels, From.Channels, .. Heights, KernelWidth]),
        .. HasBias ? [new ParameterPlan("b", ParameterRole.Bias, FanIn, Channels)] : Array.Empty<ParameterPlan>(),
    ];

    public override int Work => Output.Length * (FanIn + 4);

    public override IReadOnlyList<BackwardMistake> Mistakes =>
    [
        .. HasBias ? [BackwardMistake.BiasNotSummed] : Array.Empty<BackwardMistake>(),
        .. Output.Width > 1 ? [BackwardMistake.BorderLeftOut] : Array.Empty<BackwardMistake>(),
    ];

    // In one dimension a kernel has no height.
    int[] Heights => From.Height == 1 ? [] : [KernelHeight];

    int FanIn => From.Channels * KernelHeight * KernelWidth;

    public override Layer<T> Build<T>(int batch, IReadOnlyList<Weights<T>> weights, BackwardMistake mistake) =>
        new Convolution<T>(batch, this, weights, mistake);

    public Tap[] Taps() => taps ??=
    [
        .. from o in Enumerable.Range(0, Channels)
           from i in Enumerable.Range(0, From.Channels)
           from kh in Enumerable.Range(0, KernelHeight)
           from kw in Enumerable.Range(0, KernelWidth)
           let tap = TapAt(o, i, kh, kw)
           where tap.Columns > 0
           select tap,
    ];

    public override string ToString() =>
        $"conv {Channels} of {(From.Height == 1 ? "" : $"{KernelHeight}x")}{KernelWidth}"
        + (Stride > 1 ? $" stride {Stride}" : "") + (Padding > 0 ? $" pad {Padding}" : "");

    Tap TapAt(int o, int i, int kh, int kw)
    {
        var padding = From.Height == 1 ? 0 : Padding;
        var (firstRow, endRow) = Reach(kh - padding, From.Height, Output.Height);
        var (first, end) = Reach(kw - Padding, From.Width, Output.Width);
        return new(
            (((((o * From.Channels) + i) * KernelHeight) + kh) * KernelWidth) + kw, firstRow, endRow,
            (o * Output.Positions) + first,
            (i * From.Positions) + ((kh - padding) * From.Width) + (first * Stride) + kw - Padding,
            Output.Width, Stride * From.Width, end - first);
    }

    /// <summary>The outputs for which the input at output · stride + offset exists.</summary>
    (int First, int End) Reach(int offset, int inputs, int outputs)
    {
        var first = offset < 0 ? (-offset + Stride - 1) / Stride : 0;
        var end = inputs - 1 - offset < 0 ? 0 : Math.Min(outputs, ((inputs - 1 - offset) / Stride) + 1);
        return (first, Math.Max(first, end));
    }

    static Signal OutputOf(Signal from, int channels, int height, int width, int stride, int padding) => new(
        channels,
        from.Height == 1 ? 1 : ((from.Height + (2 * padding) - height) / stride) + 1,
        ((from.Width + (2 * padding) - width) / stride) + 1);
}
