namespace GradientTesting;

/// <summary>A model put at the point of a run.</summary>
/// <param name="Start">What it started from, in words.</param>
/// <param name="Warnings">What a reader should know about the start.</param>
/// <param name="Unseen">Warnings of what a match at this point does not mean; beside a mismatch they say nothing.</param>
/// <param name="Untouched">
/// Names of the components whose views held the same bits before and after the model initialized or trained itself: either
/// it left them alone, or it works on other storage by now.
/// </param>
internal sealed record Preparation(string Start, IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Unseen, IReadOnlySet<string> Untouched)
{
    /// <summary>True where dropout is on, at the model's own keep-probs, with its masks frozen.</summary>
    public bool DropoutFrozen { get; private init; }

    /// <summary>Why the point is not what the run says; null where it is.</summary>
    public string? Objection { get; private init; }

    /// <summary>What initialization or training changed and must not; null where there is nothing.</summary>
    public string? Breach { get; private init; }

    /// <summary>The keep-probs below 1 of a run with frozen masks, each once; none without dropout.</summary>
    public IReadOnlyList<double> FrozenKeepProbabilities { get; private init; } = [];

    /// <summary>The same point with dropout at the keep-probs that the model came with; reseeding freezes the masks.</summary>
    public Preparation WithDropout(ModelUnderTest model, IReadOnlyList<double> keepProbabilities)
    {
        if (model.Reseed is null || model.KeepProbabilities.Count == 0)
        {
            throw new GradientContractException(
                "CheckDropout needs a model with dropout whose masks can be frozen. "
                    + "Implement IDropoutModel and IStochasticModel (or set GradientModel.KeepProbability and Reseed), "
                    + "or leave CheckDropout off.");
        }

        if (keepProbabilities.All(keep => keep == 1))
        {
            throw new GradientContractException(
                "CheckDropout was asked for, and every keep-prob is 1: no unit is dropped, so that no mask can be checked. "
                    + "Set a keep-prob below 1 before the check, or leave CheckDropout off.");
        }

        foreach (var (layer, keepProbability) in model.KeepProbabilities.Zip(keepProbabilities))
        {
            layer.SetTo(keepProbability);
        }

        string[] whole =
            [.. model.KeepProbabilities.Zip(keepProbabilities).Where(each => each.Second == 1).Select(each => each.First.Name)];
        var unseen = whole.Length == 0 ? null
            : $"{NameList.Of(whole)} {(whole.Length == 1 ? "is 1: its layer drops" : "are 1: their layers drop")} no unit, so that "
                + $"{(whole.Length == 1 ? "its mask was" : "their masks were")} not checked. Set a keep-prob below 1 before the check to "
                + "check its mask too.";
        return With(unseen, null) with
        {
            DropoutFrozen = true,
            FrozenKeepProbabilities = [.. keepProbabilities.Where(keep => keep is > 0 and < 1).Distinct()],
        };
    }

    /// <summary>Keep-prob 1.0, initialization with the run's seed, then jitter or training.</summary>
    /// <param name="model">The model.</param>
    /// <param name="run">The phase and seed.</param>
    /// <param name="initializer">The start; null for the model's own.</param>
    /// <param name="jittersToo">True where another run of the same check shows what this point hides.</param>
    /// <param name="settings">The model's own; null where nothing has been set yet.</param>
    /// <param name="outOfDate">Makes a call, and returns what that has left out of date; null where nobody asks.</param>
    public static Preparation Of(ModelUnderTest model, GradientRun run,
        GradientInitializer? initializer, bool jittersToo, KeptSettings? settings = null, Func<string, Action, string?>? outOfDate = null)
    {
        settings ??= KeptSettings.Of(model);
        model.KeepEveryUnit();
        var start = new Start(model, run, settings, outOfDate);
        var random = new Random(run.Seed);
        var name = start.Initialize(initializer, random);
        if (run.Phase != GradientPhase.Jittered)
        {
            start.Warnings.AddRange(SymmetricStart.Warnings(model));
        }

        start.Warnings.Add(run.Phase switch
        {
            GradientPhase.Jittered => Jitter.Apply(model, random),
            GradientPhase.AfterTraining when model.TrainStep is { } step => start.Train(step),
            GradientPhase.AfterTraining when model.Layer is not null =>
                "The layer has no update of its own (TrainStep), so it was checked without training.",
            GradientPhase.AfterTraining => GradientDescent.Train(model, run.TrainingSteps),
            _ => null,
        });
        return new(name, [.. start.Warnings.OfType<string>()],
            [.. BlindSpotsOf(model, jittersToo)], start.Untouched)
        {
            Objection = start.Objection,
            Breach = settings.Flaw ?? start.OutOfDate,
        };
    }

    /// <summary>The same with more to say of what a match does not mean, and of what was done.</summary>
    public Preparation With(string? unseen, string? warning) => this with
    {
        Unseen = [.. Unseen, .. unseen is null ? Array.Empty<string>() : [unseen]],
        Warnings = [.. Warnings, .. warning is null ? Array.Empty<string>() : [warning]],
    };

    static IEnumerable<string> BlindSpotsOf(ModelUnderTest model, bool jittersToo)
    {
        if (model.BatchSize == 1)
        {
            yield return "The batch is a single sample: a missing sum or mean over samples stays unseen. Check with three or more.";
        }

        foreach (var warning in model.Layer is { } layer ? LayerBlindSpots.Warnings(layer) : [])
        {
            yield return warning;
        }

        foreach (var warning in jittersToo ? [] : BlindSpots.Warnings(model).OfType<string>())
        {
            yield return warning;
        }
    }
}
