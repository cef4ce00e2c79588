using System.Numerics;

namespace GradientTesting.TestModels.Layers;

/// <summary>Products of vectors by the processor's vector instructions, so that a cost is as quick as a good library's.</summary>
internal static class VectorProduct
{
    /// <summary>Σ x·y</summary>
    public static T Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : struct, INumber<T>
    {
        var sums = Vector<T>.Zero;
        var i = 0;
        for (; i <= x.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            sums += new Vector<T>(x[i..]) * new Vector<T>(y[i..]);
        }

        var sum = Vector.Sum(sums);
        for (; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }

    /// <summary>y += factor·x</summary>
    public static void AddScaled<T>(Span<T> y, T factor, ReadOnlySpan<T> x)
        where T : struct, INumber<T>
    {
        var i = 0;
        for (; i <= y.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            (new Vector<T>(y[i..]) + (new Vector<T>(x[i..]) * factor)).CopyTo(y[i..]);
        }

        for (; i < y.Length; i++)
        {
            y[i] += factor * x[i];
        }
    }
}
