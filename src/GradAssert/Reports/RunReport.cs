namespace GradientTesting;

/// <summary>What one run of a check found.</summary>
/// <remarks>Immutable.</remarks>
public sealed class RunReport
{
    readonly IReadOnlyList<string> unseen;

    internal RunReport(
        GradientRun run, Preparation preparation, RunVerdict verdict, IReadOnlyList<ComponentReport> components, double noise,
        long costEvaluations, long gradientEvaluations = 0)
    {
        Run = run;
        (Start, DropoutFrozen) = (preparation.Start, preparation.DropoutFrozen);
        unseen = [.. preparation.Unseen, .. components.Select(component => component.Warning).OfType<string>()];
        Warnings = [.. preparation.Warnings, .. unseen];
        (Verdict, Reason) = (verdict.Verdict, verdict.Reason);
        (Components, CostNoise) = (components, noise);
        (CostEvaluations, GradientEvaluations) = (costEvaluations, gradientEvaluations);
        SumNormRatio = Ratios.Of(Norms.Of(components.Select(component => component.Norms))).SumNorm;
    }

    RunReport(
        RunReport other, IReadOnlyList<ComponentReport> components, IEnumerable<string> warnings, long? costEvaluations = null,
        long gradients = 0)
    {
        (Run, Start, DropoutFrozen, Layer) = (other.Run, other.Start, other.DropoutFrozen, other.Layer);
        (Inputs, IsOfFunctions, MatchesAtItsOwn, Derivatives) =
            (other.Inputs, other.IsOfFunctions, other.MatchesAtItsOwn, other.Derivatives);
        Verdict = components.Select(component => component.Verdict).Append(other.Verdict).Max();
        // What is said of the run as a whole is said of one that matches otherwise.
        Reason = other.Reason;
        (Components, CostNoise, SumNormRatio) = (components, other.CostNoise, other.SumNormRatio);
        (CostEvaluations, GradientEvaluations) = (costEvaluations ?? other.CostEvaluations, other.GradientEvaluations + gradients);
        (Aside, Remark, Options) = (other.Aside, other.Remark, other.Options);
        (Warnings, unseen) = ([.. other.Warnings, .. warnings], other.unseen);
    }

    /// <summary>The phase, seed and training steps.</summary>
    public GradientRun Run { get; }

    /// <summary>What the run started from, as in <c>the model's own initialization</c>.</summary>
    public string Start { get; }

    /// <summary>
    /// True where the run was checked with dropout on and its masks frozen: <see cref="GradientCheckOptions.CheckDropout"/>.
    /// </summary>
    public bool DropoutFrozen { get; }

    /// <summary>The worst of the components, or inconclusive where too little of the model is active.</summary>
    public GradientVerdict Verdict { get; }

    /// <summary>Why the run is inconclusive as a whole; null where it is not, or where its components say why.</summary>
    public string? Reason { get; }

    /// <summary>What makes the check look stronger than it is, and what had to be done to make it.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>In the model's order.</summary>
    public IReadOnlyList<ComponentReport> Components { get; }

    /// <summary>
    /// The measured noise of the cost, in its units: the standard deviation of one evaluation, by rounding in the precision that
    /// the cost has, by a grid, jumps or an iteration that stops early.
    /// </summary>
    public double CostNoise { get; }

    /// <summary>How often <see cref="IGradientModel.Cost"/> was called.</summary>
    public long CostEvaluations { get; }

    /// <summary>
    /// How often <see cref="IGradientModel.ComputeGradient"/> was called, in training of the check's own too. In
    /// <see cref="GradientCheckOptions.MaxCostEvaluations"/> each counts as three evaluations of the cost.
    /// </summary>
    public long GradientEvaluations { get; }

    /// <summary><c>‖a−n‖₂ / (‖a‖₂ + ‖n‖₂)</c> over all components together. Shown, never decisive.</summary>
    public double SumNormRatio { get; }

    /// <summary>
    /// Next to a mismatch, what else was seen that is likely to be the mistake, in sentences: gradients that are stored in one place.
    /// Null where there is nothing.
    /// </summary>
    internal string? Aside { get; init; }

    /// <summary>
    /// What was seen that can be right, and comes after the explanations: a gradient that draws a mask again. Null where there is nothing.
    /// </summary>
    internal string? Remark { get; init; }

    /// <summary>The name of the layer that was checked; null where a model was.</summary>
    internal string? Layer { get; init; }

    /// <summary>The options that another check of the run needs, as in code; empty where it needs none.</summary>
    internal string Options { get; init; } = "";

    /// <summary>True where the layer was made of functions at a point.</summary>
    internal bool IsOfFunctions { get; init; }

    /// <summary>True where the gradient is right at the values of the run, and what was found is at others.</summary>
    internal bool MatchesAtItsOwn { get; private init; }

    /// <summary>What is checked where it is no gradient of a model: one for each component; none of a model and a layer.</summary>
    internal IReadOnlyList<DerivativeWords> Derivatives { get; init; } = [];

    /// <summary>Of a layer, the components that are inputs.</summary>
    internal IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>The warnings that belong beside the verdict: what a match does not mean is left out beside a mismatch.</summary>
    internal IEnumerable<string> WarningsToShow => Verdict == GradientVerdict.Mismatch ? OfWhatWasDone : Warnings;

    /// <summary>The warnings without those of what a match does not mean.</summary>
    internal IEnumerable<string> OfWhatWasDone => Warnings.Except(unseen);

    /// <summary>The same with one more warning.</summary>
    internal RunReport With(string warning) => new(this, Components, [warning]);

    /// <summary>The same, with what an attempt before it took.</summary>
    internal RunReport Adding(RunReport before) =>
        new(this, Components, [], CostEvaluations + before.CostEvaluations, before.GradientEvaluations);

    /// <summary>The same, found at other values than those of the run.</summary>
    internal RunReport AsMatchAtItsOwn() => new(this, Components, []) { MatchesAtItsOwn = true };

    /// <summary>The same with what was seen, and evaluated, once the model was put back.</summary>
    internal RunReport After(string? warning, long costEvaluations) =>
        new(this, Components, warning is null ? [] : [warning], costEvaluations);

    /// <summary>The same with what is known, once all runs are over, of the components that are inactive in this one.</summary>
    internal RunReport With(Connections connections, IReadOnlyCollection<string> unused) => new(
        this,
        [.. Components.Select(component => !component.IsInactive || unused.Contains(component.Name) ? component
            : connections.Severed.Contains(component.Name) ? component.Severed(NotConnected)
            : connections.EvidenceOf(component.Name) is { } evidence ? component.Connected(evidence)
            : component)],
        []);

    const string NotConnected =
        "its gradient is zero, and nothing shows that the cost reads it: "
        + "moves of 1 and 32 times its size changed no bit of the cost, here and at two other points; "
        + "is it a copy of what Cost() reads? If it is meant to have no part in the cost, "
        + "name it in GradientCheckOptions.UnusedComponents";
}
