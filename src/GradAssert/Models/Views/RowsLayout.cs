using System.Runtime.CompilerServices;

namespace GradientTesting;

/// <summary>An array of rows of equal length. A row may be replaced by another of that length.</summary>
internal readonly struct RowsLayout<T> : ILayout<T[][], T>
    where T : unmanaged
{
    public static bool Exists(T[][]? storage) => storage is { Length: > 0 };

    public static string? Flaw(T[][] storage)
    {
        int columns = Columns(storage);
        for (int row = 0; row < storage.Length; row++)
        {
            if (storage[row] is null)
                return $"expected an array in each row, found null in row {row}. Allocate every row.";
            if (storage[row].Length is var found && found != columns)
                return $"expected each row as long as row 0, which has {columns}, found {found} in row {row}. " +
                    "Make the rows equally long, or pass each as a component of its own.";
        }
        return null;
    }

    public static int[] Shape(T[][] storage) => [storage.Length, Columns(storage)];

    public static int Length(T[][] storage) => checked(storage.Length * Columns(storage));

    public static ref T Element(T[][] storage, int index)
    {
        int columns = Columns(storage);
        if (index < 0 || columns == 0 || index / columns >= storage.Length
            || storage[index / columns] is not { } row || row.Length != columns)
            return ref Unsafe.NullRef<T>();
        return ref row[index % columns];
    }

    static int Columns(T[][] storage) => storage is [{ } first, ..] ? first.Length : 0;
}
