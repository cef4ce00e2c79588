using System.Globalization;
using System.Numerics;

namespace GradientTesting;

/// <summary>The sizes that a user declared for flat storage, checked once.</summary>
internal sealed class TensorShape
{
    TensorShape(int[] sizes, int length) => (Sizes, Length) = (Array.AsReadOnly(sizes), length);

    public IReadOnlyList<int> Sizes { get; }

    public int Length { get; }

    /// <exception cref="ArgumentException">No size, a size below 1, or too many elements for an index.</exception>
    public static TensorShape Of(string component, int[] shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        // The caller's array may change later; the shape that was checked must not.
        int[] sizes = [.. shape];
        if (sizes.Length == 0)
            throw new ArgumentException(
                $"Component \"{component}\": expected one size or more, found none. Pass [1] for a single number.",
                nameof(shape));
        if (sizes.Any(size => size < 1))
            throw new ArgumentException(
                $"Component \"{component}\": expected sizes of 1 or more, found the shape {Text(sizes)}.",
                nameof(shape));

        BigInteger length = sizes.Aggregate(BigInteger.One, (product, size) => product * size);
        if (length > int.MaxValue)
            throw new ArgumentException(
                $"Component \"{component}\": expected {int.MaxValue} elements at most, " +
                $"found the shape {Text(sizes)}. Pass it as several components.", nameof(shape));
        return new(sizes, (int)length);
    }

    public override string ToString() => Text(Sizes);

    static string Text(IEnumerable<int> sizes) =>
        string.Join(" x ", sizes.Select(size => size.ToString(CultureInfo.InvariantCulture)));
}
