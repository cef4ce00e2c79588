using System.Text.RegularExpressions;

namespace GradientTesting.PackedFiles;

/// <summary>A page of the repository as a feed shows it: without the repository around it, and without HTML.</summary>
sealed partial class PackedMarkdown(string folder, string repository, string revision)
{
    /// <summary>Links lead to the files of <c>revision</c> in the repository, and comments are left out. Code stays as it is.</summary>
    internal string Of(string page)
    {
        var isCode = false;
        var lines = page.ReplaceLineEndings("\n").Split('\n').Where(line => isCode || !Comment().IsMatch(line)).Select(line =>
        {
            isCode ^= line.StartsWith("```", StringComparison.Ordinal);
            return isCode ? line : Link().Replace(line, Absolute);
        });
        return string.Join("\n", lines);
    }

    string Absolute(Match link)
    {
        var path = link.Groups["path"].Value;
        var file = Path.Combine(folder, path);
        var kind = link.Groups["picture"].Success ? "raw" : File.Exists(file) ? "blob" : Directory.Exists(file) ? "tree"
            : throw new FileNotFoundException($"The link {link.Value} leads to no file.", file);
        return $"{link.Groups["text"].Value}({repository}/{kind}/{revision}/{path}{link.Groups["anchor"].Value})";
    }

    [GeneratedRegex(@"^\s*<!--.*-->\s*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<text>(?<picture>!)?\[(?:[^\[\]]|\[[^\]]*\])*\])\((?!\w+:|#)(?<path>[^)#\s]+)(?<anchor>#[^)\s]*)?\)")]
    private static partial Regex Link();
}
