using System.Text.RegularExpressions;

namespace GradientTesting.Frameworks.Tests;

/// <summary>What is xUnit v3's own: attachments, causes, timeouts, and the test program run by itself.</summary>
[Collection(SharedFixtures.Name)]
public class XunitV3Tests(Fixtures fixtures)
{
    [Fact]
    public async Task Every_test_has_its_name_and_its_outcome()
    {
        var run = await fixtures.TestAsync(Fixtures.XunitV3, "FullyQualifiedName~XunitV3Fixture");

        Assert.Equal(
            """
            Failed XunitV3Fixture.Surroundings.Is_awaited_and_out_of_time [random initialization, seed 0]
            Failed XunitV3Fixture.Surroundings.Is_out_of_time [random initialization, seed 0]
            Failed XunitV3Fixture.Surroundings.Is_out_of_time_with_something_else [jittered, seed 0]
            NotExecuted XunitV3Fixture.Surroundings.Is_skipped
            Passed XunitV3Fixture.Surroundings.Ordinary
            Passed two-layer net [jittered, seed 0]
            """,
            Lines.Of(run.Results));

        // One failure each, which is not xUnit's, of ten seconds later: the check has stopped, and put everything back.
        Assert.All(
            run.Results.Where(result => result.Outcome == "Failed"),
            result => Assert.Equal("Test execution timed out after 300 milliseconds", result.Message));
        Assert.All(
            run.Results.Where(result => result.Name.Contains("out_of_time [", StringComparison.Ordinal)),
            result => Assert.Equal("w = 0.7, b = 0.1 after one evaluation at most", result.Output.Trim()));
    }

    [Fact]
    public async Task The_report_is_attached()
    {
        var run = await fixtures.TestAsync(Fixtures.XunitV3, "FullyQualifiedName~Awaited_and_wrong");

        Assert.Equal(Lines.Neutral(Assert.Single(run.Results)).Message, Assert.Single(run.Attachments));
    }

    [Fact]
    public async Task The_test_program_knows_a_failure_from_an_error_and_filters_what_it_is_told_to_list()
    {
        var fixture = await fixtures.Of(Fixtures.XunitV3);
        var (_, failures) = await Dotnet.RunAsync([fixture.Assembly, "-reporter", "json", "-class", "SharedTheories.Theories"]);
        var (_, unlisted) = await Dotnet.RunAsync([fixture.Assembly, "-trait", "GradientPhase=AfterTraining"]);
        var (_, listed) = await Dotnet.RunAsync([fixture.Assembly, "-preEnumerateTheories", "-trait", "GradientPhase=AfterTraining"]);
        var (_, category) = await Dotnet.RunAsync([fixture.Assembly, "-class", "XunitV3Fixture.Surroundings", "-trait-", "Category=GradientCheck"]);

        Assert.Equal(5, Regex.Count(failures, "\"Cause\":\"Assertion\""));
        Assert.Equal(2, Regex.Count(failures, "\"Cause\":\"Exception\""));
        Assert.Contains("Total: 0", unlisted, StringComparison.Ordinal);
        Assert.Contains("Total: 3, Errors: 0, Failed: 1", listed, StringComparison.Ordinal);
        Assert.Contains("Total: 1, Errors: 0, Failed: 0", category, StringComparison.Ordinal);
    }
}
