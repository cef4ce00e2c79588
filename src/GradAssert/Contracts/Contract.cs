namespace GradientTesting;

/// <summary>What a model must keep to before there is a gradient to judge.</summary>
/// <remarks>Every breach is a <see cref="GradientContractException"/>: which component, what was seen, what to do.</remarks>
internal sealed partial class Contract
{
    /// <summary>As a culprit.</summary>
    public const string ComputeGradient = "ComputeGradient()";

    const string Reseed = "Reseed()";

    /// <summary>What the draws of moves away from the point belong to; components have 0 and more.</summary>
    const int Elsewhere = -2;

    readonly ModelUnderTest model;
    readonly GradientRun run;
    readonly TensorCopy[] values;
    readonly double[] settings;
    Reaction reaction;

    Contract(ModelUnderTest model, GradientRun run)
    {
        (this.model, this.run) = (model, run);
        values = [.. model.Components.Select(component => component.Values.Copy())];
        settings = [.. model.Settings.Select(setting => setting.Get())];
        Moves = new(model, values);
        RequireFiniteValues();
        // The storage that initialization and training have left.
        if (StorageProbe.FlawOf(model.Components.Zip(values).Where(each => !each.First.Values.IsFixed)) is { } flaw)
        {
            throw Breach(flaw);
        }

        RequireSameComponents(CallerBefore(run));
        Cost = RequireFinite(model.Cost());
        RequireUnchanged("Cost()");
        RequireSameComponents("Cost()");
    }

    /// <summary>The cost at the point.</summary>
    public double Cost { get; }

    /// <summary>Moves away from the point.</summary>
    Moves Moves { get; }

    /// <summary>Checks every rule at the present point. Six evaluations or a few more, and three of the gradient.</summary>
    public static (Contract Contract, Baseline Baseline) Establish(ModelUnderTest model, GradientRun run, IReadOnlySet<string> untouched)
    {
        var contract = new Contract(model, run);
        contract.RequireSameCost((before, again) =>
            $"Cost() was called twice at the same values and returned {before}, then {again}: more than rounding. {contract.Remedy}");
        contract.ComeFromElsewhere();
        // The gradient first of all: now that the forward pass before last was one elsewhere.
        var gradient = FreshGradient.Of(model, contract);
        contract.RequireSameComponents(ComputeGradient);
        // What drops everything has left nothing behind.
        if (!contract.reaction.Reacts && contract.DropRateBehindAll() is { } dropRate)
        {
            throw contract.Breach(dropRate);
        }

        LiveView.Require(model, gradient, contract, untouched);
        var baseline = new Baseline(contract.Cost, contract.values, gradient) { AreArguments = model.AreArguments };
        return !contract.reaction.Reacts
            && Reaction.BreachOf(model, contract.Moves, gradient, contract.Cost, Draws.Seed(run, Elsewhere)) is { } breach
            ? throw contract.Breach(breach)
            : (contract, baseline);
    }

    string? DropRateBehindAll() =>
        DropRate.Behind(model, Moves, [.. Enumerable.Range(0, model.Components.Count)], Draws.Seed(run, Elsewhere));

    /// <summary>
    /// Whether the gradient reacts to the values, unless the cost is linear. Last of all, since what is kept of the present values is not
    /// any more once others were asked for.
    /// </summary>
    /// <returns>What is said of one that does not; null where it does.</returns>
    public string? ConstantGradientFlaw(Baseline baseline) => reaction.Reacts && double.IsFinite(reaction.Cost)
        ? ConstantGradient.FlawOf(model, baseline, reaction.Size, Draws.Seed(run, Elsewhere))
        : null;

    /// <summary>Elements whose gradient is zero, and that do nothing alone, do nothing because they have no part in the cost.</summary>
    public void RequireComputedCost(Baseline baseline, IReadOnlyList<(int Component, int Index)> dead, double noise)
    {
        var allowed = UnlistedState.Allowed(model, noise, Cost);
        if (KeptCost.FlawOfDead(model, new(model, baseline.Values), dead, allowed, Draws.Seed(run, Elsewhere)) is { } flaw)
        {
            throw Breach(flaw);
        }
    }

    /// <summary>
    /// The gradient is computed from all values, where some of them are others. Not asked of a function, which has nothing to keep it
    /// in, nor of a layer, which is asked for its backward pass elsewhere by <see cref="BackwardContract"/>.
    /// </summary>
    /// <returns>What is said of one that is kept; null where none is.</returns>
    public string? KeptGradientFlaw(Baseline baseline, double noise) =>
        !model.IsPlainFunction && model.Layer is null && reaction.Reacts && double.IsFinite(reaction.Cost)
            ? KeptGradient.FlawOf(model, baseline, reaction.Size, noise, Draws.Seed(run, Elsewhere))
            : null;

    /// <summary>
    /// Puts a function, whose x is its only component, at other values, where cost and gradient are finite; null where there are none.
    /// </summary>
    /// <returns>How far off they are, as a part of the size of each element, and the cost there.</returns>
    public (double Distance, double Cost)? MoveToOtherValues()
    {
        var (values, gradient) = (model.Components[0].Values, model.Components[0].Gradient);
        double[] point = this.values[0].ToArray();
        var scale = model.AreArguments ? ComponentScale.OfArguments(this.values, areMoves: false)[0] : ComponentScale.Of(this.values)[0];
        (double, double)? found = null;
        _ = OtherValues.First(point, [.. point.Select((_, i) => scale[i])], (moved, size) =>
        {
            for (var i = 0; i < moved.Length; i++)
            {
                values[i] = moved[i];
            }

            found = model.CostOrInfinity() is var cost && double.IsFinite(cost) && model.TryComputeGradient()
                && double.IsFinite(Magnitude.Largest(gradient)) ? (size, cost) : null;
            return found is null ? null : moved;
        });
        return found;
    }

    /// <summary>Puts the model at that point.</summary>
    public void MoveElsewhere() => Moves.MoveAll(reaction.Size, Draws.Seed(run, Elsewhere));

    /// <summary>Puts the model back at the point of the run.</summary>
    public void Return() => Moves.ReturnAll();

    /// <summary>Evaluates the cost elsewhere, and then here. Two evaluations, or a few more where the cost does not react.</summary>
    public void ComeFromElsewhere()
    {
        reaction = Reaction.Of(model, Moves, Cost, Draws.Seed(run, Elsewhere));
        if (reaction.Changed is var (c, i, was))
        {
            throw Breach(Changed("Cost()", c, i, was, model.Components[c].Values[i]));
        }

        RequireSameCost((before, again) =>
            $"Cost() returned {before} before and {again} after it was called at other values, at the same values: "
            + "more than rounding. Look for what it keeps from call to call, such as activations or statistics of the "
            + $"last batch. {Remedy}");
    }

    /// <summary>
    /// Makes sure that what can be set has an effect: keep-probs and λ. One evaluation for each that is not 1 or 0, and of a model with
    /// dropout one for each keep-prob and for each of a few elements; none where nothing at all has an effect.
    /// </summary>
    /// <returns>
    /// Why λ cannot be zero, and what it seems to be instead of a strength, null where there is nothing to say; and whether the gradient
    /// depends on it and the cost does not.
    /// </returns>
    public (string? Refusal, string? Doubt, bool IsOfGradientAlone) RequireEffects(
        IReadOnlyList<double> keepProbabilities, IReadOnlyList<TensorCopy> gradient)
    {
        if (!reaction.Reacts)
        {
            return default;
        }

        var seed = Draws.Seed(run, Elsewhere);
        if (EffectiveSettings.DropoutWithoutEffect(model, Moves, Cost, keepProbabilities, seed) is { } flaw)
        {
            // Behind a layer that drops everything no other one has an effect.
            throw Breach(DropRate.BehindSome(model, Moves, mayClearLambda: true, seed) ?? flaw);
        }

        var lambda = EffectiveSettings.Lambda(model, Moves, Cost, gradient, seed, run.IsWhereMoreIsAsked);
        return (lambda.Flaw ?? DropRate.BehindSome(model, Moves, lambda.Refusal is null, seed)
            ?? NextToOne.FlawOf(model, Cost)) is { } other
            ? throw Breach(other)
            : (lambda.Refusal, lambda.Doubt, lambda.IsOfGradientAlone);
    }

    /// <summary>
    /// With every keep-prob at 1: whether another seed has another cost. One evaluation of a model with dropout that is reseeded.
    /// </summary>
    /// <returns>What is said of it; null where the cost is the same, or cannot be asked.</returns>
    public string? RandomBesideDropout() =>
        model.Reseed is not null && model.KeepProbabilities.Count > 0 && model.CostAtSeed(1) is var other && !IsSameCost(other)
            ? $"Cost() returned {Digits.Of(Cost, other)} at one seed and {Digits.Of(other, Cost)} at the next, with every keep-prob at "
                + "1.0: it draws something that no keep-prob turns off. "
                + "If that is a dropout layer, list its keep-prob, so that the check can set it; if the model samples, a match is one of "
                + "that draw."
            : null;

    /// <summary>With dropout on: what is said of a mask that is the same at all seeds; null where it is not.</summary>
    public string? MaskThatStays() => OneMask.ThatStays(model, Cost);

    /// <summary>Without keep-probs: what is said of a Reseed that has no effect; null where it has one, or there is none.</summary>
    public string? NothingDrawn() =>
        model.Reseed is not null && model.KeepProbabilities.Count == 0 ? OneMask.NothingDrawn(model, Cost) : null;

    /// <summary>With dropout on: what is said of a backward pass that draws a mask of its own; null where it does not.</summary>
    public string? MaskOfItsOwn(Baseline baseline) => OneMask.FlawOf(model, baseline, Draws.Seed(run, Elsewhere));

    /// <summary>Components that nothing connects with the cost, and that a keep-prob of 0 would connect.</summary>
    public void RequireNoDropRate(IReadOnlyList<int> severed)
    {
        if (DropRate.Behind(model, Moves, severed, Draws.Seed(run, Elsewhere)) is { } flaw)
        {
            throw Breach(flaw);
        }
    }

    /// <summary>
    /// The gradient reacts to λ where the cost does, and the cost to a λ of 0. None, or the few evaluations of a gradient that seems
    /// not to.
    /// </summary>
    /// <returns>What is said of a λ of 0 that cannot be set; null where it can.</returns>
    public string? RequireLambdaInGradient(Baseline baseline, double lambda)
    {
        var (flaw, refusal) = LambdaInGradient.FlawOf(model, baseline, lambda, Draws.Seed(run, Elsewhere));
        return flaw is null ? refusal : throw Breach(flaw);
    }

    /// <summary>Checks that the point is still what it was before it was differentiated. One evaluation.</summary>
    public void StillHolds()
    {
        RequireUnchanged("Cost()");
        RequireSameCost((before, again) =>
            $"Cost() was called at the beginning and at the end of the check and returned {before}, then {again}: "
            + $"more than rounding. {Remedy}");
    }

    public GradientContractException Breach(string what) => new($"{what} (Seen at: {run}.)");

    // What has been called to bring the model here.
    string CallerBefore(GradientRun run) => run.Phase != GradientPhase.AfterTraining ? "Initialize()"
        : model.TrainStep is null ? $"Cost() and {ComputeGradient}"
        : "TrainStep()";

    void RequireSameComponents(string caller)
    {
        if (PresentComponents.FlawOf(model, caller) is { } changed)
        {
            throw Breach(changed);
        }
    }

    double RequireFinite(double cost) => double.IsFinite(cost)
        ? cost
        : throw Breach(DropRate.BehindNonFiniteCost(model)
            ?? $"Cost() returned {Digits.Of(cost)}. Look for a logarithm of zero, an overflowing exponential or a division by "
                + "zero, or check at a start where the cost is finite.");

    /// <summary>The cost of a copy at the other point at which that of the model is known, and that of the model. Not counted.</summary>
    public (double OfCopy, double OfModel) CostElsewhere(ModelUnderTest copy)
    {
        if (!double.IsFinite(reaction.Cost))
        {
            return (Cost, Cost);
        }

        var moves = new Moves(copy, values);
        moves.MoveAll(reaction.Size, Draws.Seed(run, Elsewhere));
        var cost = copy.Uncounted(copy.CostOrInfinity);
        moves.ReturnAll();
        return (cost, reaction.Cost);
    }

    /// <summary>
    /// The gradient of the model, or of a copy, at the point where <see cref="CostElsewhere"/> evaluates; null where it
    /// is not defined.
    /// </summary>
    public IReadOnlyList<TensorCopy>? GradientElsewhere(ModelUnderTest one)
    {
        if (!double.IsFinite(reaction.Cost))
        {
            return null;
        }

        var moves = new Moves(one, values);
        moves.MoveAll(reaction.Size, Draws.Seed(run, Elsewhere));
        var gradient = one.Uncounted(() => double.IsFinite(one.CostOrInfinity()) && one.TryComputeGradient()
            ? TensorCopy.Of(one.Components.Select(component => component.Gradient))
            : null);
        moves.ReturnAll();
        return gradient;
    }

    /// <summary>Whether a cost is the one at the point, but for rounding.</summary>
    public bool IsSameCost(double again) => IsSameCost(again, Cost);

    /// <summary>Whether two costs are the same, but for rounding.</summary>
    public bool IsSameCost(double one, double other) => Math.Abs(one - other) <= Rounding * Math.Max(Math.Abs(one), Math.Abs(other));

    // Far above what a sum in another order does to the last digits, far below what one dropped unit does.
    double Rounding => Array.Exists([.. model.Components], component => component.Values.UnitRoundoff > 1e-10) ? 1e-4 : 1e-6;

    string Remedy => Repeatability.OfCost(model);
}
