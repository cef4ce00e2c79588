namespace GradientTesting;

/// <summary>A one-dimensional array, row-major by the user's own account.</summary>
internal readonly struct ArrayLayout<T> : ILayout<T[], T>
    where T : unmanaged
{
    public static bool Exists(T[]? storage) => storage is { Length: > 0 };

    public static int[] Shape(T[] storage) => [storage.Length];

    public static int Length(T[] storage) => storage.Length;

    public static ref T Element(T[] storage, int index) => ref Contiguous.Element(storage.AsSpan(), index);
}
