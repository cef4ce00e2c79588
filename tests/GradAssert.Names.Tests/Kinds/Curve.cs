using System.Numerics;

namespace GradientTesting.Names.Kinds;

internal enum Curve { Tanh, Sigmoid, Gelu, Softplus, Elu }

/// <summary>The activations and their derivatives.</summary>
internal static class Curves
{
    public static T At<T>(this Curve curve, T x) where T : struct, IFloatingPointIeee754<T> => curve switch
    {
        Curve.Tanh => T.Tanh(x),
        Curve.Sigmoid => T.One / (T.One + T.Exp(-x)),
        Curve.Gelu => x / (T.One + T.One) * (T.One + T.Tanh(Inner(x, Root))),
        Curve.Softplus => T.Log(T.One + T.Exp(x)),
        _ => x > T.Zero ? x : T.Exp(x) - T.One,
    };

    public static T Slope<T>(this Curve curve, T x) where T : struct, IFloatingPointIeee754<T> => curve switch
    {
        Curve.Tanh => T.One - (T.Tanh(x) * T.Tanh(x)),
        Curve.Sigmoid => Curve.Sigmoid.At(x) * (T.One - Curve.Sigmoid.At(x)),
        Curve.Gelu => GeluSlope(x, Root),
        Curve.Softplus => Curve.Sigmoid.At(x),
        _ => x > T.Zero ? T.One : T.Exp(x),
    };

    /// <summary>√(2/π).</summary>
    public const double Root = 0.79788456080286541;

    public static T GeluSlope<T>(T x, double root) where T : struct, IFloatingPointIeee754<T>
    {
        var (half, tanh) = (T.CreateTruncating(0.5), T.Tanh(Inner(x, root)));
        var inner = T.CreateTruncating(root) * (T.One + (T.CreateTruncating(3 * 0.044715) * x * x));
        return (half * (T.One + tanh)) + (half * x * (T.One - (tanh * tanh)) * inner);
    }

    static T Inner<T>(T x, double root) where T : struct, IFloatingPointIeee754<T> =>
        T.CreateTruncating(root) * (x + (T.CreateTruncating(0.044715) * x * x * x));
}
