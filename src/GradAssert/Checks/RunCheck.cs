namespace GradientTesting;

/// <summary>One run of a check: contracts, what is measured, the verdict, what explains it, and the report, in that order.</summary>
/// <param name="model">The model, at the point of the run.</param>
/// <param name="run">The phase and seed.</param>
/// <param name="options">How.</param>
/// <param name="connections">What earlier runs have shown of inactive components.</param>
/// <param name="keepProbabilities">Those that the model came with.</param>
internal sealed class RunCheck(
    ModelUnderTest model, GradientRun run, GradientCheckOptions options, Connections connections, IReadOnlyList<double> keepProbabilities)
{
    /// <summary>What the draws of other upstream gradients, and of other calls of a layer, belong to; components have 0 and more.</summary>
    const int SecondUpstream = -5;

    const string Unchecked =
        "Dropout was off, so that its mask and its scaling were not checked. Set CheckDropout to check them too.";

    string? lambdaRefusal;
    string? maskOfItsOwn;
    string? unreadLambda;
    string? smallValues;
    UpstreamLinearity? linearity;
    (string Flaw, Contract Contract)? constant;
    (Contract Contract, IReadOnlyList<TensorCopy> Given)? elsewhere;
    bool isZero;
    bool isLambdaOfGradientAlone;

    /// <summary>Checks; and of a layer whose backward pass is not linear in the upstream gradient, where that shows, too.</summary>
    public RunReport OfAllUpstreams(Preparation preparation)
    {
        var report = Of(preparation);
        if (linearity is not { Breach: { } breach } found)
        {
            return report;
        }

        var drawn = model.Layer!.Upstream;
        foreach (var suspect in found.Suspects.TakeWhile(_ => report.Verdict != GradientVerdict.Mismatch))
        {
            model.Layer.Upstream = suspect;
            report = Of(preparation.With(null, $"{breach} What is compared is the gradient where that shows."));
        }

        model.Layer.Upstream = drawn;
        return report.Verdict == GradientVerdict.Mismatch ? report : report.With(breach);
    }

    /// <summary>
    /// Checks; and where a layer gives the same gradient at other values, to which its outputs respond in another way, those too: what
    /// is right here and wrong there is a mismatch there, as of an index that is right at these values alone.
    /// </summary>
    public RunReport Of(Preparation preparation)
    {
        (constant, elsewhere, maskOfItsOwn, unreadLambda, smallValues) = (null, null, null, null, null);
        var report = Here(preparation);
        if (elsewhere is var (there, given) && there.MoveToOtherValues() is var (distance, _))
        {
            var wasZero = isZero;
            var other = Here(preparation.With(null, wasZero ? ZeroAtThePoint(distance) : NotOfThePoint(distance)), given);
            return other.Verdict == GradientVerdict.Mismatch ? other.AsMatchAtItsOwn()
                : wasZero && other.Verdict == GradientVerdict.Match ? other
                : report;
        }

        if (constant is not var (flaw, contract))
        {
            return report;
        }

        if (model.Layer is not null)
        {
            contract.MoveElsewhere();
            report = Here(preparation.With(null, $"{LayerWords.Of(flaw)} What is compared is the gradient at the other values."));
            report = report.AsMatchAtItsOwn();
        }

        return report.Verdict == GradientVerdict.Mismatch ? report : throw contract.Breach(flaw);
    }

    static string NotOfThePoint(double distance) =>
        $"At the values that were given the gradient agrees with the cost, and at others, {OtherValues.Away(distance)}, it does not. "
        + "Does it read values that were captured (gradient: p => Gradient(at) in place of Gradient(p)), or return what it has kept? "
        + "What is compared is the gradient at the other values.";

    static string ZeroAtThePoint(double distance) =>
        "At the values that were given the gradient is zero within its error bars, where one that is wrong by a factor is zero too. "
        + $"What is compared is the gradient at others, {OtherValues.Away(distance)}.";

    RunReport Here(Preparation preparation, IReadOnlyList<TensorCopy>? given = null)
    {
        var (contract, baseline) = Contract.Establish(model, run, preparation.Untouched);
        baseline = baseline with { Given = given };
        preparation = WithSettings(contract, baseline, preparation);
        var measured = Measured(contract, baseline);
        RequireRest(contract, baseline, measured, preparation);
        var verdict = RunVerdict.Of(measured, preparation.Objection);
        var report = ReportOf(measured, verdict, preparation.With(unreadLambda, null).With(smallValues, null));
        report = report.Verdict != GradientVerdict.Match && options.MaxCostEvaluations is null
            && measured.Components.Any(component => !component.Comparison.IsInactive)
            && Repeatability.RemarkOf(model, baseline) is { } repeats
            ? report.With(InWordsOf(repeats) ?? repeats)
            : report;
        // A gradient that is wrong at the model's own settings is the first thing to say. Whether one draws a mask of its own, or makes a
        // forward pass of its own, can be told only where it is right.
        return report.Verdict == GradientVerdict.Mismatch
            ? preparation.Breach is { } change ? report.With(change) : report
            : (preparation.Breach ?? maskOfItsOwn) is { } breach ? throw contract.Breach(breach)
            : report;
    }

    Measurement Measured(Contract contract, Baseline baseline)
    {
        Measurement measured;
        bool areDisposed;
        using (var copies = IndependentCopies.Of(model, contract, baseline, CoveragePlan.CopiesFor(model.Components, options)))
        {
            measured = RunMeasurement.Of(copies, baseline, run, options, lambdaRefusal is null, connections, contract.StillHolds);
            areDisposed = copies.AreDisposable;
        }

        if (areDisposed)
        {
            contract.RequireSameCostAfterDisposal();
        }

        return measured;
    }

    /// <summary>
    /// What can be set has an effect, a backward pass keeps to its contract, and one through dropout uses the mask of the forward pass.
    /// </summary>
    /// <returns>The preparation, with warnings of what was seen.</returns>
    Preparation WithSettings(Contract contract, Baseline baseline, Preparation preparation)
    {
        string? random = null;
        if (!preparation.DropoutFrozen && model.KeepProbabilities.Count > 0)
        {
            random = contract.RandomBesideDropout();
            preparation = preparation.With(random is null && !options.CheckDropout ? Unchecked : null, random);
        }

        if (model.Layer is { } layer && linearity is null)
        {
            preparation = preparation.With(RequireBackward(layer, contract, baseline), null);
        }

        if (preparation.DropoutFrozen)
        {
            maskOfItsOwn = contract.MaskOfItsOwn(baseline);
            preparation = preparation.With(null, contract.MaskThatStays());
        }
        else
        {
            // What no keep-prob turns off is drawn here, too; a layer's backward pass is asked for it by its contract.
            maskOfItsOwn = model is { Reseed: not null, Layer: null } && (model.KeepProbabilities.Count == 0 || random is not null)
                ? contract.MaskOfItsOwn(baseline)
                : null;
            (lambdaRefusal, var doubt, isLambdaOfGradientAlone) = contract.RequireEffects(keepProbabilities, baseline.Gradient);
            preparation = preparation.With(InWordsOf(contract.NothingDrawn()), doubt);
        }

        return preparation.With(InWordsOf(contract.CopiedGradients), lambdaRefusal).With(null, model.Remark);
    }

    /// <summary>What a backward pass must keep to; and of the first upstream gradient of a run, whether it is linear in it.</summary>
    /// <returns>What a match does not mean; null where there is nothing to say.</returns>
    string? RequireBackward(LayerModel layer, Contract contract, Baseline baseline)
    {
        var unseen = new BackwardContract(model, layer, contract, baseline).Require(Draws.Seed(run, SecondUpstream));
        linearity = UpstreamLinearity.Of(model, layer, baseline.Gradient, Draws.Seed(run, SecondUpstream));
        if (linearity.Unwritten is { } unwritten)
        {
            throw contract.Breach(unwritten);
        }

        return layer.Functions?.ReturnsAgain is { } returns
            ? $"{returns} the same storage at each call: what is kept of an earlier result is overwritten."
                + (unseen is null ? "" : $" {unseen}")
            : unseen;
    }

    /// <summary>
    /// What is asked of a model once it is measured, since it matters only where nothing is wrong: its gradient reacts to the
    /// values, and neither cost nor gradient is kept under a key that leaves something out.
    /// </summary>
    void RequireRest(Contract contract, Baseline baseline, Measurement measured, Preparation preparation)
    {
        if (!preparation.DropoutFrozen)
        {
            contract.RequireNoDropRate([.. Enumerable.Range(0, measured.Components.Count).Where(c =>
                measured.Components[c].Comparison.IsInactive && connections.Severed.Contains(measured.Components[c].Name))]);
        }

        if (measured.IsWrong)
        {
            return;
        }

        // Where a gradient is kept under a key without λ, those along a line are of the λ that is set, and the one at the point is not.
        if (model.Lambda is { } setting && setting.Get() is var lambda
            && (measured.IgnoresLambda || (lambda == 0 && run.IsWhereMoreIsAsked)))
        {
            unreadLambda = contract.RequireLambdaInGradient(baseline, lambda);
            if (!setting.Get().Equals(lambda))
            {
                setting.SetTo(lambda);
            }
        }

        // Before the gradient is asked for at other values, so that what is kept of the point is still there.
        var kept = run.IsWhereMoreIsAsked ? contract.KeptGradientFlaw(baseline, measured.Noise.Level) : null;
        constant = contract.ConstantGradientFlaw(baseline) is { } flaw ? (flaw, contract) : null;
        if (constant is null && baseline.Given is null && (model.IsPlainFunction || model.Layer?.Functions is not null))
        {
            AskElsewhere(contract, baseline, measured);
            baseline.Return();
        }

        if (kept is not null && constant is null)
        {
            throw contract.Breach(kept);
        }

        if (run.IsWhereMoreIsAsked)
        {
            RequireNothingKept(contract, baseline, measured);
        }

        smallValues = InWordsOf(contract.LinearStart(baseline, measured.Noise.Level));
    }

    /// <summary>A function is checked at one point alone, where what it has captured is right, and where all may be zero.</summary>
    void AskElsewhere(Contract contract, Baseline baseline, Measurement measured)
    {
        // What jumps is as flat elsewhere, and a gradient that passes over jumps as right or wrong.
        if (measured.Components[0].Jump is not null)
        {
            return;
        }

        var (component, asked) = (measured.Components[0], contract.MoveToOtherValues());
        var (norms, cost) = (component.Comparison.Norms, Math.Max(Math.Abs(baseline.Cost), Math.Abs(asked?.Cost ?? 0)));
        // What is another number a hair away is not zero, and what bars say too little of is unknown.
        isZero = component.Numeric.AtThePoint is null && (component.Comparison.IsInactive
            || (component.Comparison.IsStationary && norms.BarEffect <= MappingElsewhere.TimesOutput * cost));
        elsewhere = asked is var (_, costThere)
            && (isZero || OtherPoint.Disagrees(model, costThere, baseline.Values, measured.Noise, run, options))
            ? (contract, baseline.Values) : null;
    }

    static void RequireNothingKept(Contract contract, Baseline baseline, Measurement measured)
    {
        (int, int)[] dead = [.. measured.Components.SelectMany((component, c) => Dead(component).Select(i => (c, i)))];
        if (dead.Length > 0)
        {
            contract.RequireComputedCost(baseline, dead, measured.Noise.Level);
        }
    }

    /// <summary>The elements of a component that is active which do nothing, and whose gradient is zero.</summary>
    static IEnumerable<int> Dead(MeasuredComponent component) => component.Comparison is not { Agrees: true, IsInactive: false } ? []
        : Enumerable.Range(0, component.Analytic.Length)
            .Where(k => component.Numeric.Elements[k].Value == 0 && component.Analytic[k] == 0).Select(component.Numeric.Position);

    string? InWordsOf(string? sentences) => sentences is null || model.Layer is null ? sentences : LayerWords.Of(sentences);

    RunReport ReportOf(Measurement measured, RunVerdict verdict, Preparation preparation)
    {
        var inputs = model.Layer?.Inputs ?? [];
        var evidence = measured.HasParts
            ? Evidence.Of(measured, verdict, model.BatchSize, preparation.FrozenKeepProbabilities, inputs.Count)
            : null;
        var components = measured.Components.Select((component, c) =>
        {
            var diagnosis = evidence is null ? null : ComponentDiagnosis.Of(evidence.Components[c], evidence);
            return new ComponentReport(
                component.Name, component.Shape, component.Analytic, component.Numeric, verdict.Components[c], diagnosis,
                names: component.ElementNames is { } names ? position => names[position] : null, convention: component.Convention,
                isOfLambda: LambdaError.CanBeOfLambda(component), isLambdaFarOff: LambdaError.IsFarOff(component),
                values: component.Part?.Values)
            {
                IsLambdaOfGradientAlone = isLambdaOfGradientAlone,
                Where = component.Response is { } response ? WrongOutputs.Of(new(response), diagnosis) : null,
            };
        });
        return new(run, preparation, verdict, [.. components], measured.Noise.Level, model.CostEvaluations, model.GradientEvaluations)
        {
            Aside = measured.IsWrong ? InWordsOf(SharedGradient.In(model)) : null,
            Remark = measured.IsWrong && maskOfItsOwn is not null ? InWordsOf(OneMask.DrawnAgain) : null,
            Layer = model.Layer?.Name,
            Options = RepeatedOptions.Of(options, run, preparation.DropoutFrozen),
            IsOfFunctions = model.IsPlainFunction || model.Layer?.Functions is not null,
            Inputs = [.. inputs.Select(input => input.Name)],
        };
    }
}
