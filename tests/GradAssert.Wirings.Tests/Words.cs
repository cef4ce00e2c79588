using System.Text.RegularExpressions;

namespace GradientTesting.Wirings.Tests;

/// <summary>Words by which a message leads to a mistake, and how they are looked for.</summary>
internal static partial class Words
{
    /// <summary>What is written is lost, since the view is of a copy.</summary>
    public static string[] Copy { get; } = ["a copy", "copies"];

    /// <summary>What is written is kept, and the cost never reads it.</summary>
    public static string[] Unread { get; } =
    [
        "not react", "not depend", "not read", "never read", "nothing reads",
        "not move the cost", "no effect", "other storage", "not connected", "not use",
        "cost … not change",
    ];

    /// <summary>The setter stores nothing, or something else.</summary>
    public static string[] Setter { get; } = ["setter", "read back", "reads back"];

    /// <summary>Two views look at the same numbers.</summary>
    public static string[] Shared { get; } = ["share", "same storage", "same array", "same element", "overlap"];

    /// <summary>The gradient belongs to other values.</summary>
    public static string[] Stale { get; } =
        ["another forward pass", "forward pass before", "earlier forward pass", "other values", "stale", "cache"];

    /// <summary>A fixed view of storage that the model replaces.</summary>
    public static string[] Replaced { get; } = ["pass a Func", "no longer uses", "replace"];

    public static string[] KeepProb { get; } = Setting("keep-prob");

    public static string[] Lambda { get; } = Setting("λ");

    /// <summary>
    /// Whether a text has the words, whatever the case of their letters; where there is " … " in them, each part in turn, in one
    /// sentence. A part that ends in a digit is a number, and is not found inside of another one.
    /// </summary>
    public static bool AreIn(string text, string words)
    {
        var pattern = string.Join(".*", words.Split(" … ").Select(Part));
        return Array.Exists(Sentences(text),
            sentence => Regex.IsMatch(sentence, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
    }

    static string[] Setting(string name) =>
        [.. new[] { "no effect", "not change", "not react", "not reach", "not move", "setter",
            "read back", "reads back", "same cost", "not take" }.Select(end => $"{name} … {end}")];

    /// <summary>Without where it was seen, which has numbers of its own, and without an advice that is for models, not for views.</summary>
    static string[] Sentences(string text) => SentenceEnd().Split(
        SeenAt().Replace(text, "").Replace("Work on a copy", "", StringComparison.Ordinal)
            .Replace("KeepProbability", "keep-prob", StringComparison.Ordinal).Replace("Lambda", "λ", StringComparison.Ordinal));

    static string Part(string part) => char.IsDigit(part[^1]) ? $@"(?<![\w.,]){Regex.Escape(part)}(?!\w|[.,]\d*[1-9])" : Regex.Escape(part);

    [GeneratedRegex(@"\n|(?<=[.;?!])\s")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\(Seen at: .*?\)|seed:? \d+")]
    private static partial Regex SeenAt();
}
