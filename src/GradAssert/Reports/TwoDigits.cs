using System.Globalization;

namespace GradientTesting;

/// <summary>
/// Numbers at two significant digits, as in <c>-2.4e-01</c>: what a snapshot says of a number, and how two of them compare.
/// </summary>
internal static class TwoDigits
{
    // Gradients are often round numbers, and 0.125 plus or minus noise would come out as 1.2 or 1.3. No round number lies
    // where the digit changes once all are a hair larger; the hair is longer than noise and shorter than a digit.
    const double Hair = 1.00002;

    public static string Of(double number) => (number * Hair).ToString("0.0e+00", CultureInfo.InvariantCulture);

    /// <summary>True for equal numbers, and for neighbours such as 2.4e-01 and 2.5e-01, or 9.9e-02 and 1.0e-01.</summary>
    public static bool AreNeighbours(string one, string other) =>
        one == other
        || (one[0] == '-') == (other[0] == '-') && AreNeighbours(Parts(one), Parts(other));

    static bool AreNeighbours((int Digits, int Exponent) one, (int Digits, int Exponent) other) =>
        one.Exponent == other.Exponent ? Math.Abs(one.Digits - other.Digits) == 1 && Math.Min(one.Digits, other.Digits) > 0
        : one.Exponent > other.Exponent ? (one.Exponent - other.Exponent, one.Digits, other.Digits) == (1, 10, 99)
        : AreNeighbours(other, one);

    static (int Digits, int Exponent) Parts(string number)
    {
        var e = number.IndexOf('e', StringComparison.Ordinal);
        var digits = number[..e].TrimStart('-').Replace(".", "", StringComparison.Ordinal);
        return (
            int.Parse(digits, CultureInfo.InvariantCulture),
            int.Parse(number.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }
}
