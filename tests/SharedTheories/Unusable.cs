namespace SharedTheories;

// The analyzers of a framework, rightly, warn of some of these.
#pragma warning disable xUnit1006, xUnit1048, xUnit1049, xUnit1003, NUnit1027

/// <summary>Each of these must be one failing test, never none and never a passing one.</summary>
public class Unusable
{
    [GradientTheory(Seeds = 0)]
    public void No_seed(GradientRun run) => GradAssert.MatchesNumerical(new Line(), run);

    [GradientTheory(TrainingSteps = -1)]
    public void Negative_steps(GradientRun run) => GradAssert.MatchesNumerical(new Line(), run);

    [GradientTheory(Phases = [])]
    public void No_phase(GradientRun run) => GradAssert.MatchesNumerical(new Line(), run);

    [GradientTheory]
    public void No_parameter() => GradAssert.MatchesNumerical(new Line());

    [GradientTheory]
    public async void Async_void(GradientRun run)
    {
        await Task.Yield();
        GradAssert.MatchesNumerical(new Line(), run);
    }

    [GradientTheory]
    public void Generic<T>(GradientRun run) => GradAssert.MatchesNumerical(new Line(), run);
}
