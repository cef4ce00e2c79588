using System.Buffers;
using System.Runtime.InteropServices;

namespace GradientTesting;

/// <summary>A part of an array or of unmanaged memory, row-major by the user's own account.</summary>
internal readonly struct MemoryLayout<T> : ILayout<Memory<T>, T>
    where T : unmanaged
{
    // A null array becomes an empty Memory on conversion.
    public static bool Exists(Memory<T> storage) => !storage.IsEmpty;

    public static IEnumerable<StoragePart> Parts(Memory<T> storage) =>
        MemoryMarshal.TryGetArray<T>(storage, out var segment) && segment.Array is { } array ? [new(array, segment.Offset, segment.Count)]
        : MemoryMarshal.TryGetMemoryManager<T, MemoryManager<T>>(storage, out var manager, out var start, out var length)
            && manager is not null ? [new(manager, start, length)]
        : [];

    public static int[] Shape(Memory<T> storage) => [storage.Length];

    public static int Length(Memory<T> storage) => storage.Length;

    public static ref T Element(Memory<T> storage, int index) => ref Contiguous.Element(storage.Span, index);
}
