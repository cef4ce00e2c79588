namespace GradientTesting;

/// <summary>
/// What <c>Initialize()</c> and <c>TrainStep()</c> change besides the components: with every component back at its own value, the cost
/// must be what it was before the run.
/// </summary>
/// <remarks>
/// Two evaluations of a run in which the model initializes or trains itself, and none of any other. Where a component is all zeros, as
/// before the first <c>Initialize()</c>, the cost may not react to what it is multiplied with: two more, with everything moved.
/// </remarks>
internal sealed class UnlistedState
{
    /// <summary>
    /// Units of roundoff, and standard deviations of the noise of the cost, by which a sum in another order may differ. A parameter
    /// that was trained changes the cost by far more.
    /// </summary>
    const double UnitsOfRoundoff = 4096, Deviations = 64;

    /// <summary>Of the moves away from zeros: any number will do.</summary>
    const ulong Seed = 0x2f6b;

    readonly ModelUnderTest model;
    readonly double before;
    readonly double? movedBefore;

    UnlistedState(ModelUnderTest model, double before, double? movedBefore, IReadOnlyList<string> callers) =>
        (this.model, this.before, this.movedBefore, Callers) = (model, before, movedBefore, callers);

    /// <summary>The members that the run calls, and that may change more than the components.</summary>
    public IReadOnlyList<string> Callers { get; }

    /// <summary>Evaluates the cost before a run, at the model's own values.</summary>
    /// <returns>
    /// Null where the run calls neither member, or where there is no cost yet to compare with: storage that is made later, or a cost
    /// that is not defined before the model is initialized.
    /// </returns>
    public static UnlistedState? Before(ModelUnderTest model, GradientRun run, GradientInitializer? initializer)
    {
        var initializes = run.Phase != GradientPhase.AsIs && initializer is null && model.Initialize is not null;
        var trains = run is { Phase: GradientPhase.AfterTraining, TrainingSteps: > 0 } && model.TrainStep is not null;
        string[] callers = [.. initializes ? ["Initialize()"] : Array.Empty<string>(), .. trains ? ["TrainStep()"] : Array.Empty<string>()];
        if (callers.Length == 0 || !model.Components.All(component => component.Values.Exists))
        {
            return null;
        }

        model.KeepEveryUnit();
        return model.CostOrInfinity() is var cost && double.IsFinite(cost)
            ? new(model, cost, model.Components.Any(component => IsZero(component.Values)) ? Moved(model) : null, callers) : null;
    }

    static bool IsZero(TensorView values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <returns>The cost with everything moved; null where it is not defined there.</returns>
    static double? Moved(ModelUnderTest model)
    {
        var moves = new Moves(model, TensorCopy.Of(model.Components.Select(component => component.Values)));
        moves.MoveAll(1, Seed);
        var cost = model.CostOrInfinity();
        moves.ReturnAll();
        return double.IsFinite(cost) ? cost : null;
    }

    /// <summary>A change of a cost that may be rounding.</summary>
    public static double Allowed(ModelUnderTest model, double noise, double cost) => Math.Max(
        Deviations * noise, UnitsOfRoundoff * model.Components.Max(component => component.Values.UnitRoundoff) * Math.Abs(cost));

    /// <summary>Evaluates the cost again, once the components are what they were.</summary>
    /// <param name="noise">The standard deviation of one evaluation, as the run has measured it.</param>
    /// <param name="innocent">Members that an earlier run has called alone, and that changed nothing.</param>
    /// <returns>What is said of a cost that is another one; null where it is the same but for noise.</returns>
    public string? Flaw(double noise, IReadOnlySet<string> innocent)
    {
        model.KeepEveryUnit();
        return FlawAt("as it was before the run", before, model.Cost(), noise, innocent)
            ?? (movedBefore is { } moved && Moved(model) is { } after
                ? FlawAt("moved from there by as much as before the run", moved, after, noise, innocent) : null);
    }

    string? FlawAt(string place, double then, double now, double noise, IReadOnlySet<string> innocent) =>
        Math.Abs(now - then) <= Allowed(model, noise, then)
            ? null
            : $"{Culprits(innocent)} changed something that Cost() reads and that is "
                + $"not among Components: with every component {place}, Cost() returned "
                + $"{Digits.Of(then, now)} then and {Digits.Of(now, then)} now. "
                + "Look for a parameter that is not listed, for running statistics and for a cursor into the batches. "
                + "List the parameter; of the others, have Cost() leave them out: freeze the statistics, and use one batch. "
                + "A check cannot put back what it does not see: build a new model before using it again.";

    // Where each was called alone before and changed nothing, it is the evaluations themselves.
    string Culprits(IReadOnlySet<string> innocent) =>
        string.Join(" or ", Callers.Where(caller => !innocent.Contains(caller))) is { Length: > 0 } some ? some
        : "Cost() or ComputeGradient()";
}
