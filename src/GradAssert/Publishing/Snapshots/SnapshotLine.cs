using System.Text.RegularExpressions;

namespace GradientTesting;

/// <summary>A line of a snapshot: what it says, and its two-digit numbers.</summary>
/// <param name="line">Spaces at its end, which editors take away or leave behind, count for nothing.</param>
internal sealed partial class SnapshotLine(string line)
{
    // Most lines are compared with their like, and need no taking apart.
    (string Words, string[] Numbers)? parts;

    public string Text { get; } = line.TrimEnd();

    (string Words, string[] Numbers) Parts => parts ??= Number().Matches(Text) is { Count: > 0 } numbers
        ? (Number().Replace(Text, "\n"), [.. numbers.Select(match => match.Value)]) // which no line contains
        : (Text, []);

    public static SnapshotLine[] Of(string text) => [.. text.Split('\n').Select(line => new SnapshotLine(line))];

    /// <summary>Whether both say the same, but for neighbouring last digits.</summary>
    public bool Says(SnapshotLine other) =>
        Text == other.Text
        || (Parts.Words == other.Parts.Words
            && Parts.Numbers.Length == other.Parts.Numbers.Length
            && Parts.Numbers.Zip(other.Parts.Numbers).All(pair => TwoDigits.AreNeighbours(pair.First, pair.Second)));

    [GeneratedRegex(@"(?<![\w.])-?\d\.\de[+-]\d{2,3}(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
