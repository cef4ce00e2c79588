using System.Numerics;

namespace GradientTesting.Benchmarks;

/// <summary>The loss of one sample: outputs z against targets y.</summary>
internal abstract class Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public abstract T Value(ReadOnlySpan<T> z, ReadOnlySpan<T> y);

    public abstract void Gradient(ReadOnlySpan<T> z, ReadOnlySpan<T> y, Span<T> dz);

    public virtual bool IsAtKink(ReadOnlySpan<T> z, ReadOnlySpan<T> y) => false;
}
