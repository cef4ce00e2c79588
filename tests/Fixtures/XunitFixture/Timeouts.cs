using SharedTheories;
using Xunit.Abstractions;

namespace XunitFixture;

public class Timeouts(ITestOutputHelper output)
{
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
            output.WriteLine($"{line}");
        }
    }

    [GradientTheory(Phases = [GradientPhase.RandomInitialization], Timeout = 300)]
    public async Task Is_awaited_and_out_of_time(GradientRun run)
    {
        await Task.Yield();
        Is_out_of_time(run);
    }

    [GradientTheory(Phases = [GradientPhase.RandomInitialization], Timeout = 300)]
    public async Task Is_late_without_a_check(GradientRun run)
    {
        GradAssert.MatchesNumerical(new Line(), run);
        await Task.Delay(1000);
    }
}
