using System.Numerics;

namespace GradientTesting.Benchmarks;

/// <summary>Σ r²/2 where |r| is at most δ, and δ·(|r| − δ/2) beyond, with r = z − y.</summary>
internal sealed class Huber<T>(T delta, bool linearBranchMissing) : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    static readonly T half = T.CreateTruncating(0.5);

    public override T Value(ReadOnlySpan<T> z, ReadOnlySpan<T> y)
    {
        var sum = T.Zero;
        for (var k = 0; k < z.Length; k++)
        {
            var r = T.Abs(z[k] - y[k]);
            sum += r <= delta ? half * r * r : delta * (r - (half * delta));
        }

        return sum;
    }

    public override void Gradient(ReadOnlySpan<T> z, ReadOnlySpan<T> y, Span<T> dz)
    {
        for (var k = 0; k < z.Length; k++)
        {
            var r = z[k] - y[k];
            dz[k] = T.Abs(r) <= delta || linearBranchMissing ? r : T.CopySign(delta, r);
        }
    }
}
