namespace GradientTesting.Frameworks.Tests;

/// <summary>The same source in every framework: the same names, outcomes and messages, but for each framework's spelling.</summary>
[Collection(SharedFixtures.Name)]
public class SharedTheoriesTests(Fixtures fixtures)
{
    const string Expected = """
        Failed Async_void
        Failed Awaited_and_wrong(jittered, seed 0)
        Failed Awaited_without_a_check(jittered, seed 0)
        Failed Cancelled(at its current values)
        Failed Generic
        Failed Inconclusive(at its current values)
        Failed Loop_over_nothing(at its current values)
        Failed Negative_steps
        Failed No_model(at its current values)
        Failed No_parameter
        Failed No_phase
        Failed No_seed
        Failed Swept_and_thrown(jittered, seed 0)
        Failed Swept_and_wrong(jittered, seed 0)
        Failed Thrown_without_a_check(at its current values)
        Failed Without_a_check(at its current values)
        Failed Without_a_check(jittered, seed 0)
        Failed Without_a_check_at_one_phase(at its current values)
        Failed Wrong(after 1 step, seed 0)
        Failed Wrong(jittered, seed 0)
        Failed Wrong(random initialization, seed 0)
        Failed Wrong_layer(jittered, seed 0)
        Passed After_what_is_awaited(at its current values)
        Passed Awaited(at its current values)
        Passed Awaited(jittered, seed 0)
        Passed Caught(at its current values)
        Passed Derivative(at its current values)
        Passed Knows_its_class(at its current values)
        Passed Knows_its_class(at its current values)
        Passed Layer(at its current values)
        Passed Layer(jittered, seed 0)
        Passed Of_another_run(jittered, seed 0)
        Passed On_a_thread_of_its_own(at its current values)
        Passed On_threads_of_the_pool(at its current values)
        Passed Read_from_the_report(jittered, seed 0)
        Passed Right(after 3 steps, seed 0)
        Passed Right(after 3 steps, seed 1)
        Passed Right(jittered, seed 0)
        Passed Right(jittered, seed 1)
        Passed Right(random initialization, seed 0)
        Passed Right(random initialization, seed 1)
        Passed Several_at_once(jittered, seed 0)
        Passed Swept(at its current values)
        Passed Tells_how_far_it_is(at its current values)
        Passed Without_a_check_at_one_phase(jittered, seed 0)
        """;

    public static TheoryData<string> Frameworks => new(Fixtures.Projects.Keys);

    [Theory]
    [MemberData(nameof(Frameworks))]
    public async Task Every_framework_has_the_same_names_and_outcomes(string framework) =>
        Assert.Equal(Lines.Sorted(Expected), Lines.Of(Shared(await fixtures.EverythingAsync(framework))));

    [Fact]
    public async Task Every_framework_prints_the_same_messages()
    {
        var messages = Messages(Shared(await fixtures.EverythingAsync(Fixtures.NewestXunit)));

        foreach (var framework in Fixtures.Projects.Keys)
        {
            Assert.Equal(messages, Messages(Shared(await fixtures.EverythingAsync(framework))));
        }

        Assert.Contains("Wrong(jittered, seed 0): The gradient of b is not the gradient of the cost", messages, StringComparison.Ordinal);
        Assert.Contains("Wrong_layer(jittered, seed 0): The backward pass of Doubled gives a wrong gradient of the input x.", messages, StringComparison.Ordinal);
        Assert.Contains("Cancelled(at its current values): The operation was canceled.", messages, StringComparison.Ordinal);
        Assert.Contains("- The method must return void or Task, but is async void.", messages, StringComparison.Ordinal);
        Assert.Contains(
            """
            Swept_and_wrong(jittered, seed 0): Fails at factor=2, the smallest sizes that fail in this way. 4 of 5 draws fail.
            Next to it: factor 2: wrong; factor 1: right.
            Replay: GRADASSERT_SIZES="factor=2"

            The gradient of b is not the gradient of the cost.
            """,
            messages,
            StringComparison.Ordinal);
        Assert.Contains(
            "Swept_and_thrown(jittered, seed 0): Fails at size=4, the smallest sizes that fail in this way. 2 of 5 draws fail.\n",
            messages,
            StringComparison.Ordinal);
    }

    // It would pass with any gradient, or with none.
    [Theory]
    [MemberData(nameof(Frameworks))]
    public async Task A_test_without_a_check_fails_and_one_that_fails_by_itself_says_why(string framework)
    {
        var results = Shared(await fixtures.EverythingAsync(framework)).Where(result => result.Class == "SharedTheories.Empty").ToArray();
        string MessageOf(string name) => results.Single(result => result.Name == name).Message;

        Assert.Equal("no data at AsIs", MessageOf("Thrown_without_a_check(at its current values)"));
        Assert.All(
            ["Without_a_check(at its current values)", "Awaited_without_a_check(jittered, seed 0)", "Loop_over_nothing(at its current values)", "Without_a_check_at_one_phase(at its current values)"],
            name => Assert.Equal(
                $"[GradientTheory] SharedTheories.Empty.{name.Split('(')[0]} made no check, so that it would pass with any gradient. "
                    + "Call GradAssert.MatchesNumerical(model, run) in it, or leave a phase that has nothing to check out of Phases. "
                    + "A check counts in what the test awaits, and in the tasks and threads that it starts.",
                MessageOf(name)));
    }

    // Of a sweep that makes a report for each draw. xUnit v2 takes no attachments.
    [Theory]
    [MemberData(nameof(Frameworks))]
    public async Task A_sweep_attaches_the_one_report_of_its_failure(string framework)
    {
        var swept = (await fixtures.EverythingAsync(framework)).Results.Single(result => result.Name.Contains("Swept_and_wrong", StringComparison.Ordinal));

        var expected = framework.StartsWith("xunit 2", StringComparison.Ordinal) ? 0 : 1;
        Assert.Equal((expected, expected), (swept.Reports.Count(), swept.Pages.Count()));
        Assert.All(swept.Reports, report => Assert.StartsWith("The gradient of b is not the gradient of the cost.", report, StringComparison.Ordinal));
    }

    // xUnit v3 keeps it with the test that it comes from; the others tell it as it comes.
    [Theory]
    [MemberData(nameof(Frameworks))]
    public async Task A_long_check_tells_how_far_it_is(string framework)
    {
        var run = await fixtures.EverythingAsync(framework);
        var output = run.Results.Single(result => result.Name.Contains("Tells_how_far_it_is", StringComparison.Ordinal)).Output;

        Assert.Contains(
            $"{Fixtures.Projects[framework]} is halfway",
            framework.StartsWith("xunit.v3 ", StringComparison.Ordinal) ? output : run.Messages,
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Frameworks))]
    public async Task The_environment_replays_a_run(string framework) =>
        Assert.Equal(
            """
            Passed Right(after 7 steps, seed 5)
            Passed Right(jittered, seed 5)
            """,
            Lines.Of(Shared(await fixtures.ReplayedAsync(framework))));

    [Theory]
    [MemberData(nameof(Frameworks))]
    public async Task A_variable_with_a_bad_value_is_a_failing_test(string framework)
    {
        var result = Shared(await fixtures.MisspeltAsync(framework)).Single(result => result.Name == "Right");

        Assert.Equal("Failed", result.Outcome);
        Assert.Equal(
            """
            [GradientTheory] cannot run SharedTheories.Theories.Right:
            - GRADASSERT_SEED is "five", but must be a whole number. Type: GRADASSERT_SEED=3, or unset it to check what the test says.
            """,
            result.Message);
    }

    // A line that a log begins with is a command to GitHub.
    [Fact]
    public async Task GitHub_is_told_the_line_of_a_failure_by_every_framework()
    {
        var run = await fixtures.OnGitHubAsync(Fixtures.NewestXunit);
        var source = File.ReadAllLines(Path.Combine(Repository.Root, "tests/SharedTheories/Theories.cs"));
        var line = Array.FindIndex(source, text => text.Contains("void Wrong(", StringComparison.Ordinal)) + 1;

        var annotation = $"::error file=tests/SharedTheories/Theories.cs,line={line},title=Theories.Wrong::The gradient of b is not the gradient of the cost.";
        var lines = run.Output.Split('\n').Where(text => text.StartsWith(annotation, StringComparison.Ordinal));
        Assert.Equal(3 * Fixtures.Projects.Count, lines.Count());
    }

    [Theory]
    [MemberData(nameof(Frameworks))]
    public async Task The_switch_skips_every_usable_check(string framework)
    {
        var results = Shared(await fixtures.SwitchedOffAsync(framework));
        var usable = results.Where(result => result.Class != "SharedTheories.Unusable").ToArray();

        Assert.Equal((45, 39), (results.Length, usable.Length));
        Assert.All(usable, result => Assert.Equal("NotExecuted: GRADASSERT_SKIP is set", $"{result.Outcome}: {result.Message}"));
        Assert.All(results.Except(usable), result => Assert.Equal("Failed", result.Outcome));
    }

    [Theory]
    [MemberData(nameof(Frameworks))]
    public async Task A_filter_selects_one_phase(string framework) =>
        Assert.Equal(
            """
            Failed Wrong(after 1 step, seed 0)
            Passed Right(after 3 steps, seed 0)
            Passed Right(after 3 steps, seed 1)
            """,
            Lines.Of(Shared(await fixtures.OrdinaryAndTrainedAsync(framework))));

    static FixtureResult[] Shared(FixtureRun run) => [.. run.Results.Where(result => result.IsShared).Select(Lines.Neutral)];

    static string Messages(IEnumerable<FixtureResult> results) =>
        string.Join('\n', results.OrderBy(result => result.Name, StringComparer.Ordinal).Select(result => $"{result.Name}: {result.Message}"));
}
