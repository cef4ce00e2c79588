namespace SharedTheories;

/// <summary>Snapshots and summaries are named after the class that runs, and not after this one.</summary>
public abstract class Inherited
{
    [GradientTheory(Phases = [GradientPhase.AsIs])]
    public void Knows_its_class(GradientRun run)
    {
        if (GradientCheckHost.Current!.TestClass != GetType())
        {
            throw new InvalidOperationException($"{run}: {GradientCheckHost.Current.TestClass} is not {GetType()}.");
        }

        GradAssert.MatchesNumerical(new Line(), run);
    }
}

public class InheritedTests : Inherited;

public class OtherInheritedTests : Inherited;

/// <summary>The same source in every framework: names, outcomes and messages must be the same too.</summary>
public class Theories
{
    [GradientTheory(Seeds = 2, TrainingSteps = 3)]
    public void Right(GradientRun run) => GradAssert.MatchesNumerical(new Line(), run);

    [GradientTheory(TrainingSteps = 1)]
    public void Wrong(GradientRun run) => GradAssert.MatchesNumerical(new Line { Factor = 2 }, run);

    [GradientTheory(Phases = [GradientPhase.Jittered, GradientPhase.AsIs])]
    public async Task Awaited(GradientRun run)
    {
        await Task.Yield();
        GradAssert.MatchesNumerical(new Line(), run);
    }

    [GradientTheory(Phases = [GradientPhase.Jittered])]
    public async Task Awaited_and_wrong(GradientRun run)
    {
        await Task.Yield();
        GradAssert.MatchesNumerical(new Line { Factor = 2 }, run);
    }

    [GradientTheory(Phases = [GradientPhase.Jittered])]
    public async Task Several_at_once(GradientRun run) =>
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => GradAssert.MatchesNumerical(new Line(), run))));

    [GradientTheory(Phases = [GradientPhase.AsIs])]
    public void Inconclusive(GradientRun run)
    {
        double[] theta = [1], gradient = [0];
        GradAssert.MatchesNumerical(GradientModel.Of([Component.Of("theta", theta, gradient)], () => 1, () => gradient[0] = 0), run);
    }

    [GradientTheory(Phases = [GradientPhase.AsIs])]
    public void No_model(GradientRun run) => GradAssert.MatchesNumerical(GradientModel.Of([], () => 1, () => { }), run);

    [GradientTheory(Phases = [GradientPhase.AsIs])]
    public void Cancelled(GradientRun run) =>
        GradAssert.MatchesNumerical(new Line(), run, new() { CancellationToken = new(canceled: true) });

    [GradientTheory(Phases = [GradientPhase.AsIs])]
    public void Tells_how_far_it_is(GradientRun run)
    {
        GradAssert.MatchesNumerical(new Line(), run);
        GradientCheckHost.Current!.Log!($"{typeof(Theories).Assembly.GetName().Name} is halfway");
    }

    [GradientTheory(Phases = [GradientPhase.AsIs, GradientPhase.Jittered])]
    public void Layer(GradientRun run) => GradAssert.BackwardMatchesNumerical(Doubled(2), run);

    [GradientTheory(Phases = [GradientPhase.Jittered])]
    public void Wrong_layer(GradientRun run) => GradAssert.BackwardMatchesNumerical(Doubled(3), run);

    static GradientLayer Doubled(double slope)
    {
        double[] x = [1, -2], dx = [0, 0], y = [0, 0], dy = [0, 0];
        return GradientLayer.Of(
            [Component.Of("x", x, dx)], [Component.Of("y", y, dy)],
            () => (y[0], y[1]) = (2 * x[0], 2 * x[1]), () => (dx[0], dx[1]) = (slope * dy[0], slope * dy[1])) with { Name = "Doubled" };
    }

    [GradientTheory(Phases = [GradientPhase.AsIs])]
    public void Swept(GradientRun run) =>
        GradAssert.ForSizes(sizes => GradAssert.MatchesNumerical(new Line { Factor = sizes.Int("factor", 1, 1) }, run));

    // Wrong from a factor of 2 on.
    [GradientTheory(Phases = [GradientPhase.Jittered])]
    public void Swept_and_wrong(GradientRun run) =>
        GradAssert.ForSizes(sizes => GradAssert.MatchesNumerical(new Line { Factor = sizes.Int("factor", 1, 5) }, run));

    [GradientTheory(Phases = [GradientPhase.Jittered])]
    public void Swept_and_thrown(GradientRun run) => GradAssert.ForSizes(sizes =>
    {
        GradAssert.MatchesNumerical(new Line(), run);
        if (sizes.Int("size", 1, 5) > 3)
        {
            throw new InvalidOperationException("no such size");
        }
    });
}
