using System.Numerics;
using System.Runtime.InteropServices;

namespace GradientTesting.Tests.Findings;

/// <summary>Products by the processor's vector instructions: tests run unoptimized, and evaluate a net ten thousand times.</summary>
internal static class Vectors
{
    /// <summary>Σ x·y</summary>
    public static T Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : struct, INumber<T>
    {
        ref var ofX = ref MemoryMarshal.GetReference(x);
        ref var ofY = ref MemoryMarshal.GetReference(y);
        var (sums, i, width) = (Vector<T>.Zero, 0, Vector<T>.Count);
        for (; i <= x.Length - width; i += width)
        {
            sums += Vector.LoadUnsafe(ref ofX, (nuint)i) * Vector.LoadUnsafe(ref ofY, (nuint)i);
        }

        var sum = Vector.Sum(sums);
        for (; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }

    /// <summary>Σ x</summary>
    public static T Sum<T>(ReadOnlySpan<T> x)
        where T : struct, INumber<T>
    {
        ref var of = ref MemoryMarshal.GetReference(x);
        var (sums, i, width) = (Vector<T>.Zero, 0, Vector<T>.Count);
        for (; i <= x.Length - width; i += width)
        {
            sums += Vector.LoadUnsafe(ref of, (nuint)i);
        }

        var sum = Vector.Sum(sums);
        for (; i < x.Length; i++)
        {
            sum += x[i];
        }

        return sum;
    }

    /// <summary>y += factor·x</summary>
    public static void AddScaled<T>(Span<T> y, T factor, ReadOnlySpan<T> x)
        where T : struct, INumber<T>
    {
        ref var ofX = ref MemoryMarshal.GetReference(x);
        ref var ofY = ref MemoryMarshal.GetReference(y);
        var (i, width) = (0, Vector<T>.Count);
        for (; i <= y.Length - width; i += width)
        {
            (Vector.LoadUnsafe(ref ofY, (nuint)i) + (factor * Vector.LoadUnsafe(ref ofX, (nuint)i))).StoreUnsafe(ref ofY, (nuint)i);
        }

        for (; i < y.Length; i++)
        {
            y[i] += factor * x[i];
        }
    }

    /// <summary>a = max(z, 0) + leak·min(z, 0)</summary>
    public static void LeakyRelu<T>(ReadOnlySpan<T> z, Span<T> a, T leak)
        where T : struct, INumber<T>
    {
        ref var from = ref MemoryMarshal.GetReference(z);
        ref var to = ref MemoryMarshal.GetReference(a);
        var (i, width, zero) = (0, Vector<T>.Count, Vector<T>.Zero);
        for (; i <= z.Length - width; i += width)
        {
            var vector = Vector.LoadUnsafe(ref from, (nuint)i);
            (Vector.Max(vector, zero) + (leak * Vector.Min(vector, zero))).StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < z.Length; i++)
        {
            a[i] = z[i] > T.Zero ? z[i] : leak * z[i];
        }
    }

    /// <summary>d = d where z &gt; 0, and leak·d elsewhere.</summary>
    public static void LeakyReluBackward<T>(Span<T> d, ReadOnlySpan<T> z, T leak)
        where T : struct, INumber<T>
    {
        ref var of = ref MemoryMarshal.GetReference(z);
        ref var at = ref MemoryMarshal.GetReference(d);
        var (i, width) = (0, Vector<T>.Count);
        for (; i <= d.Length - width; i += width)
        {
            var slopes = Vector.LoadUnsafe(ref at, (nuint)i);
            var isAhead = Vector.GreaterThan(Vector.LoadUnsafe(ref of, (nuint)i), Vector<T>.Zero);
            Vector.ConditionalSelect(isAhead, slopes, leak * slopes).StoreUnsafe(ref at, (nuint)i);
        }

        for (; i < d.Length; i++)
        {
            d[i] *= z[i] > T.Zero ? T.One : leak;
        }
    }
}
