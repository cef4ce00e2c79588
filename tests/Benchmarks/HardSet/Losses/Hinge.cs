using System.Numerics;

namespace GradientTesting.Benchmarks;

/// <summary>Σ max(0, margin − y·z), with targets of ±1.</summary>
internal sealed class Hinge<T>(T margin, bool marginMissing) : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override T Value(ReadOnlySpan<T> z, ReadOnlySpan<T> y)
    {
        var sum = T.Zero;
        for (var k = 0; k < z.Length; k++)
        {
            sum += T.Max(T.Zero, margin - (y[k] * z[k]));
        }

        return sum;
    }

    public override void Gradient(ReadOnlySpan<T> z, ReadOnlySpan<T> y, Span<T> dz)
    {
        for (var k = 0; k < z.Length; k++)
        {
            dz[k] = y[k] * z[k] < (marginMissing ? T.Zero : margin) ? -y[k] : T.Zero;
        }
    }

    public override bool IsAtKink(ReadOnlySpan<T> z, ReadOnlySpan<T> y)
    {
        for (var k = 0; k < z.Length; k++)
        {
            if (y[k] * z[k] == margin)
            {
                return true;
            }
        }

        return false;
    }
}
