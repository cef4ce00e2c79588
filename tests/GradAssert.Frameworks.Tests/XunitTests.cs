namespace GradientTesting.Frameworks.Tests;

/// <summary>What <c>dotnet test</c> reports, to the last name, with the oldest and the newest xUnit v2.</summary>
[Collection(SharedFixtures.Name)]
public class XunitTests(Fixtures fixtures)
{
    const string GradientChecks = """
        Failed XunitFixture.Runs.Fails_after_training(after 1 step, seed 0)
        Failed XunitFixture.Runs.Is_awaited_and_fails(jittered, seed 0)
        Failed XunitFixture.Timeouts.Is_awaited_and_out_of_time(random initialization, seed 0)
        Failed XunitFixture.Timeouts.Is_late_without_a_check(random initialization, seed 0)
        Failed XunitFixture.Timeouts.Is_out_of_time(random initialization, seed 0)
        Failed XunitFixture.Unusable.Async_void
        Failed XunitFixture.Unusable.Generic
        Failed XunitFixture.Unusable.Negative_steps
        Failed XunitFixture.Unusable.No_parameter
        Failed XunitFixture.Unusable.No_phase
        Failed XunitFixture.Unusable.No_seed
        Failed XunitFixture.Unusable.Value_task
        NotExecuted XunitFixture.Runs.Is_skipped(jittered, seed 0)
        Passed XunitFixture.Lifetime.Has_output_fixtures_and_lifetimes(jittered, seed 0)
        Passed XunitFixture.Runs.Chosen_phases(after 10 steps, seed 0)
        Passed XunitFixture.Runs.Chosen_phases(after 10 steps, seed 1)
        Passed XunitFixture.Runs.Chosen_phases(at its current values)
        Passed XunitFixture.Runs.Every_run_passes(after 10 steps, seed 0)
        Passed XunitFixture.Runs.Every_run_passes(after 10 steps, seed 1)
        Passed XunitFixture.Runs.Every_run_passes(jittered, seed 0)
        Passed XunitFixture.Runs.Every_run_passes(jittered, seed 1)
        Passed XunitFixture.Runs.Every_run_passes(random initialization, seed 0)
        Passed XunitFixture.Runs.Every_run_passes(random initialization, seed 1)
        Passed XunitFixture.Runs.Fails_after_training(jittered, seed 0)
        Passed XunitFixture.Runs.Fails_after_training(random initialization, seed 0)
        Passed two-layer net(jittered, seed 0)
        """;

    const string OrdinaryTests = """
        Failed XunitFixture.Runs.Ordinary_fact_fails
        Passed XunitFixture.Runs.Ordinary_fact_passes
        Passed XunitFixture.Runs.Ordinary_theory_passes(one: 1)
        """;

    public static TheoryData<string> Versions => new() { Fixtures.OldestXunit, Fixtures.NewestXunit };

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Every_test_has_its_name_and_its_outcome(string version)
    {
        var results = OwnTests(await fixtures.EverythingAsync(version));

        AssertLines($"{GradientChecks}\n{OrdinaryTests}", results);
        Assert.Equal("needs the large data set", MessageOf(results, "XunitFixture.Runs.Is_skipped(jittered, seed 0)"));
        Assert.Equal(
            "System.InvalidOperationException : jittered, seed 0 fails after the first await.",
            MessageOf(results, "XunitFixture.Runs.Is_awaited_and_fails(jittered, seed 0)"));
        Assert.EndsWith(
            """
            [GradientTheory] cannot run XunitFixture.Unusable.No_parameter:
            - The method must take exactly one GradientRun, but takes nothing. Write: public void No_parameter(GradientRun run)
            """,
            MessageOf(results, "XunitFixture.Unusable.No_parameter"),
            StringComparison.Ordinal);
        Assert.Equal(
            "output of jittered, seed 0",
            results.Single(result => result.Name.StartsWith("XunitFixture.Lifetime.", StringComparison.Ordinal)).Output.Trim());
        Assert.All(
            results.Where(result => result.Name.StartsWith("XunitFixture.Timeouts.", StringComparison.Ordinal)),
            result => Assert.Equal(
                result.Name.Contains("Is_late", StringComparison.Ordinal)
                    ? "Test execution timed out after 300 milliseconds: "
                    : "Test execution timed out after 300 milliseconds: w = 0.7, b = 0.1 after one evaluation at most",
                $"{result.Message}: {result.Output.Trim()}"));
    }

    // With a variable that none of them can use, which makes one failing test of each.
    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_filter_selects_gradient_checks_only(string version) =>
        AssertLines(Unusable(GradientChecks), OwnTests(await fixtures.MisspeltAsync(version)));

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_filter_leaves_gradient_checks_out_but_for_one_phase(string version) =>
        AssertLines(
            $"""
            {OrdinaryTests}
            Failed XunitFixture.Runs.Fails_after_training(after 1 step, seed 0)
            Passed XunitFixture.Runs.Chosen_phases(after 10 steps, seed 0)
            Passed XunitFixture.Runs.Chosen_phases(after 10 steps, seed 1)
            Passed XunitFixture.Runs.Every_run_passes(after 10 steps, seed 0)
            Passed XunitFixture.Runs.Every_run_passes(after 10 steps, seed 1)
            """,
            OwnTests(await fixtures.OrdinaryAndTrainedAsync(version)));

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task The_switch_skips_every_usable_check_and_nothing_else(string version)
    {
        var results = OwnTests(await fixtures.SwitchedOffAsync(version));

        AssertLines($"{Skipped(GradientChecks)}\n{OrdinaryTests}", results);
        Assert.Equal(
            ["GRADASSERT_SKIP is set", "needs the large data set"],
            results.Where(result => result.Outcome == "NotExecuted").Select(result => result.Message).Distinct().Order(StringComparer.Ordinal));
    }

    static string Unusable(string lines) =>
        string.Join('\n', lines.Split('\n').Select(line => $"Failed {line.Split(' ', 2)[1].Split('(')[0]}").Distinct());

    static string Skipped(string lines) => string.Join('\n', lines.Split('\n').Select(line =>
        line.Contains(".Unusable.", StringComparison.Ordinal) ? line : $"NotExecuted {line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]}"));

    static string MessageOf(IEnumerable<FixtureResult> results, string name) =>
        results.Single(result => result.Name == name).Message.ReplaceLineEndings("\n");

    static void AssertLines(string expected, IEnumerable<FixtureResult> results) =>
        Assert.Equal(Lines.Sorted(expected), Lines.Of(results));

    // What every framework shares is looked at elsewhere.
    static FixtureResult[] OwnTests(FixtureRun run) => [.. run.Results.Where(result => result is { IsShared: false, HasRows: false })];
}
