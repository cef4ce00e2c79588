namespace GradientTesting;

/// <summary>Which runs a check of a model consists of.</summary>
internal static class RunPlan
{
    /// <summary>
    /// Every phase and seed of the options. A model that can neither initialize itself nor is given an initializer is checked
    /// at its current values, which needs checking once; a plain function is checked at the point that is given, unless phases are chosen.
    /// </summary>
    /// <remarks>The environment has the last word: see <see cref="GradientRun.Planned"/>.</remarks>
    public static IReadOnlyList<GradientRun> Of(ModelUnderTest model, GradientCheckOptions options)
    {
        // What the environment asks for is meant for tests of several runs.
        if (model.IsPlainFunction && options.ChosenPhases is null)
        {
            return [GradientRun.AsIs];
        }

        if (model.Layer is not null)
        {
            return OfLayer(model, options);
        }

        var replay = Replay.FromEnvironment();
        var canStartAnew = model.Initialize is not null || options.Initializer is not null;
        var phases = (replay.Phases ?? options.Phases).Select(phase =>
            phase == GradientPhase.RandomInitialization && !canStartAnew ? GradientPhase.AsIs : phase);
        return (replay with { Phases = null }).Runs([.. phases.Distinct()], options.Seeds, options.TrainingSteps, options.FirstSeed);
    }

    /// <summary>
    /// A layer is checked at its current values and jittered; initialized at random where it can be, and after training where it has
    /// an update of its own. Phases that were chosen and that it cannot be brought to are left out, unless none is left.
    /// </summary>
    static IReadOnlyList<GradientRun> OfLayer(ModelUnderTest model, GradientCheckOptions options)
    {
        var replay = Replay.FromEnvironment();
        bool CanBe(GradientPhase phase) => phase switch
        {
            GradientPhase.RandomInitialization => model.Initialize is not null || options.Initializer is not null,
            GradientPhase.AfterTraining => model.TrainStep is not null,
            _ => true,
        };
        var asked = replay.Phases ?? options.ChosenPhases
            ?? [GradientPhase.AsIs, GradientPhase.RandomInitialization, GradientPhase.Jittered, GradientPhase.AfterTraining];
        GradientPhase[] phases = [.. asked.Where(CanBe)];
        phases = phases.Length > 0 ? phases : [GradientPhase.AsIs];
        return (replay with { Phases = null }).Runs(phases, options.Seeds, options.TrainingSteps, options.FirstSeed);
    }
}
