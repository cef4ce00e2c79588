namespace GradientTesting;

/// <summary>Other values of x, at which a derivative is asked for too: what was captured is right at the given ones alone.</summary>
internal static class OtherValues
{
    /// <summary>Parts of an element's size: far enough to see what was captured, and where that is outside of the domain, nearer.</summary>
    static readonly double[] sizes = [0.3, 0.01];

    /// <summary>Of its scale, the least that a number counts as: a move by parts of less would not be seen.</summary>
    const double Least = 0.01;

    /// <summary>To sides that are drawn, and where a function is not defined there, up, and down.</summary>
    static readonly int[] sides = [0, 1, -1];

    /// <summary>
    /// The first of up to six points that is accepted. Every element is moved, since a part of them may be captured, and by parts of its
    /// own size, since many functions are defined for one sign alone.
    /// </summary>
    /// <param name="point">The point.</param>
    /// <param name="scales">The length on which each element lives.</param>
    /// <param name="accept">What a point is good for; null where the function is not defined.</param>
    public static T? First<T>(double[] point, double[] scales, Func<double[], double, T?> accept)
        where T : class
    {
        foreach (var size in sizes)
        {
            foreach (var side in sides)
            {
                if (accept(Moved(point, scales, size, side), size) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    /// <summary>How far off other values are, in words.</summary>
    public static string Away(double distance) => FormattableString.Invariant($"up to {100 * distance:0.#}% of their size away");

    /// <summary>
    /// The length on which each element lives there: how far off it is. Of a derivative that was captured the error changes its sign on
    /// the way back, and no walk gets so far.
    /// </summary>
    public static double[] Lengths(double[] point, double[] other) =>
        [.. point.Zip(other, (x, y) => x == y ? Math.Max(1, Math.Abs(x)) : Math.Abs(x - y))];

    /// <summary>Numbers of the user's, where they are as many as expected and finite; null where they are not.</summary>
    public static MatrixNumbers? Finite(Func<MatrixNumbers> call, int length)
    {
        try
        {
            return call() is var found && found.Numbers.Length == length && Array.TrueForAll(found.Numbers, double.IsFinite) ? found : null;
        }
#pragma warning disable CA1031 // As of a cost outside of its domain.
        catch (Exception thrown) when (!ModelUnderTest.EndsTheCheck(thrown))
#pragma warning restore CA1031
        {
            return null;
        }
    }

    static double[] Moved(double[] point, double[] scales, double size, int side) => [.. point.Select((x, i) =>
    {
        var bits = Draw.Bits(Seed, i);
        var length = x == 0 ? scales[i] : Math.Max(Math.Abs(x), Least * scales[i]);
        var sign = side != 0 ? side : (bits & 1) == 0 ? 1 : -1;
        return x + (sign * size * length * (0.5 + (0.5 * (bits >> 11) / (1UL << 53))));
    })];

    const ulong Seed = 5;
}
