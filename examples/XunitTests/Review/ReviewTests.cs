using System.Text.RegularExpressions;
using QuickStart;
using XunitTests.Readme;

namespace XunitTests.Review;

/// <summary>What docs/review.md shows is what happens.</summary>
public partial class ReviewTests
{
    static readonly Digits digits = Digits.First(50);
    static readonly string page = ReadmeTests.Read("docs/review.md");

    #region Snapshot
    [GradientTheory]
    public void Backpropagation(GradientRun run) => GradAssert.MatchesSnapshot(GradientCheck.Run(new Network(digits), run));
    #endregion

    [Fact]
    public void The_code_is_the_code()
    {
        Assert.Equal(ReadmeTests.Region(ReadmeTests.Read("examples/XunitTests/Review/ReviewTests.cs"), "Snapshot"), Block("test"));
        Assert.Contains(Block("mistake").Split('\n')[^1][2..], ReadmeTests.Read("examples/XunitTests/Review/FlippedNetwork.cs"), StringComparison.Ordinal);
        Assert.Contains(Block("mistake").Split('\n')[0][2..], ReadmeTests.Read("examples/QuickStart/Network.cs"), StringComparison.Ordinal);
    }

    [Fact, Trait("Category", "GradientCheck")]
    public void The_message_and_the_diff_are_those_of_the_mistake()
    {
        // A difference that is shown on purpose opens no diff tool; this holds for the test alone.
        DiffEngine.BuildServerDetector.Detected = true;
        var folder = Directory.CreateTempSubdirectory("review-");
        try
        {
            var approved = Path.Combine(Path.GetDirectoryName(ReadmeTests.PathOf("examples/XunitTests/Review/ReviewTests.cs"))!, "ReviewTests.Backpropagation_init_s0.verified.txt");
            File.Copy(approved, Path.Combine(folder.FullName, Path.GetFileName(approved)));
            var report = GradientCheck.Run(new FlippedNetwork(digits), GradientRun.RandomInitialization(seed: 0));
            var failure = Assert.Throws<GradientSnapshotException>(
                () => GradAssert.MatchesSnapshot(report, null, Path.Combine(folder.FullName, "ReviewTests.cs"), "Backpropagation"));
            var message = failure.Message.ReplaceLineEndings("\n");

            Assert.True(message == Block("message"), $"docs/review.md should show:\n{message}");
            var lines = message.Split('\n').Where(line => Regex.IsMatch(line, "^[-+] (?!Review)")).ToArray();
            Assert.InRange(lines.Length, 3, 12);
            Assert.Equal(lines.Select(line => line.Remove(1, 1)), Block("diff").Split('\n').Where(line => line[0] is '-' or '+'));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static string Block(string name)
    {
        var block = Blocks().Matches(page).SingleOrDefault(match => match.Groups["name"].Value == name);
        Assert.True(block is not null, $"docs/review.md has no block <!-- {name} -->.");
        return block.Groups["text"].Value;
    }

    [GeneratedRegex(@"^<!-- (?<name>\w+) -->\n```\w+\n(?<text>.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Blocks();
}
