namespace GradientTesting.Frameworks.Tests;

/// <summary>What is NUnit's own: the constraint, failures that are no errors, attachments, categories.</summary>
[Collection(SharedFixtures.Name)]
public class NUnitTests(Fixtures fixtures)
{
    const string Expected = """
        Failed A_multiple_scope_ends_with_the_check(jittered, seed 0)
        Failed A_multiple_scope_goes_on_and_lists_all
        Failed A_plain_call_is_an_error
        Failed Everything_else_is_an_error
        Failed Inconclusive_fails
        Failed Is_cancelled(random initialization, seed 0)
        Failed Mismatch_fails
        Failed Not_fails_on_a_match
        Failed Not_fails_on_an_inconclusive_check
        NotExecuted Ignored(jittered, seed 0)
        Passed Has_a_category_of_its_own(jittered, seed 0)
        Passed Inconclusive_passes_where_allowed
        Passed Match_passes
        Passed Match_passes_in_the_syntax_of_NUnit
        Passed Mismatch_within_the_tolerance_passes
        Passed Not_passes_on_a_mismatch
        Passed Ordinary
        Passed Runs_after_the_set_up(jittered, seed 0)
        """;

    const string OwnTests =
        "FullyQualifiedName~NUnitFixture.Constraints|FullyQualifiedName~NUnitFixture.Plain|FullyQualifiedName~NUnitFixture.Surroundings";

    public static TheoryData<string> Versions => new() { Fixtures.OldestNUnit, Fixtures.NewestNUnit };

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Every_test_has_its_outcome_and_a_mismatch_is_no_error(string version)
    {
        var run = await fixtures.TestAsync(version, OwnTests);

        Assert.Equal(Lines.Sorted(Expected), Lines.Of(run.Results));
        Assert.Equal(
            [
                "NUnitFixture.Constraints.Everything_else_is_an_error",
                "NUnitFixture.Plain.A_plain_call_is_an_error",
                "NUnitFixture.Plain.Is_cancelled(random initialization, seed 0)",
            ],
            run.Errors.Order(StringComparer.Ordinal));
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
        Assert.Contains("  2) The gradient of b is not", MessageOf(run, "A_multiple_scope_ends_with_the_check(jittered, seed 0)"), StringComparison.Ordinal);
        Assert.StartsWith(
            "MatchNumericalGradient() checks an IGradientModel, but was given Double[]. Implement IGradientModel, or describe the model with GradientModel.Of.",
            Lines.Neutral(run.Results.Single(result => result.Name == "Everything_else_is_an_error")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_of_a_theory_and_of_a_constraint_is_attached()
    {
        var run = await fixtures.TestAsync(Fixtures.OldestNUnit, "FullyQualifiedName~Awaited_and_wrong|FullyQualifiedName~Mismatch_fails");

        var report = MessageOf(run, "Awaited_and_wrong(jittered, seed 0)");
        Assert.Equal([report, report], run.Attachments);
    }

    [Fact]
    public async Task A_filter_selects_or_leaves_out_gradient_checks()
    {
        var checks = await fixtures.TestAsync(Fixtures.OldestNUnit, "FullyQualifiedName~NUnitFixture.Plain&Category=GradientCheck");
        var others = await fixtures.TestAsync(Fixtures.OldestNUnit, "FullyQualifiedName~NUnitFixture.Plain&Category!=GradientCheck");

        Assert.Equal(4, checks.Results.Count);
        Assert.Equal(["A_plain_call_is_an_error", "Ordinary"], others.Results.Select(result => result.Name).Order(StringComparer.Ordinal));
    }

    static string MessageOf(FixtureRun run, string name) =>
        run.Results.Single(result => result.Name == name).Message.ReplaceLineEndings("\n");
}
