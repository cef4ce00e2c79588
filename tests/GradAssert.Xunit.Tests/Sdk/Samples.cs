namespace GradientTesting.Xunit.Tests.Sdk;

// Methods to look at, not to run: xUnit discovers public classes only, and its analyzers, rightly, miss the word.
#pragma warning disable xUnit1000, xUnit1048
sealed class Samples
{
    [GradientTheory(Seeds = 2, TrainingSteps = 5)]
    public static void Two_seeds(GradientRun run) => Assert.NotEqual(default, run);

    [GradientTheory(Seeds = 2, FirstSeed = 3, TrainingSteps = 1, Phases = [GradientPhase.AfterTraining, GradientPhase.AsIs])]
    [Trait("Category", "Slow")]
    public static void Chosen_phases(GradientRun run) => Assert.NotEqual(default, run);

    [GradientTheory(DisplayName = "two-layer net", Skip = "needs the large data set", Phases = [GradientPhase.Jittered])]
    public static async Task Named_and_skipped(GradientRun run)
    {
        await Task.Yield();
        Assert.NotEqual(default, run);
    }

    [GradientTheory(FirstSeed = int.MaxValue, Seeds = 2)]
    public static void No_seed_left(GradientRun run) => Assert.NotEqual(default, run);

    [GradientTheory(Seeds = 0)]
    public static void No_seed(GradientRun run) => Assert.NotEqual(default, run);

    [GradientTheory(TrainingSteps = -1)]
    public static void Negative_steps(GradientRun run) => Assert.NotEqual(default, run);

    [GradientTheory(Phases = [])]
    public static void No_phase(GradientRun run) => Assert.NotEqual(default, run);

    [GradientTheory(Phases = null!)]
    public static void Null_phases(GradientRun run) => Assert.NotEqual(default, run);

    [GradientTheory(Phases = [GradientPhase.Jittered, GradientPhase.AsIs, GradientPhase.Jittered])]
    public static void Phase_twice(GradientRun run) => Assert.NotEqual(default, run);

    [GradientTheory(Phases = [(GradientPhase)7])]
    public static void Undefined_phase(GradientRun run) => Assert.NotEqual(default, run);

    [GradientTheory]
    public static void No_parameter() => Assert.True(true);

    [GradientTheory]
    public static void Two_parameters(GradientRun run, int? layers) => Assert.NotEqual(layers, run.Seed);

    public static IEnumerable<object[]> NoRows => [];

    [GradientTheory(Phases = [GradientPhase.Jittered, GradientPhase.AsIs])]
    [InlineData(2, "a"), InlineData(2, "a"), InlineData(3, null, Skip = "needs a day")]
    public static void Rows(int layers, string? name, GradientRun run) => Assert.NotEqual($"{layers}", $"{name}{run}");

    [GradientTheory, MemberData(nameof(NoRows))]
    public static void Empty(int layers, GradientRun run) => Assert.NotEqual(layers, run.Seed);

    [GradientTheory, InlineData(1)]
    public static void Rows_without_values(GradientRun run) => Assert.NotEqual(default, run);

    [GradientTheory]
    public static void Other_parameter(GradientPhase phase) => Assert.Equal(default, phase);

    [GradientTheory]
    public static void By_reference(in GradientRun run) => Assert.NotEqual(default, run);

    [GradientTheory]
    public static async void Async_void(GradientRun run)
    {
        await Task.Yield();
        Assert.NotEqual(default, run);
    }

    [GradientTheory]
    public static async ValueTask Value_task(GradientRun run)
    {
        await Task.Yield();
        Assert.NotEqual(default, run);
    }

    [GradientTheory]
    public static IEnumerable<int> Iterator(GradientRun run)
    {
        yield return run.Seed;
    }

    [GradientTheory]
    public static void Generic<T>(GradientRun run) => Assert.NotEqual(typeof(T), run.GetType());

    [GradientTheory(Seeds = -3, TrainingSteps = -1, Phases = [], Skip = "does not hide what is wrong")]
    public static void All_wrong() => Assert.True(true);
}
