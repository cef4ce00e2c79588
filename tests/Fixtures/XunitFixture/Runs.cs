using SharedTheories;

namespace XunitFixture;

public class Runs
{
    [GradientTheory(Seeds = 2, TrainingSteps = 10)]
    public void Every_run_passes(GradientRun run)
    {
        Assert.True(run.Seed is 0 or 1);
        GradAssert.MatchesNumerical(new Line(), run);
    }

    [GradientTheory(TrainingSteps = 1)]
    public void Fails_after_training(GradientRun run)
    {
        Assert.False(run == GradientRun.AfterTraining(0, 1), "db1 is wrong once the biases are not zero");
        GradAssert.MatchesNumerical(new Line(), run);
    }

    [GradientTheory(Seeds = 2, Phases = [GradientPhase.AfterTraining, GradientPhase.AsIs])]
    public static void Chosen_phases(GradientRun run)
    {
        Assert.True(run == GradientRun.AsIs || run.TrainingSteps == 10);
        GradAssert.MatchesNumerical(new Line(), run);
    }

    [GradientTheory(DisplayName = "two-layer net", Phases = [GradientPhase.Jittered])]
    public void Has_a_name_of_its_own(GradientRun run)
    {
        Assert.Equal(GradientRun.Jittered(0), run);
        GradAssert.MatchesNumerical(new Line(), run);
    }

    [GradientTheory(Skip = "needs the large data set", Phases = [GradientPhase.Jittered])]
    public void Is_skipped(GradientRun run) => Assert.Fail($"{run} must not run.");

    [GradientTheory(Phases = [GradientPhase.Jittered])]
    [Trait("Category", "Slow")]
    public async Task Is_awaited_and_fails(GradientRun run)
    {
        await Task.Yield();
        throw new InvalidOperationException($"{run} fails after the first await.");
    }

    [Fact]
    public void Ordinary_fact_passes() => Assert.True(true);

    [Fact]
    public void Ordinary_fact_fails() => Assert.Fail("An ordinary failure.");

    [Theory]
    [InlineData(1)]
    public void Ordinary_theory_passes(int one) => Assert.Equal(1, one);
}
