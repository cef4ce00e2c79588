using System.Numerics;

namespace GradientTesting.Benchmarks;

/// <summary>The two inner loops of every layer, in the precision of the layer.</summary>
internal static class Vectors
{
    /// <summary>y += a·x. Each product is rounded before it is added, as in a plain loop, so float has the noise of plain code.</summary>
    public static void AddScaled<T>(Span<T> y, T a, ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var k = 0;
        for (var factor = new Vector<T>(a); k <= x.Length - Vector<T>.Count; k += Vector<T>.Count)
        {
            (new Vector<T>(y[k..]) + (factor * new Vector<T>(x[k..]))).CopyTo(y[k..]);
        }

        for (; k < x.Length; k++)
        {
            y[k] += a * x[k];
        }
    }

    /// <summary>⟨x, y⟩.</summary>
    public static T Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (k, sum, sums) = (0, T.Zero, Vector<T>.Zero);
        for (; k <= x.Length - Vector<T>.Count; k += Vector<T>.Count)
        {
            sums += new Vector<T>(x[k..]) * new Vector<T>(y[k..]);
        }

        for (; k < x.Length; k++)
        {
            sum += x[k] * y[k];
        }

        return sum + Vector.Sum(sums);
    }
}
