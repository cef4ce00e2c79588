namespace GradientTesting.Frameworks.Tests;

/// <summary>What is NUnit's own: the constraint, failures that are no errors, attachments, categories.</summary>
[Collection(SharedFixtures.Name)]
public class NUnitTests(Fixtures fixtures)
{
    const string Expected = """
        Failed A_multiple_scope_ends_with_the_check(jittered, seed 0)
        Failed A_multiple_scope_goes_on_and_lists_all
        Failed A_plain_call_is_an_error
        Failed Assert_Multiple_goes_on_and_lists_all
        Failed Backward_fails_where_it_is_wrong
        Failed Backward_of_a_model_is_an_error
        Failed Everything_else_is_an_error
        Failed Inconclusive_fails
        Failed Is_cancelled(random initialization, seed 0)
        Failed Mismatch_fails
        Failed Not_fails_on_a_match
        Failed Not_fails_on_an_inconclusive_check
        NotExecuted Ignored(jittered, seed 0)
        NotExecuted Ignores_itself(jittered, seed 0)
        NotExecuted Is_inconclusive_by_itself(jittered, seed 0)
        Passed Backward_passes_where_it_is_right
        Passed By_the_constraint(jittered, seed 0)
        Passed Counts(jittered, seed 0)
        Passed Has_a_category_of_its_own(jittered, seed 0)
        Passed Inconclusive_passes_where_allowed
        Passed Match_passes
        Passed Match_passes_in_the_syntax_of_NUnit
        Passed Mismatch_within_the_tolerance_passes
        Passed Not_passes_on_a_mismatch
        Passed Ordinary
        Passed Passes_itself(jittered, seed 0)
        Passed Runs_after_the_set_up(jittered, seed 0)
        """;

    public static TheoryData<string> Versions => new() { Fixtures.OldestNUnit, Fixtures.NewestNUnit };

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Every_test_has_its_outcome_and_a_mismatch_is_no_error(string version)
    {
        var run = await fixtures.EverythingAsync(version);

        Assert.Equal(Lines.Sorted(Expected), Lines.Of(run.Results.Where(result => result is { IsShared: false, HasRows: false })));
        Assert.Equal(
            [
                "NUnitFixture.Constraints.Backward_of_a_model_is_an_error",
                "NUnitFixture.Constraints.Everything_else_is_an_error",
                "NUnitFixture.Plain.A_plain_call_is_an_error",
                "NUnitFixture.Plain.Is_cancelled(random initialization, seed 0)",
            ],
            run.Errors.Select(error => error.Name).Where(name => !name.StartsWith("SharedTheories.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(
            "w = 0.7, b = 0.1 after one evaluation at most",
            run.Results.Single(result => result.Name.StartsWith("Is_cancelled", StringComparison.Ordinal)).Output.Trim());
        Assert.StartsWith(
            """
              Assert.That(wrong, Does.MatchNumericalGradient().At(GradientRun.Jittered(0)))
              Expected: a gradient that is the gradient of its cost
              But was:  Mismatch

            The gradient of b is not the gradient of the cost.
            """,
            MessageOf(run, "Mismatch_fails"),
            StringComparison.Ordinal);
        Assert.Contains("  3)   Assert.That(theta, Has.Length.EqualTo(2))", MessageOf(run, "A_multiple_scope_goes_on_and_lists_all"), StringComparison.Ordinal);
        Assert.Contains("  2)   Assert.That(theta, Has.Length.EqualTo(2))", MessageOf(run, "Assert_Multiple_goes_on_and_lists_all"), StringComparison.Ordinal);

        // What is thrown inside a scope got lost in NUnit's own exception, before it learnt to wait for that to pass.
        Assert.Contains(
            version == Fixtures.OldestNUnit ? "  Assert.That(run.Seed, Is.EqualTo(2))" : "  2) The gradient of b is not",
            MessageOf(run, "A_multiple_scope_ends_with_the_check(jittered, seed 0)"),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "MatchNumericalGradient() checks an IGradientModel, but was given Double[]. Implement IGradientModel, or describe the model with GradientModel.Of.",
            Lines.Neutral(run.Results.Single(result => result.Name == "Everything_else_is_an_error")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_of_a_theory_and_of_a_constraint_is_attached()
    {
        var run = await fixtures.EverythingAsync(Fixtures.OldestNUnit);

        Assert.Equal([MessageOf(run, "Awaited_and_wrong(jittered, seed 0)")], ResultOf(run, "Awaited_and_wrong(jittered, seed 0)").Reports);
        Assert.Contains("<h1>Gradient of", Assert.Single(ResultOf(run, "Awaited_and_wrong(jittered, seed 0)").Pages), StringComparison.Ordinal);
        Assert.EndsWith($"\n\n{Assert.Single(ResultOf(run, "Mismatch_fails").Reports)}", MessageOf(run, "Mismatch_fails").TrimEnd(), StringComparison.Ordinal);
    }

    // With a variable that none of them can use, which makes one failing test of each.
    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_filter_selects_or_leaves_out_gradient_checks(string version)
    {
        var checks = await fixtures.MisspeltAsync(version);
        var others = await fixtures.OrdinaryAndTrainedAsync(version);

        Assert.Equal(
            """
            Failed A_multiple_scope_ends_with_the_check
            Failed By_the_constraint
            Failed Has_a_category_of_its_own
            Failed Ignores_itself
            Failed Is_cancelled
            Failed Is_inconclusive_by_itself
            Failed Passes_itself
            NotExecuted Ignored
            """,
            Lines.Of(checks.Results.Where(result => result.Class == "NUnitFixture.Plain")));
        Assert.Equal(
            """
            Failed A_plain_call_is_an_error
            Passed Ordinary
            """,
            Lines.Of(others.Results.Where(result => result.Class == "NUnitFixture.Plain")));
    }

    static string MessageOf(FixtureRun run, string name) => ResultOf(run, name).Message.ReplaceLineEndings("\n");

    static FixtureResult ResultOf(FixtureRun run, string name) => run.Results.Single(result => result.Name == name);
}
