using SharedTheories;

namespace XunitV3Fixture;

// The analyzers of 4.0 know no check that looks at the test's token by itself.
#pragma warning disable xUnit1069

public class Surroundings
{
    [GradientTheory(Skip = "needs the large data set", Phases = [GradientPhase.Jittered])]
    public void Is_skipped(GradientRun run) => Assert.Fail($"{run} must not run.");

    [GradientTheory(DisplayName = "two-layer net", Phases = [GradientPhase.Jittered]), Trait("Category", "Slow")]
    public void Has_a_name_of_its_own(GradientRun run)
    {
        Assert.Equal(GradientRun.Jittered(0), run);
        GradAssert.MatchesNumerical(new Line(), run);
    }

    [GradientTheory(Phases = [GradientPhase.RandomInitialization], Timeout = 300)]
    public void Is_out_of_time(GradientRun run)
    {
        var line = new EndlessLine();
        try
        {
            GradAssert.MatchesNumerical(line, run);
        }
        finally
        {
            TestContext.Current.TestOutputHelper!.WriteLine($"{line}");
        }
    }

    [GradientTheory(Phases = [GradientPhase.RandomInitialization], Timeout = 300)]
    public async Task Is_awaited_and_out_of_time(GradientRun run)
    {
        await Task.Yield();
        Is_out_of_time(run);
    }

    [GradientTheory(Phases = [GradientPhase.Jittered], Timeout = 300)]
    public void Is_out_of_time_with_something_else(GradientRun run)
    {
        Assert.Equal(GradientRun.Jittered(0), run);
        GradientCheckHost.Current!.CancellationToken.WaitHandle.WaitOne();
    }

    [GradientTheory(Phases = [GradientPhase.Jittered])]
    public void Skips_itself(GradientRun run) => Assert.Skip($"needs data at {run}");

    [Fact]
    public void Ordinary() => Assert.True(true);
}
