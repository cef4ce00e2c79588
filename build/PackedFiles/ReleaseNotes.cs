using System.Text.RegularExpressions;

namespace GradientTesting.PackedFiles;

/// <summary>What CHANGELOG.md says of its first version.</summary>
static partial class ReleaseNotes
{
    internal static string Newest(string changelog) =>
        Section().Match(changelog.ReplaceLineEndings("\n")) is { Success: true } section
            ? section.Groups["text"].Value.Trim() + "\n"
            : throw new FormatException("The changelog has no heading of a version, as in \"## Unreleased\".");

    [GeneratedRegex(@"^## [^\n]*\n(?<text>.*?)(?=^## |\z)", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Section();
}
