using System.Numerics;

namespace GradientTesting.Benchmarks;

/// <summary>y = γ·(x − mean)/√(variance + ε) + β, over the batch and all positions of a channel, or over a sample.</summary>
/// <remarks>
/// One group of numbers shares a mean: a channel over the batch (batch normalization) or a sample (layer normalization). The
/// gradient is dx = (dẑ − mean dẑ − ẑ·mean(dẑ·ẑ))/√(variance + ε), with dẑ = γ·dy.
/// </remarks>
internal sealed class Normalization<T>(int batch, NormalizationPlan plan, IReadOnlyList<Weights<T>> weights, BackwardMistake mistake)
    : Layer<T>(batch, plan)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly int[][] groups = plan.Groups(batch);
    readonly T[] normalized = new T[batch * plan.Output.Length];
    readonly T[] deviations = new T[plan.Groups(batch).Length];
    readonly T epsilon = T.CreateTruncating(1e-5);
    readonly Weights<T> gain = weights[0];
    readonly Weights<T> shift = weights[1];
    readonly int positions = plan.OverBatch ? plan.Input.Positions : 1;

    public override void Forward(T[] x)
    {
        for (var g = 0; g < groups.Length; g++)
        {
            var count = T.CreateTruncating(groups[g].Length);
            var (sum, squares) = (T.Zero, T.Zero);
            foreach (var k in groups[g])
            {
                sum += x[k];
            }

            var mean = sum / count;
            foreach (var k in groups[g])
            {
                squares += (x[k] - mean) * (x[k] - mean);
            }

            deviations[g] = T.Sqrt((squares / count) + epsilon);
            foreach (var k in groups[g])
            {
                normalized[k] = (x[k] - mean) / deviations[g];
            }
        }

        for (var k = 0; k < Output.Length; k++)
        {
            var c = Parameter(k);
            Output[k] = (gain.Values[c] * normalized[k]) + shift.Values[c];
        }
    }

    public override void Backward(T[] x, T[] dy)
    {
        Array.Clear(gain.Gradient);
        Array.Clear(shift.Gradient);
        for (var k = 0; k < dy.Length; k++)
        {
            var c = Parameter(k);
            gain.Gradient[c] += dy[k] * normalized[k];
            shift.Gradient[c] = mistake == BackwardMistake.BiasNotSummed ? dy[k] : shift.Gradient[c] + dy[k];
            InputGradient[k] = gain.Values[c] * dy[k];
        }

        for (var g = 0; g < groups.Length; g++)
        {
            BackThroughGroup(groups[g], deviations[g]);
        }
    }

    void BackThroughGroup(int[] group, T deviation)
    {
        var (sum, product, count) = (T.Zero, T.Zero, T.CreateTruncating(group.Length));
        foreach (var k in group)
        {
            sum += InputGradient[k];
            product += InputGradient[k] * normalized[k];
        }

        var mean = mistake == BackwardMistake.MeanTermMissing ? T.Zero : sum / count;
        product = mistake == BackwardMistake.VarianceTermMissing ? T.Zero : product / count;
        foreach (var k in group)
        {
            InputGradient[k] = (InputGradient[k] - mean - (normalized[k] * product)) / deviation;
        }
    }

    int Parameter(int k) => k % Outputs / positions;
}

/// <param name="OverBatch">Batch normalization; otherwise each sample by itself.</param>
internal sealed record NormalizationPlan(Signal From, bool OverBatch) : LayerPlan(From, From)
{
    public override IReadOnlyList<ParameterPlan> Parameters =>
    [
        new("gamma", ParameterRole.Gain, 1, Tensors),
        new("beta", ParameterRole.Bias, 1, Tensors),
    ];

    public override int Work => 8 * From.Length;

    public override IReadOnlyList<BackwardMistake> Mistakes =>
        [BackwardMistake.MeanTermMissing, BackwardMistake.VarianceTermMissing, BackwardMistake.BiasNotSummed];

    int Tensors => OverBatch ? From.Channels : From.Length;

    /// <summary>The numbers of a batch that share a mean.</summary>
    public int[][] Groups(int batch) => OverBatch
        ? [.. Enumerable.Range(0, From.Channels).Select(c => ChannelOver(c, batch))]
        : [.. Enumerable.Range(0, batch).Select(s => Enumerable.Range(s * From.Length, From.Length).ToArray())];

    public override Layer<T> Build<T>(int batch, IReadOnlyList<Weights<T>> weights, BackwardMistake mistake) =>
        new Normalization<T>(batch, this, weights, mistake);

    public override string ToString() => OverBatch ? "batch norm" : "layer norm";

    int[] ChannelOver(int channel, int batch) =>
    [
        .. from s in Enumerable.Range(0, batch)
           from p in Enumerable.Range(0, From.Positions)
           select (s * From.Length) + (channel * From.Positions) + p,
    ];
}
