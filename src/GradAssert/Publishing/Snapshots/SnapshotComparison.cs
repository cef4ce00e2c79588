namespace GradientTesting;

/// <summary>Whether two snapshots say the same: the same text, but for neighbouring last digits of two-digit numbers.</summary>
/// <remarks>
/// A number that lies where its last digit changes may be rounded either way on another processor. No more than that is
/// let pass: 2.4e-01 is as good as 2.5e-01, and 9.9e-02 as 1.0e-01, but signs, counts, names and verdicts are exact.
/// </remarks>
internal static class SnapshotComparison
{
    public static bool AreEqual(string one, string other)
    {
        if (one == other)
        {
            return true;
        }

        var (left, right) = (SnapshotLine.Of(one), SnapshotLine.Of(other));
        return left.Length == right.Length && left.Zip(right).All(pair => pair.First.Says(pair.Second));
    }
}
