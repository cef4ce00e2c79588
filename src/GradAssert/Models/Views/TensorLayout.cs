using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GradientTesting;

/// <summary>An array of any number of dimensions, which .NET keeps with the last one innermost.</summary>
internal readonly struct TensorLayout<T> : ILayout<Array, T>
    where T : unmanaged
{
    public static bool Exists(Array? storage) => storage is { Length: > 0 };

    public static int[] Shape(Array storage)
    {
        var sizes = new int[storage.Rank];
        for (var dimension = 0; dimension < sizes.Length; dimension++)
        {
            sizes[dimension] = storage.GetLength(dimension);
        }

        return sizes;
    }

    public static int Length(Array storage) => storage.Length;

    public static ref T Element(Array storage, int index)
    {
        if ((uint)index >= (uint)storage.Length)
            return ref Unsafe.NullRef<T>();
        return ref Unsafe.Add(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(storage)), index);
    }
}
