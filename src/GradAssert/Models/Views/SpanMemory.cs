using System.Buffers;

namespace GradientTesting;

/// <summary>What an accessor shows, as memory: the span is asked for at each use, so that a model may replace what is behind it.</summary>
internal sealed class SpanMemory<T>(SpanAccessor<T> accessor) : MemoryManager<T>
    where T : unmanaged
{
    /// <summary>As long as the span is now; empty while there is none.</summary>
    public Memory<T> Present => accessor().Length is > 0 and var length ? CreateMemory(length) : default;

    public override Span<T> GetSpan() => accessor();

    public override MemoryHandle Pin(int elementIndex = 0) =>
        throw new NotSupportedException("Where the numbers are is known while they are read only.");

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
