namespace GradientTesting;

/// <summary>A model put at the point of a run.</summary>
/// <param name="Start">What it started from, in words.</param>
/// <param name="Warnings">What a reader should know about the start.</param>
internal sealed record Preparation(string Start, IReadOnlyList<string> Warnings)
{
    /// <summary>Starts anew, whatever ran before: keep-prob 1.0, initialization with the run's seed, then jitter or training.</summary>
    public static Preparation Of(ModelUnderTest model, GradientRun run, Initializer? initializer)
    {
        model.Seed = run.Seed;
        foreach (var layer in model.KeepProbabilities)
        {
            layer.Set(1.0);
        }

        var warnings = new List<string?>();
        var random = new Random(run.Seed);
        var start = Initialize(model, run, initializer, random, warnings);
        if (run.Phase != GradientPhase.Jittered)
        {
            warnings.AddRange(SymmetricStart.Warnings(model));
        }

        warnings.Add(run.Phase switch
        {
            GradientPhase.Jittered => Jitter.Apply(model, random),
            GradientPhase.AfterTraining when model.TrainStep is { } step => OwnTraining.Train(model, step, run.TrainingSteps),
            GradientPhase.AfterTraining => GradientDescent.Train(model, run.TrainingSteps),
            _ => null,
        });
        return new(start, [.. warnings.OfType<string>()]);
    }

    static string Initialize(ModelUnderTest model, GradientRun run, Initializer? initializer, Random random, List<string?> warnings)
    {
        if (run.Phase == GradientPhase.AsIs)
        {
            return "the model as it stands";
        }

        if (initializer is not null)
        {
            initializer.Apply(model, random);
            return initializer.Name;
        }

        if (model.Initialize is { } initialize)
        {
            initialize(random);
            return "the model's own initialization";
        }

        if (run.Phase == GradientPhase.RandomInitialization)
        {
            warnings.Add("The model cannot initialize itself and no Initializer is named, so it was checked as it stands.");
        }

        return "the model as it stands";
    }
}
