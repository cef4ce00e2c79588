namespace GradientTesting;

/// <summary>Which runs a check of a model consists of.</summary>
internal static class RunPlan
{
    /// <summary>
    /// Every phase and seed of the options. A model that can neither initialize itself nor is given an initializer starts
    /// as it stands, which needs checking once; a plain function has no other point than the one given.
    /// </summary>
    /// <remarks>The environment has the last word: see <see cref="GradientRun.Planned"/>.</remarks>
    public static IReadOnlyList<GradientRun> Of(ModelUnderTest model, GradientCheckOptions options)
    {
        if (model.IsPlainFunction)
        {
            return [GradientRun.AsIs];
        }

        var replay = Replay.FromEnvironment();
        var canStartAnew = model.Initialize is not null || options.Initializer is not null;
        var phases = (replay.Phases ?? options.Phases).Select(phase =>
            phase == GradientPhase.RandomInitialization && !canStartAnew ? GradientPhase.AsIs : phase);
        return (replay with { Phases = null }).Runs([.. phases.Distinct()], options.Seeds, options.TrainingSteps);
    }
}
