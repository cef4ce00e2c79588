using System.Text.RegularExpressions;

namespace GradientTesting;

/// <summary>Whether two snapshots say the same: the same text, but for neighbouring last digits of two-digit numbers.</summary>
/// <remarks>
/// A number that lies where its last digit changes may be rounded either way on another processor. No more than that is
/// let pass: 2.4e-01 is as good as 2.5e-01, and 9.9e-02 as 1.0e-01, but signs, counts, names and verdicts are exact.
/// </remarks>
internal static partial class SnapshotComparison
{
    public static bool AreEqual(string one, string other)
    {
        if (one == other)
        {
            return true;
        }

        var (left, right) = (Number().Matches(one), Number().Matches(other));
        return left.Count == right.Count
            && Number().Replace(one, "#") == Number().Replace(other, "#")
            && left.Zip(right).All(pair => TwoDigits.AreNeighbours(pair.First.Value, pair.Second.Value));
    }

    [GeneratedRegex(@"(?<![\w.])-?\d\.\de[+-]\d{2,3}(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
