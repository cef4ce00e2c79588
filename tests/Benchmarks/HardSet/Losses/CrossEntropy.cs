using System.Numerics;

namespace GradientTesting.Benchmarks;

/// <summary>−log softmax(z)[class]; the targets are one-hot.</summary>
internal sealed class CrossEntropy<T> : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override T Value(ReadOnlySpan<T> z, ReadOnlySpan<T> y)
    {
        var (largest, sum) = Exponentials(z);
        var loss = T.Zero;
        for (var k = 0; k < z.Length; k++)
        {
            loss += y[k] * (T.Log(sum) + largest - z[k]);
        }

        return loss;
    }

    public override void Gradient(ReadOnlySpan<T> z, ReadOnlySpan<T> y, Span<T> dz)
    {
        var (largest, sum) = Exponentials(z);
        for (var k = 0; k < z.Length; k++)
        {
            dz[k] = (T.Exp(z[k] - largest) / sum) - y[k];
        }
    }

    static (T Largest, T Sum) Exponentials(ReadOnlySpan<T> z)
    {
        var (largest, sum) = (z[0], T.Zero);
        foreach (var logit in z)
        {
            largest = T.Max(largest, logit);
        }

        foreach (var logit in z)
        {
            sum += T.Exp(logit - largest);
        }

        return (largest, sum);
    }
}
