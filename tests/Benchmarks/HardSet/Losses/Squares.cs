using System.Numerics;

namespace GradientTesting.Benchmarks;

/// <summary>½ Σ (z − y)².</summary>
internal sealed class Squares<T> : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    static readonly T half = T.CreateTruncating(0.5);

    public override T Value(ReadOnlySpan<T> z, ReadOnlySpan<T> y)
    {
        var sum = T.Zero;
        for (var k = 0; k < z.Length; k++)
        {
            sum += (z[k] - y[k]) * (z[k] - y[k]);
        }

        return half * sum;
    }

    public override void Gradient(ReadOnlySpan<T> z, ReadOnlySpan<T> y, Span<T> dz)
    {
        for (var k = 0; k < z.Length; k++)
        {
            dz[k] = z[k] - y[k];
        }
    }
}
