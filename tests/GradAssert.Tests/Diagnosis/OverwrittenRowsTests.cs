using GradientTesting.Tests.Fixtures;
using static GradientTesting.Tests.Fixtures.LookupTable;

namespace GradientTesting.Tests.Diagnoses;

public class OverwrittenRowsTests
{
    // Rows 0, 3 and 6 are looked up once, rows 8 and 9 never.
    static readonly int[][] Tokens = [[0, 1, 2, 4], [1, 3, 2, 5], [4, 5, 6, 7], [7, 2, 1, 5]];

    [Fact]
    public void Rows_that_are_looked_up_more_than_once_are_overwritten() => Assert.Equal(
        "Most likely, E holds one gradient instead of a sum in rows 1, 2, 4, 5 and 7 (residual …): where a row is looked up more than once, its gradients must be added up, not overwritten.",
        Of(Gathering.Overwritten));

    [Theory]
    [InlineData(Gathering.FirstTokenOnly)]
    [InlineData(Gathering.LastTokenSkipped)]
    [InlineData(Gathering.LastSampleSkipped)]
    public void Rows_that_lack_something_else_are_not_called_overwritten(Gathering gathering) =>
        Assert.DoesNotContain("instead of a sum", Of(gathering) ?? "", StringComparison.Ordinal);

    [Fact]
    public void Rows_that_lack_something_else_are_called_overwritten_at_no_draw_of_tokens() => Assert.All(Enumerable.Range(0, 100), seed =>
    {
        var random = new Random(seed);
        int[][] tokens = [.. Enumerable.Range(0, 8).Select(_ => Enumerable.Range(0, 5).Select(_ => random.Next(20)).ToArray())];
        foreach (var gathering in new[] { Gathering.FirstTokenOnly, Gathering.LastTokenSkipped, Gathering.LastSampleSkipped })
        {
            var report = GradientCheck.Run(new LookupTable(22, tokens, gathering, seed: seed).Model(), GradientRun.AsIs);
            Assert.NotEqual(DiagnosisName.RowsOverwritten, report.Diagnosis?.Name);
        }
    });

    /// <summary>Nothing in the numbers tells an overwritten row from one that lacks something else.</summary>
    [Fact]
    public void Where_each_look_up_has_a_gradient_of_its_own_the_place_is_told_and_the_question() => Assert.Equal(
        "Most likely, E is wrong in rows 1, 2 and 3 and right elsewhere (residual …): where a row is looked up more than once, are its gradients added up, or overwritten?",
        Told.Of(
            gathering => new LookupTable(10, [[0, 1, 2], [3, 4, 5], [6, 7, 8], [1, 2, 3]], gathering, isAlone: true).Model(),
            Gathering.Overwritten));

    static string? Of(Gathering gathering) => Told.Of(made => new LookupTable(10, Tokens, made).Model(), gathering);
}
