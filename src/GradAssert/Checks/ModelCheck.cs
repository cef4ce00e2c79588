namespace GradientTesting;

/// <summary>One check of a model: its wiring, then every run, and the report.</summary>
internal sealed class ModelCheck
{
    /// <summary>What the draws of the upstream gradient of a layer belong to; components have 0 and more.</summary>
    const int Upstream = -4;

    readonly ModelUnderTest model;
    readonly ExclusiveUse use;
    readonly IReadOnlyList<GradientRun> runs;
    readonly GradientCheckOptions options;
    readonly ModelState state;
    readonly double[] settings;
    readonly bool jitters;
    readonly WriteBack writeBack;
    readonly Connections connections = new();
    readonly List<RunReport> reports = [];
    readonly HashSet<string> innocent = new(StringComparer.Ordinal);

    ModelCheck(ModelUnderTest model, ExclusiveUse use, IReadOnlyList<GradientRun> runs, GradientCheckOptions options)
    {
        (this.model, this.use, this.runs, this.options) = (model, use, runs, options with { Log = HostLog.Of(options) });
        model.Cancellation = GradientCheckHost.CancellationOf(options);
        state = ModelState.Save(model);
        settings = [.. model.Settings.Select(setting => setting.Get())];
        writeBack = new(model);
        jitters = runs.Any(run => run.Phase == GradientPhase.Jittered);
    }

    double[] KeepProbabilities => settings[..model.KeepProbabilities.Count];

    /// <summary>Checks every run, and puts the model back as it was after each. Nobody else checks it meanwhile.</summary>
    public static GradientReport ReportOf(ModelUnderTest model, IReadOnlyList<GradientRun> runs, GradientCheckOptions options)
    {
        RequireKnown(options, model);
        model.Excuse(options.UnusedComponents);
        try
        {
            using var use = ExclusiveUse.Of(model);
            return new ModelCheck(model, use, runs, options).Report();
        }
        catch (ModelCallException thrown)
        {
            throw Worded(thrown.At("before the first run"), model);
        }
        catch (GradientContractException breach) when (model.Layer is not null)
        {
            throw Worded(breach, model);
        }
    }

    static GradientContractException Worded(GradientContractException breach, ModelUnderTest model) =>
        model.Layer is null ? breach : new(LayerWords.Of(breach.Message), breach.InnerException);

    // A name that is not one would leave the component inconclusive that it was meant for.
    static void RequireKnown(GradientCheckOptions options, ModelUnderTest model)
    {
        if (!model.IsPlainFunction)
        {
            PointNames.RequireNone(options);
        }

        string?[] unknown = [.. options.UnusedComponents.Where(name => !model.Components.Any(component => component.Name == name))];
        if (unknown.Length > 0)
        {
            throw new ArgumentException(
                $"UnusedComponents has {(unknown[0] is { } name ? $"\"{name}\"" : "null")}, and no component is called that. "
                    + $"The components are {string.Join(", ", model.Components.Select(component => component.Name))}.",
                nameof(options));
        }
    }

    GradientReport Report()
    {
        _ = state.Guard(RequireWiring);
        var before = (model.CostEvaluations, model.GradientEvaluations);
        for (var r = 0; r < runs.Count; r++)
        {
            try
            {
                CheckAt(runs[r]);
            }
            catch (GradientContractException breach) when (!breach.IsStateLost
                && reports.Exists(report => report.Verdict == GradientVerdict.Mismatch))
            {
                // A wrong gradient leads training anywhere: what it broke there must not hide what is known to be wrong.
                // A model that could not be put back is never passed over.
                reports[^1] = reports[^1].With($"{runs[r]} could not be checked: {breach.Message}{NotMade(r + 1)}");
                break;
            }
        }

        return new(
            [.. reports.Select(run => run.With(connections, options.UnusedComponents))],
            sizes: GradientCheckHost.Current?.Sizes?.Invoke())
        {
            BeforeRuns = before,
        };
    }

    /// <summary>Storage that keeps what is written to it, and settings in their range: before anything is changed.</summary>
    bool RequireWiring() =>
        // An update first, whose step moves what is not listed too, and cannot be taken back.
        // Where no mask can be frozen keep-probs are set for the first cost of all.
        (SettingsAlone.FlawOfCalls(model) ?? UpdateContract.FlawOf(model) ?? EffectiveSettings.FlawOf(model)
            ?? (model.Reseed is null ? SharedSettings.FlawOf(model.KeepProbabilities) : null) ?? writeBack.FlawAtTheStart(state.Values)
            ?? StorageProbe.FlawOf(state.Values) ?? SharedSettings.FlawOf(model.Settings) ?? SettingsReadBack.FlawOf(model)
            ?? (state.IsWhole ? SettingsAlone.FlawOf(model, [.. state.Values.Select(each => each.Values)]) : null)) is { } flaw
            ? throw new GradientContractException(flaw)
            : true;

    void CheckAt(GradientRun run)
    {
        try
        {
            var check = new RunCheck(model, run, options, connections, KeepProbabilities);
            CheckAt(run, run.Seed, () => check.OfAllUpstreams(Prepare(run)));
            if (options.CheckDropout)
            {
                CheckMask(run, check);
            }
        }
        catch (ModelCallException thrown)
        {
            throw thrown.At(run.ToString());
        }
    }

    /// <summary>Checks with dropout on. A mask that drops every unit shows nothing, and another one is drawn.</summary>
    /// <remarks>What decides is that nothing moves the cost, and not whether the gradient agrees.</remarks>
    void CheckMask(GradientRun run, RunCheck check)
    {
        RunReport? dropped = null;
        for (var draw = 0; ; draw++)
        {
            var seed = run.Seed + draw;
            CheckAt(run, seed, () => check.Of(Prepare(run).WithDropout(model, KeepProbabilities)));
            reports[^1] = dropped is null ? reports[^1] : reports[^1].Adding(dropped);
            if (!DropsAll(reports[^1]) || draw == MostMasks - 1)
            {
                reports[^1] = draw == 0 ? reports[^1] : reports[^1].With(FormattableString.Invariant(
                    $"The mask of Reseed({ModelUnderTest.NumberOf(run.Seed)}) dropped every unit, so that other seeds were tried, and ")
                    + FormattableString.Invariant($"that of Reseed({ModelUnderTest.NumberOf(seed)}) was checked."));
                return;
            }

            dropped = reports[^1];
            reports.RemoveAt(reports.Count - 1);
        }
    }

    static bool DropsAll(RunReport report) =>
        report.Verdict == GradientVerdict.Inconclusive && report.Components.All(component => component.IsInactive);

    /// <summary>With a keep-prob of 0.1 and three units, seven of ten masks drop all of them; eight in a row, one time in twenty.</summary>
    const int MostMasks = 8;

    void CheckAt(GradientRun run, int seed, Func<RunReport> check)
    {
        UnlistedState? unlisted = null;
        reports.Add(state.Guard(() =>
        {
            // Starts anew, whatever ran before.
            model.BeginRun(seed, Draws.Seed(run, Upstream));
            // Of storage that was made later there is nothing to put back.
            unlisted = state.IsWhole ? UnlistedState.Before(model, run, options.Initializer) : null;
            if (PresentComponents.FlawOf(model, "Cost()") is { } changed)
            {
                throw new GradientContractException($"{changed} (Seen at: {run}.)");
            }

            return check();
        }));
        if (unlisted is not null)
        {
            reports[^1] = state.Guard(() => Unchanged(reports[^1], unlisted));
        }
    }

    /// <summary>The report of a run after which nothing but the components had to be put back.</summary>
    RunReport Unchanged(RunReport report, UnlistedState unlisted)
    {
        var flaw = unlisted.Flaw(report.CostNoise, innocent);
        if (flaw is not null && report.Verdict != GradientVerdict.Mismatch)
        {
            throw new GradientContractException($"{flaw} (Seen at: {report.Run}.)");
        }

        innocent.UnionWith(flaw is null && unlisted.Callers.Count == 1 ? unlisted.Callers : []);
        return report.After(flaw, model.CostEvaluations);
    }

    Preparation Prepare(GradientRun run)
    {
        var preparation = Preparation.Of(model, run, options.Initializer, jitters, new(model.Settings, settings), writeBack.FlawOf);
        use.Renew();
        return preparation;
    }

    string NotMade(int first) => first == runs.Count ? ""
        : $" Not checked after that: {string.Join("; ", runs.Skip(first).Take(MostListed))}"
            + $"{(runs.Count - first > MostListed ? "; …" : "")}.";

    const int MostListed = 10;

    /// <summary>Hands the report to the test that the check runs inside.</summary>
    /// <remarks>A host that fails must not hide a verdict; what it threw is part of the report.</remarks>
    public static GradientReport Handed(GradientReport report)
    {
        try
        {
            GradientCheckHost.Current?.Report?.Invoke(report);
            return report;
        }
#pragma warning disable CA1031 // Whatever an adapter throws, but for what ends a check.
        catch (Exception failure) when (!ModelUnderTest.EndsTheCheck(failure))
#pragma warning restore CA1031
        {
            return report.With(
                $"The report could not be handed to the test framework: {failure.GetType().Name}: "
                    + $"{failure.Message.ReplaceLineEndings(" ")}");
        }
    }
}
