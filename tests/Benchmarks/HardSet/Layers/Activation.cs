using System.Numerics;

namespace GradientTesting.Benchmarks;

/// <summary>A function of each number by itself.</summary>
internal sealed class Activation<T>(int batch, ActivationPlan plan, BackwardMistake mistake) : Layer<T>(batch, plan)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly ActivationFunction function = plan.Function;

    public override void Forward(T[] x)
    {
        for (var k = 0; k < x.Length; k++)
        {
            Output[k] = plan.InSinglePrecision ? T.CreateTruncating(function.Value(float.CreateTruncating(x[k]))) : function.Value(x[k]);
        }
    }

    public override void Backward(T[] x, T[] dy)
    {
        for (var k = 0; k < x.Length; k++)
        {
            InputGradient[k] = mistake switch
            {
                BackwardMistake.DerivativeOmitted => dy[k],
                BackwardMistake.DerivativeAtOutput => dy[k] * function.Slope(Output[k], function.Value(Output[k])),
                _ => dy[k] * function.Slope(x[k], Output[k]),
            };
        }
    }

    public override bool IsAtKink(T[] x) => function.HasKink() && x.AsSpan().Contains(T.Zero);
}

/// <param name="InSinglePrecision">One call of the float function inside double code: MathF.Tanh for Math.Tanh.</param>
internal sealed record ActivationPlan(Signal From, ActivationFunction Function, bool InSinglePrecision = false) : LayerPlan(From, From)
{
    public override int Work => 4 * From.Length;

    public override int Kinks => Function.HasKink() ? From.Length : 0;

    // The derivative of ReLU and leaky ReLU is the same at its output as at its input.
    public override IReadOnlyList<BackwardMistake> Mistakes => Function is ActivationFunction.Relu or ActivationFunction.LeakyRelu
        ? [BackwardMistake.DerivativeOmitted]
        : [BackwardMistake.DerivativeOmitted, BackwardMistake.DerivativeAtOutput];

    public override Layer<T> Build<T>(int batch, IReadOnlyList<Weights<T>> weights, BackwardMistake mistake) =>
        new Activation<T>(batch, this, mistake);

    public override string ToString() => Function.Name() + (InSinglePrecision ? " in float" : "");
}
