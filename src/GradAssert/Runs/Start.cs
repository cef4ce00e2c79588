namespace GradientTesting;

/// <summary>Brings a model to the start of a run, and on from there by training of its own.</summary>
internal sealed class Start(ModelUnderTest model, GradientRun run, KeptSettings settings, Func<string, Action, string?>? outOfDate)
{
    string AtItsCurrentValues => model.Layer is null ? "the model at its current values" : "the layer's current values";

    /// <summary>What a reader should know.</summary>
    public List<string?> Warnings { get; } = [];

    /// <summary>Names of the components that the model's own initialization or training has left alone.</summary>
    public HashSet<string> Untouched { get; } = new(StringComparer.Ordinal);

    /// <summary>Why the point is not what the run says; null where it is.</summary>
    public string? Objection { get; private set; }

    /// <summary>What initialization or training has left out of date; null where there is nothing.</summary>
    public string? OutOfDate { get; private set; }

    /// <summary>Initializes by name, by the model's own initialization, or not at all.</summary>
    /// <returns>What the run starts from, in words.</returns>
    public string Initialize(GradientInitializer? initializer, Random random)
    {
        if (run.Phase == GradientPhase.AsIs)
        {
            return AtItsCurrentValues;
        }

        if (initializer is not null)
        {
            initializer.Apply(model, random);
            return initializer.Name;
        }

        if (model.Initialize is { } initialize)
        {
            InitializeItself(initialize, random);
            return "the model's own initialization";
        }

        if (run.Phase == GradientPhase.RandomInitialization)
        {
            Warnings.Add(model.Layer is null
                ? "The model cannot initialize itself and no Initializer is named, so it was checked at its current values."
                : "The layer cannot initialize itself and no Initializer is named, so it was checked at its current values.");
        }

        return AtItsCurrentValues;
    }

    /// <summary>Trains by the model's own steps.</summary>
    /// <returns>A warning; null where there is none.</returns>
    public string? Train(Action step)
    {
        var (warning, isPulledBack) = ((string?)null, false);
        var taken = 0;
        var (names, movesAny) = LeftAlone.ByTraining(
            model, () => (warning, isPulledBack) = OwnTraining.Train(model, Watched, run.TrainingSteps));
        Untouched.UnionWith(names);
        names = WithoutInputs(names);
        if (run.TrainingSteps > 0 && !movesAny)
        {
            Objection ??= isPulledBack ? $"no step of TrainStep() could be kept, so that this is the start again. {warning}"
                : FormattableString.Invariant($"{run.TrainingSteps} calls of TrainStep() moved no element by more than ")
                + "1e-06 of its scale, so that this is the start again; does it compute the gradient itself, which nobody does before "
                + "it, and apply its update, to the storage that the components look at, and with a learning rate that is not tiny, "
                + "and before it returns, as an async lambda does not? "
                + "If the model is not to be trained, leave AfterTraining out of Phases";
        }
        else if (run.TrainingSteps > 0 && names.Count > 0)
        {
            Warnings.Add($"TrainStep() left {NameList.Of(names)} as {(names.Count == 1 ? "it was" : "they were")}.");
        }

        return warning;

        // Of each step the values are read, and what each of them leaves out of date is so after the last.
        void Watched()
        {
            void Step() => settings.Watch("TrainStep()", step);
            if (++taken == run.TrainingSteps)
            {
                LookAround("TrainStep()", Step);
            }
            else
            {
                Step();
            }
        }
    }

    void LookAround(string caller, Action call)
    {
        if (outOfDate is null || OutOfDate is not null)
        {
            call();
            return;
        }

        OutOfDate = outOfDate(caller, call);
    }

    void InitializeItself(Action<Random> initialize, Random random)
    {
        var (names, of) = LeftAlone.ByInitialization(
            model,
            () =>
            {
                void Initialized() => settings.WatchAtOwn("Initialize()", () => initialize(random));
                if (run.Phase == GradientPhase.RandomInitialization)
                {
                    LookAround("Initialize()", Initialized);
                }
                else
                {
                    Initialized();
                }
            });
        Untouched.UnionWith(names);
        (names, of) = (WithoutInputs(names), of - (model.Layer?.Inputs.Count ?? 0));
        if (names.Count > 0 && names.Count == of)
        {
            Objection =
                "Initialize() left every value as it was, so that this is no random start; "
                + "does it do nothing, fill copies or another instance, or return before it has, as an async lambda does? "
                + "If the model cannot initialize itself, leave Initialize out, or name an Initializer in the options";
        }
        else if (names.Count > 0)
        {
            Warnings.Add($"Initialize() left {NameList.Of(names)} as {(names.Count == 1 ? "it was" : "they were")}.");
        }
    }

    // What goes into a layer is nothing that it sets.
    string[] WithoutInputs(IReadOnlyList<string> names) =>
        [.. names.Except(model.Layer?.Inputs.Select(input => input.Name) ?? [], StringComparer.Ordinal)];
}
