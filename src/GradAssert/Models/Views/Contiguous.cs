using System.Runtime.CompilerServices;

namespace GradientTesting;

/// <summary>Elements that lie in storage in the order in which they are counted.</summary>
internal static class Contiguous
{
    /// <summary>Element <paramref name="index"/>, or a null reference outside of the span.</summary>
    public static ref T Element<T>(Span<T> elements, int index)
    {
        if ((uint)index >= (uint)elements.Length)
            return ref Unsafe.NullRef<T>();
        return ref elements[index];
    }
}
