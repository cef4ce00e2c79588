namespace GradientTesting.Tests.Reports;

public class TextReportTests
{
    [Fact]
    public void A_match_is_one_sentence_and_a_table() => Reads(Sines.Check(("W1", [3, 2], 1), ("b1", [3], 1)), """
        The gradient of W1 and b1 is the gradient of the cost.

        at its current values: Match (ratio *)
          started from the model at its current values

          component  shape  verdict  disagree    ratio  band   resolution
          W1         3×2    Match      0 of 6  *  great     1.0e-05
          b1         3      Match      0 of 3  *  great     1.0e-05

        Cost evaluations: *, gradient evaluations: *.
        """);

    [Fact]
    public void A_mismatch_says_whose_gradient_is_wrong_and_whose_is_right_and_shows_the_worst_elements() => Reads(Sines.Check(("W1", [3, 2], 1), ("b1", [3], 1.1)), """
        The gradient of b1 is not the gradient of the cost. That of W1 is.
        Most likely, b1 is 10% too large (residual *).

        at its current values: Mismatch (b1)
          started from the model at its current values

          component  shape  verdict   disagree    ratio  band   resolution
          W1         3×2    Match       0 of 6  *  great     1.0e-05
          b1         3      Mismatch    3 of 3  4.8e-02  worry     1.0e-05

          worst elements      analytic       numeric    error  error bar
          b1[0]           1.047567e+00  9.523336e-01  9.5e-02    *
          b1[1]           1.008833e+00  9.171208e-01  9.2e-02    *
          b1[2]           9.600190e-01  8.727445e-01  8.7e-02    *

        Cost evaluations: *, gradient evaluations: *. Repeat the run shown: GradAssert.MatchesNumerical(model, GradientRun.AsIs);
        """);

    [Fact]
    public void Three_elements_are_shown_of_each_component_that_is_wrong() => Reads(Sines.Check(("W1", [3, 2], -1), ("b1", [3], 1.1), ("W2", [4, 3], 1)), """
        The gradient of W1 and b1 is not the gradient of the cost. That of W2 is.
        Most likely, W1 has the wrong sign (residual *).
        Most likely, b1 is 10% too large (residual *).

        at its current values: Mismatch (W1 and b1)
          started from the model at its current values

          component  shape  verdict   disagree    ratio  band   resolution
          W1         3×2    Mismatch    6 of 6  1.0e+00  worry     *
          b1         3      Mismatch    3 of 3  4.8e-02  worry     *
          W2         4×3    Match      0 of 12  *  great     *

          worst elements       analytic       numeric    error  error bar
          W1[0, 0]        -9.553365e-01  9.553365e-01  1.9e+00    *
          W1[0, 1]        -9.210610e-01  9.210610e-01  1.8e+00    *
          W1[1, 0]        -8.775826e-01  8.775826e-01  1.8e+00    *
          b1[0]            1.047567e+00  9.523336e-01  9.5e-02    *
          b1[1]            1.008833e+00  9.171208e-01  9.2e-02    *
          b1[2]            9.600190e-01  8.727445e-01  8.7e-02    *

        Cost evaluations: *, gradient evaluations: *. Repeat the run shown: GradAssert.MatchesNumerical(model, GradientRun.AsIs);
        """);

    [Fact]
    public void Of_more_than_twelve_components_the_worst_twelve_are_shown()
    {
        var text = Sines.Check([.. Enumerable.Range(1, 15).Select(i => ($"W{i}", new[] { 3, 2 }, i is 2 or > 13 ? 1.0 : 2))]).ToString();
        Sines.FitsAScreen(text);
        Assert.StartsWith(
            "The gradient of W1, W3, W4, W5, W6, W7, W8, W9, W10, W11, W12 and W13 is not the gradient of the cost. That of W2, W14 and W15 is.\n",
            text,
            StringComparison.Ordinal);
        Assert.Contains("\n  and 3 more components, none of them worse\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n  W2 ", text, StringComparison.Ordinal);

        // Of four components three elements each.
        Assert.Equal(12, text.Split('\n').Count(line => line.Contains("]  ", StringComparison.Ordinal)));
        Assert.DoesNotContain("W6[", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_more_than_twelve_wrong_components_eleven_are_named_in_the_sentence() => Assert.StartsWith(
        "The gradient of W1, W2, W3, W4, W5, W6, W7, W8, W9, W10, W11 and 2 more is not the gradient of the cost. That of W14 is.\n",
        Sines.Check([.. Enumerable.Range(1, 14).Select(i => ($"W{i}", new[] { 2 }, i < 14 ? 2.0 : 1))]).ToString(),
        StringComparison.Ordinal);

    [Fact]
    public void The_other_runs_have_a_line_each_and_the_run_shown_can_be_repeated()
    {
        var model = (GradientModel)Sines.Model(("W", [3, 2], 1), ("b", [3], 1.1)) with { Initialize = _ => { } };
        var text = GradientCheck.Run(model, new GradientCheckOptions { Seeds = 2, TrainingSteps = 1 }).ToString();
        Sines.FitsAScreen(text);
        Assert.Contains(
            "\n\njittered, seed 0: Mismatch (b)\njittered, seed 1: Mismatch (b)\nafter 1 step, seed 0: Mismatch (b)\nafter 1 step, seed 1: Mismatch (b)\nCost evaluations: ",
            text.Replace("random initialization, seed 1: Mismatch (b)\n", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
        Assert.EndsWith(" Repeat the run shown: GradAssert.MatchesNumerical(model, GradientRun.RandomInitialization(seed: 0));", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_after_training_is_repeated_with_its_steps() => Assert.EndsWith(
        " Repeat the run shown: GradAssert.MatchesNumerical(model, GradientRun.AfterTraining(seed: 4, steps: 3));",
        GradientCheck.Run(Sines.Model(("b", [3], 1.1)), GradientRun.AfterTraining(4, 3)).ToString(),
        StringComparison.Ordinal);

    [Fact]
    public void Options_without_which_a_run_would_be_another_are_repeated_too()
    {
        static string Repeated(GradientRun run, GradientCheckOptions options) =>
            GradientCheck.Run(Sines.Model(("b", [3], 1.1)), run, options).ToString().Split("Repeat the run shown: ")[1];

        Assert.Equal(
            "GradAssert.MatchesNumerical(model, GradientRun.RandomInitialization(seed: 1), new() { Initializer = GradientInitializer.He });",
            Repeated(GradientRun.RandomInitialization(1), new() { Initializer = GradientInitializer.He, FirstSeed = 1 }));
        Assert.Equal(
            "GradAssert.MatchesNumerical(model, GradientRun.Jittered(seed: 0), new() { Initializer = GradientInitializer.UniformWithin(0.5), "
                + "Coverage = GradientCoverage.Directions, MaxCostEvaluations = 5000, Scheme = DifferenceScheme.Forward, Epsilon = 0.0001, "
                + "RelativeTolerance = 0.001, RequiredResolution = 0.2 });",
            Repeated(GradientRun.Jittered(0), new()
            {
                Initializer = GradientInitializer.UniformWithin(0.5), Coverage = GradientCoverage.Directions, MaxCostEvaluations = 5000,
                Scheme = DifferenceScheme.Forward, Epsilon = 1e-4, RelativeTolerance = 1e-3, RequiredResolution = 0.2,
            }));

        // What starts at the current values draws none.
        Assert.Equal(
            "GradAssert.MatchesNumerical(model, GradientRun.AsIs);",
            Repeated(GradientRun.AsIs, new() { Initializer = GradientInitializer.He }));
    }

    [Fact]
    public void So_are_those_of_a_function_and_nothing_is_called_a_model()
    {
        var thrown = Assert.Throws<GradientMismatchException>(() => GradAssert.MatchesNumerical(
            (double[] w) => w.Sum(Math.Exp), (double[] w) => Array.ConvertAll(w, each => 1.1 * Math.Exp(each)), [0.3, 0.7],
            new() { Phases = [GradientPhase.AsIs], Coverage = GradientCoverage.Exhaustive }));
        Assert.EndsWith(
            " Repeat the run shown: pass new() { Phases = [GradientPhase.AsIs], Coverage = GradientCoverage.Exhaustive } as options.",
            thrown.Message, StringComparison.Ordinal);
    }

    /// <summary>As each case of a theory prints it, one wrong component of four.</summary>
    [Fact]
    public void A_single_run_is_twenty_lines_at_most()
    {
        static string Of(double factor) => GradientCheck.Run(
            Sines.Model(("W1", [3, 2], 1), ("b1", [3], factor), ("W2", [4, 3], 1), ("b2", [4], 1)), GradientRun.RandomInitialization(0)).ToString();

        Assert.StartsWith("The gradient of W1, b1, W2 and b2 is the gradient of the cost.", Of(1), StringComparison.Ordinal);
        var lines = Of(1.1).Split('\n');
        Assert.Equal("The gradient of b1 is not the gradient of the cost. That of W1, W2 and b2 is.", lines[0]);
        Assert.InRange(lines.Length, 1, 20);
    }

    [Fact]
    public void Warnings_stand_below_the_table() => Reads(GradientCheck.Run((GradientModel)Sines.Model(("W", [3, 2], 1)) with { BatchSize = () => 1 }, GradientRun.AsIs), """
        The gradient of W is the gradient of the cost.

        at its current values: Match (ratio *)
          started from the model at its current values

          component  shape  verdict  disagree    ratio  band   resolution
          W          3×2    Match      0 of 6  *  great     1.0e-05

          Warning: The batch is a single sample: a missing sum or mean over samples stays unseen. Check with three or more.

        Cost evaluations: *, gradient evaluations: *.
        """, fits: false);

    [Fact]
    public void A_comma_in_the_culture_changes_nothing()
    {
        var invariant = Sines.Check(("W1", [3, 2], 1), ("b1", [3], 1.1)).ToString();
        Assert.Equal(invariant, Sines.Under("de-DE", () => Sines.Check(("W1", [3, 2], 1), ("b1", [3], 1.1)).ToString()));
        Assert.Equal(invariant, Sines.Under("ar-SA", () => Sines.Check(("W1", [3, 2], 1), ("b1", [3], 1.1)).ToString()));
    }

    /// <summary>Asserts a whole text; <c>*</c> stands for a number that noise decides.</summary>
    static void Reads(GradientReport report, string expected, bool fits = true)
    {
        if (fits)
        {
            Sines.FitsAScreen(report.ToString());
        }

        var pattern = System.Text.RegularExpressions.Regex.Escape(expected.ReplaceLineEndings("\n")).Replace(@"\*", @"\d[\d.e-]*", StringComparison.Ordinal);
        Assert.Matches($@"\A{pattern}\z", report.ToString());
    }
}
