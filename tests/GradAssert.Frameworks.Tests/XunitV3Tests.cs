using System.Text.RegularExpressions;

namespace GradientTesting.Frameworks.Tests;

/// <summary>What is xUnit v3's own: attachments, causes, timeouts, and the test program run by itself.</summary>
[Collection(SharedFixtures.Name)]
public class XunitV3Tests(Fixtures fixtures)
{
    public static TheoryData<string> Versions => new() { Fixtures.OldestXunitV3, Fixtures.NewestXunitV3 };

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Every_test_has_its_name_and_its_outcome(string version)
    {
        var results = OwnTests(await fixtures.EverythingAsync(version));

        Assert.Equal(
            """
            Failed XunitV3Fixture.Surroundings.Is_awaited_and_out_of_time [random initialization, seed 0]
            Failed XunitV3Fixture.Surroundings.Is_out_of_time [random initialization, seed 0]
            Failed XunitV3Fixture.Surroundings.Is_out_of_time_with_something_else [jittered, seed 0]
            NotExecuted XunitV3Fixture.Surroundings.Is_skipped
            NotExecuted XunitV3Fixture.Surroundings.Skips_itself [jittered, seed 0]
            Passed XunitV3Fixture.Surroundings.Ordinary
            Passed two-layer net [jittered, seed 0]
            """,
            Lines.Of(results));

        // One failure each, which is not xUnit's, of ten seconds later: the check has stopped, and put everything back.
        Assert.All(
            results.Where(result => result.Outcome == "Failed"),
            result => Assert.Equal("Test execution timed out after 300 milliseconds", result.Message));
        Assert.All(
            results.Where(result => result.Name.Contains("out_of_time [", StringComparison.Ordinal)),
            result => Assert.Equal("w = 0.7, b = 0.1 after one evaluation at most", result.Output.Trim()));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task The_report_is_attached(string version)
    {
        var run = await fixtures.EverythingAsync(version);

        var result = run.Results.Single(result => result.Name.Contains("Awaited_and_wrong", StringComparison.Ordinal));
        Assert.Equal([Lines.Neutral(result).Message], result.Reports);
        Assert.Contains("<h1>Gradient of", Assert.Single(result.Pages), StringComparison.Ordinal);
    }

    // With a variable that none of them can use, which makes one failing test of each.
    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_filter_selects_or_leaves_out_gradient_checks(string version)
    {
        Assert.Equal(
            """
            Failed XunitV3Fixture.Surroundings.Is_awaited_and_out_of_time
            Failed XunitV3Fixture.Surroundings.Is_out_of_time
            Failed XunitV3Fixture.Surroundings.Is_out_of_time_with_something_else
            Failed XunitV3Fixture.Surroundings.Skips_itself
            Failed two-layer net
            NotExecuted XunitV3Fixture.Surroundings.Is_skipped
            """,
            Lines.Of(OwnTests(await fixtures.MisspeltAsync(version))));
        Assert.Equal("Passed XunitV3Fixture.Surroundings.Ordinary", Lines.Of(OwnTests(await fixtures.OrdinaryAndTrainedAsync(version))));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task The_test_program_knows_a_failure_from_an_error_and_filters_what_it_is_told_to_list(string version)
    {
        var program = Fixtures.Assembly(version);
        var (_, failures) = await Dotnet.RunAsync([program, "-reporter", "json", "-class", "SharedTheories.Theories"]);
        var (_, unlisted) = await Dotnet.RunAsync([program, "-method", "XunitV3Fixture.Rows.Member", "-trait", "GradientPhase=Jittered"]);
        var (_, none) = await Dotnet.RunAsync([program, "-method", "XunitV3Fixture.Rows.Member", "-trait", "GradientPhase=AfterTraining"]);
        var (_, listed) = await Dotnet.RunAsync([program, "-preEnumerateTheories", "-trait", "GradientPhase=AfterTraining"]);
        var (_, category) = await Dotnet.RunAsync([program, "-class", "XunitV3Fixture.Surroundings", "-trait-", "Category=GradientCheck"]);

        Assert.Equal(8, Regex.Count(failures, "\"Cause\":\"Assertion\""));
        Assert.Equal(2, Regex.Count(failures, "\"Cause\":\"Exception\""));
        Assert.Contains("Total: 2, Errors: 0, Failed: 1", unlisted, StringComparison.Ordinal);
        Assert.Contains("Total: 0", none, StringComparison.Ordinal);
        Assert.Contains("Total: 3, Errors: 0, Failed: 1", listed, StringComparison.Ordinal);
        Assert.Contains("Total: 1, Errors: 0, Failed: 0", category, StringComparison.Ordinal);
    }

    static FixtureResult[] OwnTests(FixtureRun run) => [.. run.Results.Where(result => result is { IsShared: false, HasRows: false })];
}
