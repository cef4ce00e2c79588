using System.Numerics;

namespace GradientTesting.Benchmarks;

/// <summary>Maxout: the largest of each group of neighbouring channels.</summary>
internal sealed class Maximum<T>(int batch, MaximumPlan plan, BackwardMistake mistake) : Layer<T>(batch, plan)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly int[] largest = new int[batch * plan.Output.Length];

    public override void Forward(T[] x)
    {
        for (var k = 0; k < Output.Length; k++)
        {
            var best = k * plan.Pieces;
            for (var piece = 1; piece < plan.Pieces; piece++)
            {
                best = x[(k * plan.Pieces) + piece] > x[best] ? (k * plan.Pieces) + piece : best;
            }

            (largest[k], Output[k]) = (best, x[best]);
        }
    }

    public override void Backward(T[] x, T[] dy)
    {
        Array.Clear(InputGradient);
        for (var k = 0; k < dy.Length; k++)
        {
            InputGradient[mistake == BackwardMistake.WholeWindow ? k * plan.Pieces : largest[k]] = dy[k];
        }
    }

    public override bool IsAtKink(T[] x)
    {
        for (var k = 0; k < x.Length; k++)
        {
            if (x[k] == Output[k / plan.Pieces] && largest[k / plan.Pieces] != k)
            {
                return true;
            }
        }

        return false;
    }
}

internal sealed record MaximumPlan(Signal From, int Pieces) : LayerPlan(From, new Signal(From.Length / Pieces))
{
    public override int Kinks => Output.Length * (Pieces - 1);

    public override IReadOnlyList<BackwardMistake> Mistakes => [BackwardMistake.WholeWindow];

    public override Layer<T> Build<T>(int batch, IReadOnlyList<Weights<T>> weights, BackwardMistake mistake) =>
        new Maximum<T>(batch, this, mistake);

    public override string ToString() => $"maximum of {Pieces}";
}
