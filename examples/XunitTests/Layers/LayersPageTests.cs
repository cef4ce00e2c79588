using System.Text.RegularExpressions;
using XunitTests.Readme;

namespace XunitTests.Layers;

/// <summary>The code of docs/layers.md is that of <see cref="LayerTests"/>, which runs it, and its message is the real one.</summary>
public partial class LayersPageTests
{
    static readonly string page = ReadmeTests.Read("docs/layers.md");

    public static TheoryData<string> Sources => [.. Block().Matches(page).Select(block => block.Groups["source"].Value)];

    [Theory, MemberData(nameof(Sources))]
    public void Code_is_a_region_of_a_test(string source)
    {
        var parts = source.Split('#');
        Assert.Equal(
            ReadmeTests.Region(ReadmeTests.Read(parts[0]), parts[1]),
            Block().Matches(page).Single(block => block.Groups["source"].Value == source).Groups["text"].Value);
    }

    [Fact]
    public void All_code_says_where_it_is_from() =>
        Assert.Equal(Regex.Count(page, "^```csharp", RegexOptions.Multiline), Block().Count(page));

    [Theory]
    [InlineData(LayerDiagnosisName.IgnoresUpstream), InlineData(LayerDiagnosisName.UpstreamTwice)]
    [InlineData(LayerDiagnosisName.OnlyForOnes), InlineData(LayerDiagnosisName.OnlyForOneHot), InlineData(LayerDiagnosisName.NotLinear)]
    [InlineData(LayerDiagnosisName.Overwritten), InlineData(LayerDiagnosisName.NotSummed)]
    [InlineData(LayerDiagnosisName.UpstreamReordered), InlineData(LayerDiagnosisName.UpstreamShifted)]
    [InlineData(LayerDiagnosisName.ShiftedWithEdge), InlineData(LayerDiagnosisName.OneSlice)]
    [InlineData(LayerDiagnosisName.TermAlongInput), InlineData(LayerDiagnosisName.StaleForward)]
    public void Every_name_is_explained(string name) => Assert.Contains($"\n| {name} | ", page);

    [Theory, InlineData("docs/layers.md"), InlineData("README.md")]
    public void The_message_is_the_one_that_the_failing_test_prints(string file)
    {
        var mismatch = Assert.Throws<GradientMismatchException>(new MistakenSigmoidTests.Runnable().Sigmoid);
        var shown = Message().Match(ReadmeTests.Read(file)).Groups["text"].Value;
        Assert.True(
            shown.Length > 0 && mismatch.Message.StartsWith(shown, StringComparison.Ordinal), $"{file} should show:\n{mismatch.Message}");
    }

    [GeneratedRegex(@"^<!-- (?<source>\S+\.cs#\w+) -->\n```csharp\n(?<text>.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^<!-- layer message -->\n```text\n(?<text>.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Message();
}
