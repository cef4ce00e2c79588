using System.Runtime.CompilerServices;

namespace GradientTesting;

/// <summary>
/// An array of rows of equal length, each of which may be an array of rows again. A row may be replaced by another of that length.
/// </summary>
internal readonly struct RowsLayout<TRow, T, TLayout> : ILayout<TRow[], T>
    where TRow : class
    where T : unmanaged
    where TLayout : ILayout<TRow, T>
{
    // Rows of which none is made are none; most often the first one is.
    public static bool Exists(TRow[]? storage)
    {
        for (int row = 0; row < storage?.Length; row++)
        {
            if (storage[row] is not null)
                return true;
        }

        return false;
    }

    public static string? Flaw(TRow[] storage)
    {
        for (int row = 0; row < storage.Length; row++)
        {
            if (storage[row] is null)
                return $"expected an array in each row, found null in row {row}. Allocate every row.";
            if (TLayout.Flaw(storage[row]) is { } flaw)
                return $"row {row}: {flaw}";
            if (!AreAlike(storage[row], storage[0]))
                return $"expected each row as long as row 0, which has {Sizes(storage[0])}, found {Sizes(storage[row])} in row {row}. " +
                    "Make the rows equally long, or pass each as a component of its own.";
        }
        return null;
    }

    public static IEnumerable<StoragePart> Parts(TRow[] storage) => storage.OfType<TRow>().SelectMany(TLayout.Parts);

    public static int[] Shape(TRow[] storage) => [storage.Length, .. storage is [{ } first, ..] ? TLayout.Shape(first) : [0]];

    public static int Length(TRow[] storage) => checked(storage.Length * OfRow(storage));

    public static ref T Element(TRow[] storage, int index)
    {
        int length = OfRow(storage);
        if (index < 0 || length == 0 || index / length >= storage.Length
            || storage[index / length] is not { } row || TLayout.Length(row) != length)
            return ref Unsafe.NullRef<T>();
        return ref TLayout.Element(row, index % length);
    }

    static int OfRow(TRow[] storage) => storage is [{ } first, ..] ? TLayout.Length(first) : 0;

    // Asked often, so that nothing is allocated: of rows of rows, as many of them and as many elements.
    static bool AreAlike(TRow one, TRow other) =>
        TLayout.Length(one) == TLayout.Length(other) && ((Array)(object)one).Length == ((Array)(object)other).Length;

    static string Sizes(TRow row) => string.Join('×', TLayout.Shape(row));
}
