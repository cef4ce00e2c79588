namespace GradientTesting;

/// <summary>One check of a model: its wiring, then every run, and the report.</summary>
internal sealed class ModelCheck
{
    /// <summary>What the draws of moves far off belong to; components have 0 and more.</summary>
    const int MovesFarOff = -3;

    /// <summary>And those of the upstream gradient of a layer.</summary>
    const int Upstream = -4;

    /// <summary>And those of a second upstream gradient, and of other calls of a layer.</summary>
    const int SecondUpstream = -5;

    readonly ModelUnderTest model;
    readonly IReadOnlyList<GradientRun> runs;
    readonly GradientCheckOptions options;
    readonly ModelState state;
    readonly double[] settings;
    readonly bool jitters;
    readonly WriteBack writeBack;
    readonly Connections connections = new();
    readonly List<RunReport> reports = [];
    readonly HashSet<string> innocent = new(StringComparer.Ordinal);
    string? lambdaRefusal;
    UpstreamLinearity? linearity;
    (string Flaw, Contract Contract)? constant;

    ModelCheck(ModelUnderTest model, IReadOnlyList<GradientRun> runs, GradientCheckOptions options)
    {
        (this.model, this.runs, this.options) = (model, runs, options with { Log = HostLog.Of(options) });
        model.Cancellation = Cancellation.Of(options);
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
        using var use = ExclusiveUse.Of(model);
        try
        {
            return new ModelCheck(model, runs, options).Report();
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
        if (options.UnusedComponents.FirstOrDefault(name => !model.Components.Any(component => component.Name == name)) is { } unknown)
        {
            throw new ArgumentException(
                $"UnusedComponents has \"{unknown}\", and no component is called that. "
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
        (EffectiveSettings.FlawOf(model) ?? writeBack.FlawAtTheStart(state.Values)
            ?? StorageProbe.FlawOf(state.Values) ?? SharedSettings.FlawOf(model.Settings)) is { } flaw
            ? throw new GradientContractException(flaw)
            : true;

    void CheckAt(GradientRun run)
    {
        try
        {
            CheckAt(run, run.Seed, () => CheckUpstream(run, Prepare(run)));
            if (options.CheckDropout)
            {
                CheckMask(run);
            }
        }
        catch (ModelCallException thrown)
        {
            throw thrown.At(run.ToString());
        }
    }

    /// <summary>Checks with dropout on. A mask that drops every unit shows nothing, and another one is drawn.</summary>
    /// <remarks>What decides is that nothing moves the cost, and not whether the gradient agrees.</remarks>
    void CheckMask(GradientRun run)
    {
        RunReport? dropped = null;
        for (var draw = 0; ; draw++)
        {
            var seed = run.Seed + draw;
            CheckAt(run, seed, () => Check(run, Prepare(run).WithDropout(model, KeepProbabilities)));
            reports[^1] = dropped is null ? reports[^1] : reports[^1].Adding(dropped);
            if (!DropsAll(reports[^1]) || draw == MostMasks - 1)
            {
                reports[^1] = draw == 0 ? reports[^1] : reports[^1].With(FormattableString.Invariant(
                    $"The mask of Reseed({run.Seed}) dropped every unit, so that other seeds were tried, and that of Reseed({seed}) was checked."));
                return;
            }

            dropped = reports[^1];
            reports.RemoveAt(reports.Count - 1);
        }
    }

    static bool DropsAll(RunReport report) =>
        report.Verdict == GradientVerdict.Inconclusive && report.Components.All(component => component.IsUnexercised);

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

    Preparation Prepare(GradientRun run) =>
        Preparation.Of(model, run, options.Initializer, jitters, new(model.Settings, settings), writeBack.FlawAfter);

    /// <summary>What is said of dropout that is off, or of what draws all the same.</summary>
    Preparation SaidOfDropout(Contract contract, Preparation preparation)
    {
        if (preparation.DropoutFrozen || model.KeepProbabilities.Count == 0)
        {
            return preparation;
        }

        var random = contract.RandomBesideDropout();
        return preparation.With(random is null && !options.CheckDropout ? Unchecked : null, random);
    }

    const string Unchecked =
        "Dropout was off, so that its mask and its scaling were not checked. Set CheckDropout to check them too.";

    /// <summary>Checks; and a backward pass that is not linear in the upstream gradient, where that shows, too.</summary>
    RunReport CheckUpstream(GradientRun run, Preparation preparation)
    {
        linearity = null;
        var report = Check(run, preparation);
        if (linearity is not { Breach: { } breach } found)
        {
            return report;
        }

        var drawn = model.Layer!.Upstream;
        foreach (var suspect in found.Suspects.TakeWhile(_ => report.Verdict != GradientVerdict.Mismatch))
        {
            model.Layer.Upstream = suspect;
            report = Check(run, preparation.With(null, $"{breach} What is compared is the gradient where that shows."));
        }

        model.Layer.Upstream = drawn;

        return report.Verdict == GradientVerdict.Mismatch ? report : report.With(breach);
    }

    /// <summary>What a backward pass must keep to; and of the first upstream gradient of a run, whether it is linear in it.</summary>
    /// <returns>What a match does not mean; null where there is nothing to say.</returns>
    string? RequireBackward(LayerModel layer, Contract contract, Baseline baseline, GradientRun run)
    {
        if (linearity is not null)
        {
            return null;
        }

        var unseen = new BackwardContract(model, layer, contract, baseline).Require(Draws.Seed(run, SecondUpstream));
        linearity = UpstreamLinearity.Of(model, layer, baseline.Gradient, Draws.Seed(run, SecondUpstream));
        return model.Layer is { Functions.ReturnsAgain: { } returns }
            ? $"{returns} the same storage at each call: what is kept of an earlier result is overwritten."
                + (unseen is null ? "" : $" {unseen}")
            : unseen;
    }

    /// <summary>
    /// Checks; and where a layer gives the same gradient at other values, to which its outputs respond in another way, those too: what
    /// is right here and wrong there is a mismatch there, as of an index that is right at these values alone.
    /// </summary>
    RunReport Check(GradientRun run, Preparation preparation)
    {
        constant = null;
        var report = CheckHere(run, preparation);
        if (constant is not var (flaw, contract))
        {
            return report;
        }

        if (model.Layer is not null)
        {
            contract.MoveElsewhere();
            report = CheckHere(run, preparation.With(null, $"{LayerWords.Of(flaw)} What is compared is the gradient at the other values."));
            report = report.AsMatchAtItsOwn();
        }

        return report.Verdict == GradientVerdict.Mismatch ? report : throw contract.Breach(flaw);
    }

    RunReport CheckHere(GradientRun run, Preparation preparation)
    {
        var lambda = model.Lambda?.Get() ?? 0;
        var (contract, baseline) = Contract.Establish(model, run, preparation.Untouched);
        preparation = SaidOfDropout(contract, preparation);
        if (model.Layer is { } layer)
        {
            preparation = preparation.With(RequireBackward(layer, contract, baseline, run), null);
        }

        preparation = preparation.With(null, RequireEffects(contract, baseline, preparation)).With(null, model.Remark);
        using var copies = IndependentCopies.Of(model, contract, baseline, CoveragePlan.CopiesFor(model.Components, options));
        var progress = new Progress(options.Log, run.ToString(), model);
        var numerical = NumericalGradient.Of(copies, baseline, run, options, progress);
        contract.StillHolds();

        var analytic = numerical.Components.Select((component, c) => component.At(baseline.Gradient[c])).ToArray();
        var verdict = Connected(RunVerdict.Of(analytic, numerical, options), numerical, run, contract, baseline, preparation);
        var wrong = verdict.Components.Select(component => component.Verdict == GradientVerdict.Mismatch).ToArray();
        var dataPart = lambdaRefusal is null ? DataPart.Of(copies, baseline, numerical, wrong, run, options, progress) : null;
        // A gradient that is finite at the model's own λ is not wrong there for being none at 0.
        dataPart = dataPart?.Gradient.All(gradient => double.IsFinite(Magnitude.Largest(gradient))) == true ? dataPart : null;
        verdict = verdict.With([.. numerical.Components.Select((component, c) =>
            PartVerdict.Of(baseline.Gradient[c], component, verdict.Components[c], dataPart, c))]);
        if (dataPart is not null && verdict.Verdict != GradientVerdict.Mismatch)
        {
            contract.RequireLambdaInGradient(baseline, dataPart.Gradient, lambda);
        }
        else if (model.Lambda is not null && lambda == 0 && verdict.Verdict != GradientVerdict.Mismatch && IsWhereKeptIsSought(run))
        {
            contract.RequireLambdaInGradient(baseline, baseline.Gradient, lambda);
        }

        if (verdict.Verdict != GradientVerdict.Mismatch)
        {
            // The data part was compared at λ = 0.
            if (model.Lambda is { } setting && !setting.Get().Equals(lambda))
            {
                setting.SetTo(lambda);
            }

            constant = contract.ConstantGradientFlaw(baseline) is { } flaw ? (flaw, contract) : null;
            RequireNothingKept(contract, baseline, numerical, verdict, run);
        }

        verdict = WithJumps(verdict, baseline, numerical);
        verdict = preparation.Objection is { } objection && verdict.Verdict == GradientVerdict.Match
            ? verdict with { Verdict = GradientVerdict.Inconclusive, Reason = objection }
            : verdict;

        DiagnosedPart[] parts = [.. model.Components.Select((component, c) => DiagnosedPart.Of(component, numerical.Components[c]))];
        var responses = UpstreamProbe.Of(model, baseline, numerical,
            [.. verdict.Components.Select(component => component.Mismatches.Count > 0 ? component.Mismatches : null)], options);
        var evidence = Evidence.Of(model, baseline, numerical, verdict, dataPart, preparation, parts, responses);
        var components = model.Components.Select((component, c) =>
        {
            var diagnosis = ComponentDiagnosis.Of(component.Name, parts[c].Shape, parts[c].Of(baseline.Values[c]), c, evidence);
            return new ComponentReport(component, analytic[c], numerical.Components[c], verdict.Components[c], diagnosis)
            {
                Where = responses[c] is { } response ? WrongOutputs.Of(new(response), diagnosis) : null,
            };
        });
        var report = new RunReport(
            run, preparation, verdict, [.. components], numerical.Noise.Level, model.CostEvaluations, model.GradientEvaluations)
        {
            Layer = model.Layer?.Name,
            IsOfFunctions = model.Layer?.Functions is not null,
            Inputs = [.. model.Layer?.Inputs.Select(input => input.Name) ?? []],
        };
        // A gradient that is wrong at the model's own settings is the first thing to say.
        return preparation.Breach is not { } breach ? report
            : report.Verdict == GradientVerdict.Mismatch ? report.With(breach)
            : throw contract.Breach(breach);
    }

    /// <summary>
    /// What is so of a model wherever it is, and takes evaluations to see, is looked at in one of the phases, so that a run finds
    /// the same with others as by itself.
    /// </summary>
    static bool IsWhereKeptIsSought(GradientRun run) => run.Phase is GradientPhase.AsIs or GradientPhase.Jittered;

    /// <summary>Neither cost nor gradient is kept under a key that leaves something out.</summary>
    void RequireNothingKept(
        Contract contract, Baseline baseline, NumericalGradient numerical, RunVerdict verdict, GradientRun run)
    {
        if (!IsWhereKeptIsSought(run))
        {
            return;
        }

        if (constant is null)
        {
            contract.RequireComputedGradient(baseline);
        }

        (int, int)[] dead = [.. Enumerable.Range(0, verdict.Components.Count)
            .Where(c => verdict.Components[c] is { IsUnexercised: false, Verdict: GradientVerdict.Match })
            .SelectMany(c => DeadOf(baseline.Gradient[c], numerical.Components[c]).Select(i => (c, i)))];
        if (dead.Length > 0)
        {
            contract.RequireComputedCost(baseline, dead, numerical.Noise.Level);
        }
    }

    static IEnumerable<int> DeadOf(TensorCopy gradient, ComponentDerivative numeric) => Enumerable.Range(0, numeric.Elements.Length)
        .Where(k => numeric.Elements[k].Value == 0 && gradient[numeric.Position(k)] == 0).Select(numeric.Position);

    /// <summary>Of a layer, what jumps where nothing could be decided, in place of what is said of noise.</summary>
    RunVerdict WithJumps(RunVerdict verdict, Baseline baseline, NumericalGradient numerical) =>
        model.Layer is null || options.MaxCostEvaluations is not null ? verdict : verdict with
        {
            Components = [.. verdict.Components.Select((component, c) =>
                component.Verdict == GradientVerdict.Inconclusive
                && JumpProbe.Of(model, baseline, numerical.Components[c], c) is { } jump ? component with { Reason = jump } : component)],
        };

    /// <summary>What can be set has an effect: looked at in each run, and the mask of the backward pass with each frozen one.</summary>
    /// <returns>A warning; null where there is none.</returns>
    string? RequireEffects(Contract contract, Baseline baseline, Preparation preparation)
    {
        if (preparation.DropoutFrozen)
        {
            contract.RequireOneMask(baseline);
        }
        else
        {
            lambdaRefusal = contract.RequireEffects(KeepProbabilities, baseline.Gradient);
        }

        return lambdaRefusal;
    }

    /// <summary>Adds what is seen of components that do not move the cost.</summary>
    RunVerdict Connected(RunVerdict verdict, NumericalGradient numerical, GradientRun run,
        Contract contract, Baseline baseline, Preparation preparation)
    {
        int[] inactive = [.. Enumerable.Range(0, verdict.Components.Count).Where(c => verdict.Components[c].IsUnexercised)];
        connections.Look(model, baseline, inactive, Draws.Seed(run, MovesFarOff));
        if (!preparation.DropoutFrozen)
        {
            contract.RequireNoDropRate([.. inactive.Where(c => connections.Severed.Contains(model.Components[c].Name))]);
        }

        return verdict with
        {
            Components = [.. verdict.Components.Select((component, c) =>
                SaidOfStillness(component, numerical.Components[c], c, run, baseline))],
        };
    }

    // A wrong gradient beside a cost that nothing moves is most often the gradient of another network, or of a copy.
    ComponentVerdict SaidOfStillness(ComponentVerdict verdict, ComponentDerivative numeric, int c, GradientRun run, Baseline baseline) =>
        verdict.Verdict != GradientVerdict.Mismatch ? verdict
        : KeptWithout(verdict, numeric, c, run, baseline) is { } element
        ? verdict with
        {
            Reason = $"the cost does not react to {element} alone, and does where all else moves by a hair too: "
                + "Cost() returns a cost that was kept under a key that leaves it out",
        }
        : verdict.Norms.Numeric <= verdict.Norms.Bars
            && Connections.Of(model, new(model, baseline.Values), baseline, c, Draws.Seed(run, MovesFarOff)) is null
        ? verdict with
        {
            Reason = "the cost does not react to it, however far it is moved: "
                + "Cost() forgets it, or reads other storage than the component looks at, such as a copy or another instance",
        }
        : verdict;

    /// <summary>The first wrong element that does not move the cost, where that is because the cost was kept; null elsewhere.</summary>
    string? KeptWithout(ComponentVerdict verdict, ComponentDerivative numeric, int c, GradientRun run, Baseline baseline) =>
        verdict.Mismatches.FirstOrDefault(k => Math.Abs(numeric.Elements[k].Value) <= numeric.Elements[k].ErrorBar, -1) is >= 0 and var still
            && numeric.Position(still) is var i
            && KeptCost.IsKeptWithout(model, new(model, baseline.Values), c, i, Draws.Seed(run, MovesFarOff))
        ? ElementName.Of(model.Components[c], i)
        : null;

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
