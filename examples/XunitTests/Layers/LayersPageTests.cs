using System.Text.RegularExpressions;
using XunitTests.Readme;

namespace XunitTests.Layers;

/// <summary>docs/layers.md explains every name, and its message is the real one.</summary>
public partial class LayersPageTests
{
    static readonly string page = ReadmeTests.Read("docs/layers.md");

    [Theory]
    [InlineData(LayerDiagnosisName.IgnoresUpstream), InlineData(LayerDiagnosisName.UpstreamTwice)]
    [InlineData(LayerDiagnosisName.OnlyForOnes), InlineData(LayerDiagnosisName.OnlyForOneHot), InlineData(LayerDiagnosisName.NotLinear)]
    [InlineData(LayerDiagnosisName.Overwritten), InlineData(LayerDiagnosisName.NotSummed)]
    [InlineData(LayerDiagnosisName.UpstreamReordered), InlineData(LayerDiagnosisName.UpstreamShifted)]
    [InlineData(LayerDiagnosisName.ShiftedWithEdge), InlineData(LayerDiagnosisName.OneSlice)]
    [InlineData(LayerDiagnosisName.TermAlongInput), InlineData(LayerDiagnosisName.StaleForward)]
    [InlineData(LayerDiagnosisName.WrongAxis), InlineData(LayerDiagnosisName.JacobianForTranspose)]
    public void Every_name_is_explained(string name) => Assert.Contains($"\n| {name} | ", page);

    [Theory, InlineData("docs/layers.md"), InlineData("README.md")]
    public void The_message_is_the_one_that_the_failing_test_prints(string file)
    {
        var mismatch = Assert.Throws<GradientMismatchException>(new MistakenSigmoidTests.Runnable().Sigmoid);
        var shown = Message().Match(ReadmeTests.Read(file)).Groups["text"].Value;
        Assert.True(
            shown.Length > 0 && mismatch.Message.StartsWith(shown, StringComparison.Ordinal), $"{file} should show:\n{mismatch.Message}");
    }

    [GeneratedRegex(@"^<!-- layer message -->\n```text\n(?<text>.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Message();
}
