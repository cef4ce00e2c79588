using System.Numerics;

namespace GradientTesting.Benchmarks;

/// <summary>Rows of a table, looked up by whole numbers: a sequence of tokens becomes positions × features.</summary>
internal sealed class Embedding<T>(int batch, EmbeddingPlan plan, IReadOnlyList<Weights<T>> weights, BackwardMistake mistake)
    : Layer<T>(batch, plan)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly Weights<T> table = weights[0];

    public override void Forward(T[] x)
    {
        for (var k = 0; k < x.Length; k++)
        {
            Row(table.Values, x[k]).CopyTo(Output.AsSpan(k * plan.Features, plan.Features));
        }
    }

    public override void Backward(T[] x, T[] dy)
    {
        Array.Clear(table.Gradient);
        for (var k = 0; k < x.Length; k++)
        {
            var row = Row(table.Gradient, x[k]);
            var slopes = dy.AsSpan(k * plan.Features, plan.Features);
            if (mistake == BackwardMistake.RowOverwritten)
            {
                slopes.CopyTo(row);
            }
            else
            {
                Vectors.AddScaled(row, T.One, slopes);
            }
        }
    }

    Span<T> Row(T[] rows, T token) => rows.AsSpan(int.CreateTruncating(token) * plan.Features, plan.Features);
}

internal sealed record EmbeddingPlan(Signal From, int Tokens, int Features) : LayerPlan(From, new Signal(1, From.Length, Features))
{
    public override IReadOnlyList<ParameterPlan> Parameters => [new("E", ParameterRole.Embedding, 1, Tokens, Features)];

    public override IReadOnlyList<BackwardMistake> Mistakes => [BackwardMistake.RowOverwritten];

    public override Layer<T> Build<T>(int batch, IReadOnlyList<Weights<T>> weights, BackwardMistake mistake) =>
        new Embedding<T>(batch, this, weights, mistake);

    public override string ToString() => $"embedding {Tokens}x{Features}";
}
