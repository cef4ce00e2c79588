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
