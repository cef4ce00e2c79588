using System.Reflection;
using System.Text.RegularExpressions;
using XunitTests.Readme;

namespace XunitTests.Derivatives;

/// <summary>docs/derivatives.md explains every name, and its message is the real one.</summary>
public partial class DerivativesPageTests
{
    static readonly string page = ReadmeTests.Read("docs/derivatives.md");

    public static TheoryData<string> Names =>
        [.. typeof(DerivativeDiagnosisName).GetFields(BindingFlags.Public | BindingFlags.Static).Select(name =>
            (string)name.GetValue(null)!)];

    [Theory, MemberData(nameof(Names))]
    public void Every_name_is_explained(string name) => Assert.Contains($"\n| {name} | ", page);

    [Fact]
    public void The_message_is_the_one_that_a_failing_test_prints()
    {
        var mismatch = Assert.Throws<GradientMismatchException>(() => GradAssert.JacobianMatchesNumerical(
            x => [x[0] * x[1], x[1] * x[1]], x => new[,] { { x[1], x[0] }, { 0, x[1] } }, at: [0.4, 1.5]));
        var shown = Message().Match(page).Groups["text"].Value;
        Assert.True(shown.Length > 0 && mismatch.Message.StartsWith(shown, StringComparison.Ordinal),
            $"The page should show:\n{mismatch.Message}");
    }

    [Fact]
    public void The_message_of_a_model_is_the_one_that_a_failing_test_prints()
    {
        var shown = ModelMessage().Match(page).Groups["text"].Value;
        Assert.True(shown.Length > 0 && CurveFitTests.Message.StartsWith(shown, StringComparison.Ordinal),
            $"The page should show:\n{CurveFitTests.Message}");
    }

    [GeneratedRegex(@"^<!-- model message -->\n```text\n(?<text>.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex ModelMessage();

    [GeneratedRegex(@"^<!-- derivative message -->\n```text\n(?<text>.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Message();
}
