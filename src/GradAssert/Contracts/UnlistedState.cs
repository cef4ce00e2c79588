namespace GradientTesting;

/// <summary>
/// What <c>Initialize()</c> and <c>TrainStep()</c> change besides the components: with every component back at its own value, the cost
/// must be what it was before the run.
/// </summary>
/// <remarks>Two evaluations of a run in which the model initializes or trains itself, and none of any other.</remarks>
internal sealed class UnlistedState
{
    /// <summary>
    /// Units of roundoff, and standard deviations of the noise of the cost, by which a sum in another order may differ. A parameter
    /// that was trained changes the cost by far more.
    /// </summary>
    const double UnitsOfRoundoff = 4096, Deviations = 64;

    readonly ModelUnderTest model;
    readonly double before;

    UnlistedState(ModelUnderTest model, double before, IReadOnlyList<string> callers) =>
        (this.model, this.before, Callers) = (model, before, callers);

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
        return model.CostOrInfinity() is var cost && double.IsFinite(cost) ? new(model, cost, callers) : null;
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
        var after = model.Cost();
        return Math.Abs(after - before) <= Allowed(model, noise, before)
            ? null
            : $"{Culprits(innocent)} changed something that Cost() reads and that is "
                + "not among Components: with every component as it was before the run, Cost() returned "
                + $"{Digits.Of(before, after)} then and {Digits.Of(after, before)} now. "
                + "Look for a parameter that is not listed, for running statistics and for a cursor into the batches. "
                + "List the parameter; of the others, have Cost() leave them out: freeze the statistics, and use one batch. "
                + "A check cannot put back what it does not see: build a new model before using it again.";
    }

    // Where each was called alone before and changed nothing, it is the evaluations themselves.
    string Culprits(IReadOnlySet<string> innocent) =>
        string.Join(" or ", Callers.Where(caller => !innocent.Contains(caller))) is { Length: > 0 } some ? some
        : "Cost() or ComputeGradient()";
}
