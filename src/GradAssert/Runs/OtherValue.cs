namespace GradientTesting;

/// <summary>
/// Another value for an element, near its present one: what a component is set to in order to see whether that has an
/// effect.
/// </summary>
internal static class OtherValue
{
    /// <summary>
    /// The exponent of the least move: 1/64 to 1/32 of the element. So near, a setter that checks its range accepts it, and so far
    /// off that even float storage tells 2¹⁸ of them apart.
    /// </summary>
    const int Move = -6;

    /// <summary>
    /// The value, different for each element and seed, with digits down to the last that the storage has, so that a setter which
    /// rounds shows.
    /// </summary>
    /// <param name="start">The present values; what is not finite is taken for zero.</param>
    /// <param name="index">The element.</param>
    /// <param name="seed">Even ones move away from zero, odd ones towards it; a zero is moved up and down.</param>
    /// <param name="scale">What a zero is moved on.</param>
    /// <param name="isSingle">Whether the storage is of type float.</param>
    public static double Of(TensorCopy start, int index, ulong seed, double scale, bool isSingle)
    {
        var unit = (Draw.Bits(seed, index) >> 11) * (1.0 / (1UL << 53));
        var move = Math.ScaleB(1 + unit, Move) * (seed % 2 == 0 ? 1 : -1);
        var from = start[index];
        var value = from == 0 || !double.IsFinite(from) ? move * scale : from * (1 + move);
        value = double.IsFinite(value) ? value : from * (1 - Math.Abs(move));
        return isSingle ? (float)value : value;
    }

    /// <summary>The value some units in the last place away, as the storage counts them; one to two times as many.</summary>
    /// <param name="start">The present values.</param>
    /// <param name="index">The element.</param>
    /// <param name="units">How many.</param>
    /// <param name="scale">What a zero is moved on.</param>
    /// <param name="isSingle">Whether the storage is of type float.</param>
    /// <param name="grain">A unit of storage that is coarser than its last place.</param>
    public static double Beside(TensorCopy start, int index, int units, double scale, bool isSingle, double grain)
    {
        var from = start[index];
        var size = from == 0 || !double.IsFinite(from) ? scale : Math.Abs(from);
        var value = from + (units * Math.Max(grain, size * Math.ScaleB(1, isSingle ? -23 : -52)));
        value = double.IsFinite(value) ? value : from;
        return isSingle ? (float)value : value;
    }

    /// <summary>As <see cref="Of"/>, moved on the scale like a zero.</summary>
    public static double OnScale(TensorCopy start, int index, ulong seed, double scale, bool isSingle)
    {
        var unit = (Draw.Bits(seed, index) >> 11) * (1.0 / (1UL << 53));
        var value = start[index] + (Math.ScaleB(1 + unit, Move) * (seed % 2 == 0 ? scale : -scale));
        return isSingle ? (float)value : value;
    }

    /// <summary>What zeros of a component are moved on: its root mean square, or 1.</summary>
    public static double ScaleOf(TensorCopy start) => Magnitude.Rms(start) is > 0 and < double.PositiveInfinity and var scale ? scale : 1;
}
