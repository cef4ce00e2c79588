namespace XunitFixture;

// xUnit's analyzers, rightly, warn of async void too.
#pragma warning disable xUnit1048

/// <summary>Each of these must be one failing test, never none and never a passing one.</summary>
public class Unusable
{
    [GradientTheory(Seeds = 0)]
    public void No_seed(GradientRun run) => Assert.NotEqual(default, run);

    [GradientTheory(TrainingSteps = -1)]
    public void Negative_steps(GradientRun run) => Assert.NotEqual(default, run);

    [GradientTheory(Phases = [])]
    public void No_phase(GradientRun run) => Assert.NotEqual(default, run);

    [GradientTheory]
    public void No_parameter()
    {
    }

    [GradientTheory]
    public async void Async_void(GradientRun run)
    {
        await Task.Yield();
        Assert.NotEqual(default, run);
    }

    [GradientTheory]
    public async ValueTask Value_task(GradientRun run)
    {
        await Task.Yield();
        Assert.NotEqual(default, run);
    }

    [GradientTheory]
    public void Generic<T>(GradientRun run) => Assert.NotEqual(typeof(T), run.GetType());
}
