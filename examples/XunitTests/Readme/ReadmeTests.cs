using System.Globalization;
using System.Text.RegularExpressions;

namespace XunitTests.Readme;

/// <summary>What README.md shows is what the examples compile, and what they print.</summary>
public partial class ReadmeTests
{
    static readonly string root = FindRoot(new(AppContext.BaseDirectory));
    static readonly string readme = Read("README.md");

    public static TheoryData<string> Sources => [.. Block().Matches(readme).Select(block => block.Groups["source"].Value)];

    [Theory, MemberData(nameof(Sources))]
    public void Code_is_a_region_of_an_example(string source)
    {
        var parts = source.Split('#');
        Assert.Equal(Region(Read(parts[0]), parts[1]), Shown(source));
    }

    [Fact]
    public void All_code_says_where_it_is_from() =>
        Assert.Equal(Regex.Count(readme, "^```csharp", RegexOptions.Multiline), Block().Count(readme));

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

    static string Shown(string source) =>
        Block().Matches(readme).Single(block => block.Groups["source"].Value == source).Groups["text"].Value;

    internal static string Region(string code, string name)
    {
        var region = Regex.Match(code, $@"^[ ]*#region {name}\n(?<text>.*?)\n[ ]*#endregion", RegexOptions.Singleline | RegexOptions.Multiline);
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

    [GeneratedRegex(@"^<!-- (?<source>\S+\.cs#\w+) -->\n```csharp\n(?<text>.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^<!-- message -->\n```text\n(?<text>.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Message();
}
