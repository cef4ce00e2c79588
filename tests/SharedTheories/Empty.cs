namespace SharedTheories;

/// <summary>Theories that make no check, which must not pass, and such that make one where it is not seen at first sight.</summary>
public class Empty
{
    readonly Line line = new();

    // The newcomer has forgotten the call.
    [GradientTheory(Phases = [GradientPhase.AsIs, GradientPhase.Jittered])]
    public void Without_a_check(GradientRun run) => line.Initialize(new Random(run.Seed));

    [GradientTheory(Phases = [GradientPhase.Jittered])]
    public async Task Awaited_without_a_check(GradientRun run)
    {
        await Task.Yield();
        line.Initialize(new Random(run.Seed));
    }

    [GradientTheory(Phases = [GradientPhase.AsIs, GradientPhase.Jittered])]
    public void Without_a_check_at_one_phase(GradientRun run)
    {
        if (run.Phase == GradientPhase.Jittered)
        {
            GradAssert.MatchesNumerical(line, run);
        }
    }

    [GradientTheory(Phases = [GradientPhase.AsIs])]
    public void Loop_over_nothing(GradientRun run)
    {
        foreach (var each in Array.Empty<Line>())
        {
            GradAssert.MatchesNumerical(each, run);
        }
    }

    // What fails by itself has a message of its own.
    [GradientTheory(Phases = [GradientPhase.AsIs])]
    public void Thrown_without_a_check(GradientRun run) => throw new InvalidOperationException($"no data at {run.Phase}");

    [GradientTheory(Phases = [GradientPhase.Jittered])]
    public void Of_another_run(GradientRun run) => GradAssert.MatchesNumerical(line, run with { Phase = GradientPhase.AsIs });

    [GradientTheory(Phases = [GradientPhase.Jittered])]
    public void Read_from_the_report(GradientRun run)
    {
        if (GradientCheck.Run(line, run).Verdict != GradientVerdict.Match)
        {
            throw new InvalidOperationException("It is right.");
        }
    }

    [GradientTheory(Phases = [GradientPhase.AsIs])]
    public void On_a_thread_of_its_own(GradientRun run)
    {
        var thread = new Thread(() => GradAssert.MatchesNumerical(line, run));
        thread.Start();
        thread.Join();
    }

    [GradientTheory(Phases = [GradientPhase.AsIs])]
    public void On_threads_of_the_pool(GradientRun run) =>
        Parallel.ForEach([1, 2], _ => GradAssert.MatchesNumerical(new Line(), run));

    [GradientTheory(Phases = [GradientPhase.AsIs])]
    public async Task After_what_is_awaited(GradientRun run)
    {
        await Task.Delay(1).ConfigureAwait(false);
        await Later(run).ConfigureAwait(false);
    }

    async Task Later(GradientRun run)
    {
        await Task.Yield();
        GradAssert.MatchesNumerical(line, run);
    }

    // A test of the wiring itself.
    [GradientTheory(Phases = [GradientPhase.AsIs])]
    public void Caught(GradientRun run)
    {
        try
        {
            GradAssert.MatchesNumerical(GradientModel.Of([], () => 1, () => { }), run);
        }
        catch (GradientContractException)
        {
            return;
        }

        throw new InvalidOperationException("A model without components passes.");
    }

    [GradientTheory(Phases = [GradientPhase.AsIs])]
    public void Derivative(GradientRun run) => GradAssert.DerivativeMatchesNumerical(x => x * x, x => 2 * x, at: [run.Seed + 1.0, 2]);
}
