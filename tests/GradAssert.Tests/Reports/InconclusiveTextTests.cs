namespace GradientTesting.Tests.Reports;

public class InconclusiveTextTests
{
    [Fact]
    public void The_sentence_says_why_and_what_would_help()
    {
        var report = Report(GradientVerdict.Inconclusive, "its error bars are 50% of its gradient (limit: 10%); compute the cost in double precision, subtract what is constant in it, or check at another seed, as with FirstSeed = 1", null);
        const string Repeat = "Repeat the run shown: GradAssert.MatchesNumerical(model, GradientRun.RandomInitialization(seed: 7));";
        Assert.Equal($"""
            The check could not tell whether the gradient of W is right: its error bars are 50% of its gradient (limit: 10%); compute the cost in double precision, subtract what is constant in it, or check at another seed, as with FirstSeed = 1.

            random initialization, seed 7: Inconclusive (W)
              started from a test

              component  shape  verdict       disagree    ratio  band  resolution
              W          2      Inconclusive    0 of 2  0.0e+00  -        5.0e-01  2 of 2 elements known only to 10% of themselves or worse

              W: its error bars are 50% of its gradient (limit: 10%); compute the cost in double precision, subtract what is constant in it, or check at another seed, as with FirstSeed = 1.

            Cost evaluations: 12, gradient evaluations: 5. {Repeat}
            """.ReplaceLineEndings("\n"), report.ToString());
    }

    [Fact]
    public void What_is_wrong_with_the_run_as_a_whole_comes_first() => Assert.StartsWith(
        "The check could not tell whether the gradient is right: most of it is silent.\n\nrandom initialization, seed 7: Inconclusive (ratio 0.0e+00)\n",
        Report(GradientVerdict.Match, null, "most of it is silent").ToString(),
        StringComparison.Ordinal);

    [Fact]
    public void A_question_ends_in_its_question_mark_alone() => Assert.StartsWith(
        "The check could not tell whether the gradient is right: is all of it silent?\n",
        Report(GradientVerdict.Match, null, "is all of it silent?").ToString(),
        StringComparison.Ordinal);

    [Fact]
    public void Evaluations_are_summed_over_the_runs_and_a_warning_changes_none()
    {
        var run = Report(GradientVerdict.Match, null, "most of it is silent").Runs[0];
        Assert.Equal((12, 5), (run.CostEvaluations, run.GradientEvaluations));

        GradientReport report = new([run, run.With("A warning.")]);
        Assert.Equal((24, 10), (report.CostEvaluations, report.GradientEvaluations));
        Assert.Contains(
            "\nCost evaluations: 24, gradient evaluations: 10. Repeat the run shown: ", report.ToString(), StringComparison.Ordinal);
    }

    static GradientReport Report(GradientVerdict verdict, string? reason, string? ofRun)
    {
        ElementDerivative[] elements = [new(3, 1.5), new(4, 2)];
        var numeric = new ComponentDerivative(elements, new(0, 0), [1, 1]);
        var judged = ComponentVerdict.Judge([3, 4], numeric, new(0.1, 0)) with { Verdict = verdict, Reason = reason };
        var component = new ComponentReport("W", [2], [3, 4], numeric, judged, diagnosis: null);
        return new([new(
            GradientRun.RandomInitialization(7),
            new("a test", [], [], new HashSet<string>()),
            new(GradientVerdict.Inconclusive, ofRun, [judged]),
            [component],
            noise: 1e-9,
            costEvaluations: 12,
            gradientEvaluations: 5)]);
    }
}
