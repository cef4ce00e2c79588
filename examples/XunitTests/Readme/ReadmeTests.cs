using System.Globalization;
using System.Text.RegularExpressions;

namespace XunitTests.Readme;

/// <summary>What README.md and the pages beside it show is what the examples compile, and what they print.</summary>
public partial class ReadmeTests
{
    static readonly string root = FindRoot(new(AppContext.BaseDirectory));
    static readonly string readme = Read("README.md");

    static readonly string[] pages =
    [
        "README.md", "docs/models.md", "docs/running.md", "docs/frameworks.md", "docs/coverage.md", "docs/layers.md", "docs/sizes.md",
        "docs/wiring.md", "docs/derivatives.md", "docs/inconclusive.md", "docs/float32.md", "docs/dropout.md", "docs/recurrent.md",
        "docs/large-models.md", "docs/ci.md", "docs/fsharp.md", "docs/options.md",
        "docs/mstest.md", "docs/tunit.md", "docs/torchsharp.md", "docs/review.md",
    ];

    public static TheoryData<string, string> Sources
    {
        get
        {
            var sources = new TheoryData<string, string>();
            foreach (var page in pages)
            {
                foreach (Match block in Block().Matches(Read(page)))
                {
                    sources.Add(page, block.Groups["source"].Value);
                }
            }

            return sources;
        }
    }

    [Theory, MemberData(nameof(Sources))]
    public void Code_is_a_region_of_an_example(string page, string source)
    {
        var parts = source.Split('#');
        Assert.Equal(Region(Read(parts[0]), parts[1]), Shown(page, source));
    }

    // The code of docs/review.md that has no such line is held against what it shows by ReviewTests.
    [Fact]
    public void All_code_says_where_it_is_from() => Assert.All(pages[..^1], page =>
        Assert.Equal(Regex.Count(Read(page), "^```(csharp|fsharp)", RegexOptions.Multiline), Block().Count(Read(page))));

    [Fact]
    public void The_first_page_is_short() => Assert.InRange(readme.Split('\n').Length, 1, 220);

    [Fact]
    public void Every_link_leads_somewhere()
    {
        var links =
            from page in pages.Append("docs/numerics.md").Append("CONTRIBUTING.md")
            from Match link in Regex.Matches(Read(page), @"\]\((?!https?:)([^)#\s]*)(#[^)\s]*)?\)")
            let target = Path.Combine(Path.GetDirectoryName(PathOf(page))!, link.Groups[1].Value)
            where !(link.Groups[1].Length == 0 || File.Exists(target) || Directory.Exists(target)) || !HasHeading(page, link)
            select $"{page}: {link.Value}";
        Assert.Empty(links);
    }

    // As GitHub names them: lower case, spaces as hyphens, without punctuation.
    static bool HasHeading(string page, Match link)
    {
        var target = link.Groups[1].Length == 0 ? PathOf(page) : Path.Combine(Path.GetDirectoryName(PathOf(page))!, link.Groups[1].Value);
        return link.Groups[2].Length == 0 || Regex.Matches(File.ReadAllText(target), "^#+ (.*)$", RegexOptions.Multiline)
            .Any(heading => "#" + Regex.Replace(heading.Groups[1].Value.Trim().ToLowerInvariant(), @"[^\w\- ]", "").Replace(' ', '-')
                == link.Groups[2].Value);
    }

    [Fact, Trait("Category", "GradientCheck")]
    public void The_message_is_the_one_that_the_failing_test_prints()
    {
        var mismatch = Assert.Throws<GradientMismatchException>(
            () => new FailingTests.Runnable().Backpropagation(GradientRun.RandomInitialization(seed: 0)));

        var shown = Message().Match(readme).Groups["text"].Value;
        Assert.True(WithoutNoise(mismatch.Message) == WithoutNoise(shown), $"README.md should show:\n{mismatch.Message}");
    }

    [Fact, Trait("Category", "GradientCheck")]
    public void And_takes_about_as_many_evaluations()
    {
        var mismatch = Assert.Throws<GradientMismatchException>(
            () => new FailingTests.Runnable().Backpropagation(GradientRun.RandomInitialization(seed: 0)));

        AssertAbout(Evaluations(mismatch.Message), Evaluations(Message().Match(readme).Groups["text"].Value));
    }

    static int Evaluations(string message) => Number(Regex.Match(message, @"Cost evaluations: (\d+)"));

    static int Number(Match match) => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);

    static void AssertAbout(int measured, int said) => Assert.InRange(said, 0.95 * measured, 1.05 * measured);

    static string Shown(string page, string source) =>
        Block().Matches(Read(page)).Single(block => block.Groups["source"].Value == source).Groups["text"].Value;

    internal static string Region(string code, string name)
    {
        var region = Regex.Match(code, $@"^[ ]*(//)?#region {name}\n(?<text>.*?)\n[ ]*(//)?#endregion", RegexOptions.Singleline | RegexOptions.Multiline);
        Assert.True(region.Success, $"There is no region {name}.");
        var lines = region.Groups["text"].Value.Split('\n');
        var indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > 0 ? line[indent..] : line));
    }

    // The last digits of rounding errors, and how many elements were tried again because of them, are the processor's.
    static string WithoutNoise(string message) =>
        Regex.Replace(Regex.Replace(message, @"\d\.\de-(0[7-9]|\d\d(?<!0\d))", "#.#e-##"), @"(?<=(Cost|gradient) evaluations: )\d+", "#");

    internal static string PathOf(string path) => Path.Combine(root, path);

    internal static string Read(string path) => File.ReadAllText(PathOf(path)).ReplaceLineEndings("\n");

    static string FindRoot(DirectoryInfo directory) =>
        File.Exists(Path.Combine(directory.FullName, "GradAssert.sln")) ? directory.FullName : FindRoot(directory.Parent!);

    [GeneratedRegex(@"^<!-- (?<source>\S+\.[cf]s#\w+) -->\n```[cf]sharp\n(?<text>.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^<!-- message -->\n```text\n(?<text>.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Message();
}
