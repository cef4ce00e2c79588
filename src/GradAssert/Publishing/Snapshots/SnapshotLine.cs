using System.Text.RegularExpressions;

namespace GradientTesting;

/// <summary>A line of a snapshot: what it says, and its two-digit numbers.</summary>
internal sealed partial class SnapshotLine
{
    readonly string words;
    readonly string[] numbers;

    /// <param name="line">Spaces at its end, which editors take away or leave behind, count for nothing.</param>
    public SnapshotLine(string line)
    {
        Text = line.TrimEnd();
        words = Number().Replace(Text, "\n"); // which no line contains
        numbers = [.. Number().Matches(Text).Select(match => match.Value)];
    }

    public string Text { get; }

    public static SnapshotLine[] Of(string text) => [.. text.Split('\n').Select(line => new SnapshotLine(line))];

    /// <summary>Whether both say the same, but for neighbouring last digits.</summary>
    public bool Says(SnapshotLine other) =>
        words == other.words
        && numbers.Length == other.numbers.Length
        && numbers.Zip(other.numbers).All(pair => TwoDigits.AreNeighbours(pair.First, pair.Second));

    [GeneratedRegex(@"(?<![\w.])-?\d\.\de[+-]\d{2,3}(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
