using System.Globalization;
using System.Text.RegularExpressions;

namespace GradientTesting.Benchmarks.Tests;

/// <summary>What docs/measurements/layers.md and docs/layers.md say of passes. Times are not judged here.</summary>
public partial class QuickLayersTests
{
    static readonly IReadOnlyList<LayerRow> rows = LayerContest.Of(rounds: 1);

    [Fact]
    public void Both_find_right_layers_right() => Assert.All(rows, row =>
    {
        Assert.Equal(GradientVerdict.Match, row.Verdict);
        Assert.InRange(row.LoopRatio, 0, 1e-7);
    });

    [Fact]
    public void And_a_wrong_one_wrong()
    {
        var right = TimedLayer.All()[0];
        var wrong = right with
        {
            Layer = GradientLayer.Of(
                right.Layer.Inputs, right.Layer.Outputs, right.Layer.Forward,
                () => { right.Layer.Backward(); right.Differentiated[0].Gradient[3] *= 1.5; }) with { Parameters = right.Layer.Parameters },
        };

        Assert.InRange(LayerContest.ByHand(wrong).Ratio, 1e-3, 1);
        Assert.Equal("x[0, 0, 0, 3]", Assert.Single(LayerContest.ByCheck(wrong).Runs[0].Components[0].WorstElements).Name);
    }

    [Fact]
    public void The_check_takes_a_tenth_more_forward_passes_at_most() => Assert.All(rows, row => Assert.InRange(row.Passes, 1, 1.1));

    [Fact]
    public void The_pages_say_how_many_passes_there_are()
    {
        string[] table = [.. rows.Select(row => string.Create(
            CultureInfo.InvariantCulture,
            $"| {row.Layer} | {row.Elements:N0} | {row.LoopForward:N0} | {row.Forward:N0} | {row.Passes:F3} | {row.Backward} |"))];
        Assert.Equal(table, Rows("measurements/layers.md", 6));
        Assert.Equal(table, Rows("layers.md", 6));
    }

    /// <summary>What the first cells of the rows of a page say of convolution and LSTM.</summary>
    static string[] Rows(string page, int cells) =>
        [.. File.ReadLines(Path.Combine(Repository.Root, "docs", page)).Where(line => Row().IsMatch(line))
            .Select(line => string.Join("|", line.Split('|').Take(cells + 1)) + "|")];

    [GeneratedRegex(@"^\| (convolution|LSTM) \|")]
    private static partial Regex Row();
}
