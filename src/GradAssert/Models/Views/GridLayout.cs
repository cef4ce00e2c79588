using System.Runtime.CompilerServices;

namespace GradientTesting;

/// <summary>A rectangular array, which .NET keeps row by row.</summary>
internal readonly struct GridLayout<T> : ILayout<T[,], T>
    where T : unmanaged
{
    public static bool Exists(T[,]? storage) => storage is { Length: > 0 };

    public static int[] Shape(T[,] storage) => [storage.GetLength(0), storage.GetLength(1)];

    public static int Length(T[,] storage) => storage.Length;

    public static ref T Element(T[,] storage, int index)
    {
        if ((uint)index >= (uint)storage.Length)
            return ref Unsafe.NullRef<T>();
        (int row, int column) = Math.DivRem(index, storage.GetLength(1));
        return ref storage[row, column];
    }
}
