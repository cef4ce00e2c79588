namespace GradientTesting.Tests.Runs;

public class GradientRunTests
{
    [Fact]
    public void A_run_is_named_by_phase_steps_and_seed()
    {
        Assert.Equal("at its current values", GradientRun.AsIs.ToString());
        Assert.Equal("random initialization, seed 3", GradientRun.RandomInitialization(3).ToString());
        Assert.Equal("jittered, seed -2", GradientRun.Jittered(-2).ToString());
        Assert.Equal("after 1 step, seed 0", GradientRun.AfterTraining(0, 1).ToString());
        Assert.Equal("after 1000 steps, seed 2147483647", GradientRun.AfterTraining(int.MaxValue, 1000).ToString());
        Assert.Equal("phase 9, seed 1", new GradientRun((GradientPhase)9, 1, 5).ToString());
    }

    [Fact]
    public void All_runs_go_by_phase_and_then_by_seed_and_as_it_stands_has_no_seed() =>
        Assert.Equal(
            [
                "after 5 steps, seed 0", "after 5 steps, seed 1", "at its current values",
                "random initialization, seed 0", "random initialization, seed 1", "jittered, seed 0", "jittered, seed 1",
            ],
            GradientRun.All(
                [GradientPhase.AfterTraining, GradientPhase.AsIs, GradientPhase.RandomInitialization, GradientPhase.Jittered], 2, 5)
                .Select(run => run.ToString()));

    [Fact]
    public void Only_training_has_steps() =>
        Assert.Equal(
            [0, 0, 0, 7], GradientRun.All(Enum.GetValues<GradientPhase>(), 1, 7).Select(run => run.TrainingSteps));

    [Fact]
    public void What_is_planned_without_a_word_is_what_a_theory_has()
    {
        Assert.Equal(
            [GradientRun.RandomInitialization(0), GradientRun.Jittered(0), GradientRun.AfterTraining(0, 10)], GradientRun.Planned());
        Assert.Equal(
            [GradientRun.Jittered(0), GradientRun.Jittered(1)], GradientRun.Planned([GradientPhase.Jittered], seeds: 2));
    }

    [Fact]
    public void Phases_seeds_and_steps_out_of_range_are_refused_by_name()
    {
        GradientPhase[] phases = [GradientPhase.Jittered];
        Assert.Throws<ArgumentNullException>("phases", () => GradientRun.All(null!, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("seeds", () => GradientRun.All(phases, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("firstSeed", () => GradientRun.All(phases, 2, 0, int.MaxValue));
        Assert.Equal("jittered, seed 2147483647", GradientRun.All(phases, 1, 0, int.MaxValue)[0].ToString());
        Assert.Throws<ArgumentOutOfRangeException>("trainingSteps", () => GradientRun.All(phases, 1, -1));
        Assert.StartsWith(
            "This is no GradientPhase. (Parameter 'phase')",
            Assert.Throws<ArgumentOutOfRangeException>("phase", () => GradientRun.All([(GradientPhase)4], 1, 0)).Message,
            StringComparison.Ordinal);
        foreach (GradientPhase[] wrong in new[] { [], new[] { GradientPhase.AsIs, GradientPhase.AsIs } })
        {
            Assert.Equal(
                "Name at least one phase, and each phase once. (Parameter 'phases')",
                Assert.Throws<ArgumentException>("phases", () => GradientRun.All(wrong, 1, 0)).Message);
        }
    }
}
