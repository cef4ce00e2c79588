using System.Numerics;

namespace GradientTesting.Benchmarks;

/// <summary>y = x·W + b, with W of inputs × outputs.</summary>
internal sealed class Dense<T>(int batch, DensePlan plan, IReadOnlyList<Weights<T>> weights, BackwardMistake mistake)
    : Layer<T>(batch, plan)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly Weights<T> w = weights[0];
    readonly Weights<T>? b = plan.HasBias ? weights[1] : null;

    public override void Forward(T[] x)
    {
        for (var s = 0; s < Batch; s++)
        {
            var from = InputOf(x, s);
            var to = OutputOf(Output, s);
            to.Clear();
            b?.Values.CopyTo(to);
            for (var i = 0; i < from.Length; i++)
            {
                Vectors.AddScaled(to, from[i], w.Values.AsSpan(i * Outputs, Outputs));
            }
        }
    }

    public override void Backward(T[] x, T[] dy)
    {
        Array.Clear(w.Gradient);
        Array.Clear(b?.Gradient ?? []);
        for (var s = 0; s < Batch; s++)
        {
            var input = InputOf(x, s);
            var dInput = InputOf(InputGradient, s);
            var dOutput = OutputOf(dy, s);
            for (var i = 0; i < input.Length; i++)
            {
                Vectors.AddScaled(w.Gradient.AsSpan(i * Outputs, Outputs), input[i], dOutput);
                dInput[i] = Vectors.Dot<T>(w.Values.AsSpan(i * Outputs, Outputs), dOutput);
            }

            if (b is not null && mistake == BackwardMistake.BiasNotSummed)
            {
                dOutput.CopyTo(b.Gradient);
            }
            else if (b is not null)
            {
                Vectors.AddScaled(b.Gradient, T.One, dOutput);
            }
        }
    }
}

internal sealed record DensePlan(Signal From, int Units, bool HasBias) : LayerPlan(From, new Signal(Units))
{
    public override IReadOnlyList<ParameterPlan> Parameters =>
    [
        new("W", ParameterRole.Weight, Input.Length, Input.Length, Units),
        .. HasBias ? [new ParameterPlan("b", ParameterRole.Bias, Input.Length, Units)] : Array.Empty<ParameterPlan>(),
    ];

    public override int Work => Input.Length * Units;

    public override IReadOnlyList<BackwardMistake> Mistakes => HasBias ? [BackwardMistake.BiasNotSummed] : [];

    public override Layer<T> Build<T>(int batch, IReadOnlyList<Weights<T>> weights, BackwardMistake mistake) =>
        new Dense<T>(batch, this, weights, mistake);

    public override string ToString() => $"dense {Units}";
}
