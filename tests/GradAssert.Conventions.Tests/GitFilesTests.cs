using System.Diagnostics;
using System.Text.RegularExpressions;

namespace GradientTesting.Conventions.Tests;

/// <summary>The files that docs/review.md gives for git can be copied as they are.</summary>
public sealed partial class GitFilesTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("git-");

    [Fact]
    public void Git_takes_the_blocks_of_the_page()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "review.md"));
        var files = Blocks().Matches(page).ToDictionary(block => block.Groups["file"].Value, block => block.Groups["text"].Value);
        Assert.Equal([".editorconfig", ".gitattributes", ".gitignore"], files.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, text) in files)
        {
            File.WriteAllText(Path.Combine(folder.FullName, name), text);
        }

        Git("init", "--quiet");
        Assert.Equal("T.M_init_s0.received.txt", Git("check-ignore", "T.M_init_s0.received.txt", "T.M_init_s0.verified.txt"));
        Assert.Equal(
            """
            T.M_init_s0.verified.txt: text: set
            T.M_init_s0.verified.txt: eol: lf
            T.M_init_s0.verified.txt: working-tree-encoding: UTF-8
            """, Git("check-attr", "text", "eol", "working-tree-encoding", "--", "T.M_init_s0.verified.txt"));
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>What git prints, its complaints included.</summary>
    string Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        return (git.StandardOutput.ReadToEnd() + git.StandardError.ReadToEnd()).Trim();
    }

    [GeneratedRegex(@"^```\w+\n# (?<file>\.\w+)\n(?<text>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Blocks();
}
