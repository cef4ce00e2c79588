using System.Numerics;
using System.Runtime.CompilerServices;

namespace GradientTesting.Benchmarks;

internal enum ActivationFunction
{
    Sigmoid,
    Tanh,
    Relu,
    LeakyRelu,
    Absolute,
}

internal static class ActivationFunctions
{
    public static bool HasKink(this ActivationFunction function) => function is not (ActivationFunction.Sigmoid or ActivationFunction.Tanh);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(this ActivationFunction function, T x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => function switch
        {
            ActivationFunction.Sigmoid => T.One / (T.One + T.Exp(-x)),
            ActivationFunction.Tanh => T.Tanh(x),
            ActivationFunction.Relu => x > T.Zero ? x : T.Zero,
            ActivationFunction.LeakyRelu => x > T.Zero ? x : x * T.CreateTruncating(0.1),
            _ => T.Abs(x),
        };

    /// <summary>The derivative at x, where the value is y. At a kink, that on the left; of |x| at 0, zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Slope<T>(this ActivationFunction function, T x, T y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => function switch
        {
            ActivationFunction.Sigmoid => y * (T.One - y),
            ActivationFunction.Tanh => T.One - (y * y),
            ActivationFunction.Relu => x > T.Zero ? T.One : T.Zero,
            ActivationFunction.LeakyRelu => x > T.Zero ? T.One : T.CreateTruncating(0.1),
            _ => T.IsZero(x) ? T.Zero : T.CopySign(T.One, x),
        };

    public static string Name(this ActivationFunction function) => function switch
    {
        ActivationFunction.Relu => "ReLU",
        ActivationFunction.LeakyRelu => "leaky ReLU",
        ActivationFunction.Absolute => "abs",
        ActivationFunction.Tanh => "tanh",
        _ => "sigmoid",
    };
}

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
