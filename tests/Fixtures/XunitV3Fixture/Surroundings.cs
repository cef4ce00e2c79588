using SharedTheories;

namespace XunitV3Fixture;

public class Surroundings
{
    [GradientTheory(Skip = "needs the large data set", Phases = [GradientPhase.Jittered])]
    public void Is_skipped(GradientRun run) => Assert.Fail($"{run} must not run.");

    [GradientTheory(DisplayName = "two-layer net", Phases = [GradientPhase.Jittered]), Trait("Category", "Slow")]
    public void Has_a_name_of_its_own(GradientRun run) => Assert.Equal(GradientRun.Jittered(0), run);

    [GradientTheory(Phases = [GradientPhase.Jittered], Timeout = 300)]
    public async Task Is_cancelled(GradientRun run)
    {
        await Task.Yield();
        var line = new Line();
        GradAssert.MatchesNumerical(GradientModel.Of(line.Components, () => Slowly(line), line.ComputeGradient), run);

        static double Slowly(Line line)
        {
            TestContext.Current.TestOutputHelper?.WriteLine("cost");
            Thread.Sleep(100);
            return line.Cost();
        }
    }

    [Fact]
    public void Ordinary() => Assert.True(true);
}
