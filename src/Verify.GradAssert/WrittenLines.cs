using System.Collections.Concurrent;
using GradientTesting;

namespace VerifyTests;

/// <summary>
/// The lines of reports that this process has given to Verify: in those alone a neighbouring last digit is no difference. Verify tells
/// a comparer nothing of what a text is made of, and two-digit numbers of anything else must not be taken for a report's.
/// </summary>
static class WrittenLines
{
    static readonly ConcurrentDictionary<string, bool> written = new();

    /// <summary>The snapshot, with its lines remembered.</summary>
    public static string Of(GradientReport report)
    {
        var text = report.ToSnapshot();
        foreach (var line in text.Split('\n'))
        {
            written[line.Trim()] = true;
        }

        return text;
    }

    /// <summary>Whether two texts are the same, line by line.</summary>
    public static bool AreEqual(string received, string verified)
    {
        var (left, right) = (received.Split('\n'), verified.Split('\n'));
        return left.Length == right.Length && left.Zip(right).All(pair =>
            pair.First == pair.Second
            || (written.ContainsKey(pair.First.Trim()) && new SnapshotLine(pair.First).Says(new(pair.Second))));
    }
}
