using System.Numerics;

namespace GradientTesting.Benchmarks;

/// <summary>The largest of each window; windows overlap where the stride is less than the size.</summary>
internal sealed class MaxPooling<T>(int batch, MaxPoolingPlan plan, BackwardMistake mistake) : Layer<T>(batch, plan)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly int[] corners = plan.Corners();
    readonly int[] offsets = plan.Offsets();
    readonly int[] largest = new int[batch * plan.Output.Length];

    public override void Forward(T[] x)
    {
        for (var s = 0; s < Batch; s++)
        {
            var input = InputOf(x, s);
            var output = OutputOf(Output, s);
            for (var k = 0; k < output.Length; k++)
            {
                var best = corners[k];
                foreach (var offset in offsets)
                {
                    best = input[corners[k] + offset] > input[best] ? corners[k] + offset : best;
                }

                largest[(s * Outputs) + k] = best;
                output[k] = input[best];
            }
        }
    }

    public override void Backward(T[] x, T[] dy)
    {
        Array.Clear(InputGradient);
        for (var s = 0; s < Batch; s++)
        {
            var dInput = InputOf(InputGradient, s);
            var dOutput = OutputOf(dy, s);
            for (var k = 0; k < dOutput.Length; k++)
            {
                if (mistake != BackwardMistake.WholeWindow)
                {
                    dInput[largest[(s * Outputs) + k]] += dOutput[k];
                    continue;
                }

                foreach (var offset in offsets)
                {
                    dInput[corners[k] + offset] += dOutput[k];
                }
            }
        }
    }

    public override bool IsAtKink(T[] x)
    {
        for (var k = 0; k < largest.Length; k++)
        {
            var input = InputOf(x, k / Outputs);
            var best = largest[k];
            foreach (var offset in offsets)
            {
                var other = corners[k % Outputs] + offset;
                if (other != best && input[other] == input[best])
                {
                    return true;
                }
            }
        }

        return false;
    }
}

internal sealed record MaxPoolingPlan(Signal From, int Size, int Stride) : LayerPlan(From, OutputOf(From, Size, Stride))
{
    public override int Work => Output.Length * Offsets().Length;

    public override int Kinks => Output.Length;

    public override IReadOnlyList<BackwardMistake> Mistakes => [BackwardMistake.WholeWindow];

    /// <summary>The window, from its first corner.</summary>
    public int[] Offsets() =>
    [
        .. from h in Enumerable.Range(0, From.Height == 1 ? 1 : Size)
           from w in Enumerable.Range(0, Size)
           select (h * From.Width) + w,
    ];

    /// <summary>The first corner of each window.</summary>
    public int[] Corners() =>
    [
        .. from channel in Enumerable.Range(0, From.Channels)
           from row in Enumerable.Range(0, Output.Height)
           from column in Enumerable.Range(0, Output.Width)
           select (channel * From.Positions) + (row * Stride * From.Width) + (column * Stride),
    ];

    public override Layer<T> Build<T>(int batch, IReadOnlyList<Weights<T>> weights, BackwardMistake mistake) =>
        new MaxPooling<T>(batch, this, mistake);

    public override string ToString() => $"max-pool {Size}" + (Stride < Size ? $" stride {Stride}" : "");

    static Signal OutputOf(Signal input, int size, int stride) => input with
    {
        Height = input.Height == 1 ? 1 : ((input.Height - size) / stride) + 1,
        Width = ((input.Width - size) / stride) + 1,
    };
}
