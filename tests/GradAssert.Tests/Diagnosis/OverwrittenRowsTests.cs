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

    /// <summary>Rows that nobody looks up hold something, and one that is looked up once holds the gradient of another.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(14)]
    public void What_is_written_to_the_position_is_not_called_overwritten(int seed)
    {
        int[] ids = [2, 0, 2, 4, 0];
        double[] targets = [0.3, -0.5, 0.3, 0.1, -0.5], e = new double[18], dE = new double[18], v = new double[3], dv = new double[3];
        double Error(int t) => Enumerable.Range(0, 3).Sum(k => e[(3 * ids[t]) + k] * v[k]) - targets[t];
        GradientReport Of(Func<int, int> row) => GradientCheck.Run(
            GradientModel.Of(
                [Component.Of("E", e, dE, 6, 3), Component.Of("v", v, dv)],
                () => Enumerable.Range(0, 5).Sum(t => Error(t) * Error(t)),
                () =>
                {
                    Array.ForEach([dE, dv], Array.Clear);
                    for (var i = 0; i < 15; i++)
                    {
                        var (t, k) = (i / 3, i % 3);
                        dv[k] += 2 * Error(t) * e[(3 * ids[t]) + k];
                        dE[(3 * row(t)) + k] += 2 * Error(t) * v[k];
                    }
                }) with { Initialize = random => Array.ForEach([e, v], tensor => Fill(tensor, random)) },
            new GradientCheckOptions { FirstSeed = seed });

        Assert.Equal(GradientVerdict.Match, Of(t => ids[t]).Verdict);
        var wrong = Of(t => t);
        Assert.Equal(GradientVerdict.Mismatch, wrong.Verdict);
        Assert.StartsWith("The gradient of E is not the gradient of the cost. That of v is.\n", wrong.ToString(), StringComparison.Ordinal);
        Assert.Empty(wrong.Diagnoses);
    }

    static void Fill(double[] tensor, Random random) =>
        Array.ForEach([.. Enumerable.Range(0, tensor.Length)], i => tensor[i] = (2 * random.NextDouble()) - 1);

    static string? Of(Gathering gathering) => Told.Of(made => new LookupTable(10, Tokens, made).Model(), gathering);
}
