namespace GradientTesting;

/// <summary>How a gradient is checked. Immutable; every default is meant to be left alone.</summary>
/// <exception cref="ArgumentOutOfRangeException">A property is set out of its range, or a phase is undefined.</exception>
/// <exception cref="ArgumentException">No phase is named, or one of them twice.</exception>
/// <exception cref="ArgumentNullException">The phases, or the unused components, are null.</exception>
public sealed record GradientCheckOptions
{
    readonly double relativeTolerance = 1e-5;
    readonly double? epsilon;
    readonly DifferenceScheme scheme;
    readonly GradientCoverage coverage;
    readonly long? maxCostEvaluations;
    readonly int? maxDegreeOfParallelism;
    readonly IReadOnlyCollection<string> unusedComponents = [];
    readonly double requiredResolution = 0.1;
    readonly int seeds = 1;
    readonly int trainingSteps = 10;
    readonly IReadOnlyList<GradientPhase>? phases;

    /// <summary>The error that is still called a match, on top of the error bars.</summary>
    /// <value>
    /// From 0 (only the error bars count) to below 1. The default is 1e-5. It is relative to the larger of the element and its
    /// component's typical one, the root mean square of the component's analytic gradient.
    /// </value>
    /// <remarks>
    /// Where noise makes a finer error invisible, the difference is part of the error bars, and of
    /// <see cref="ComponentReport.Resolution"/>.
    /// </remarks>
    public double RelativeTolerance
    {
        get => relativeTolerance;
        init => relativeTolerance = value is >= 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(RelativeTolerance), value, "The relative tolerance goes from 0 to below 1.");
    }

    /// <summary>Where the model is checked when no run is given.</summary>
    /// <value>
    /// Each phase at most once, at least one. The default is random initialization, jittered, after training; of a layer
    /// (<see cref="IGradientLayer"/>) its current values and jittered, and those of the other two that it can be brought to; of a plain
    /// function the point that is given.
    /// </value>
    public IReadOnlyList<GradientPhase> Phases
    {
        get => phases ?? [GradientPhase.RandomInitialization, GradientPhase.Jittered, GradientPhase.AfterTraining];
        init
        {
            // Told here, where the mistake is typed, and not at the check.
            _ = GradientRun.All(value, 1, 0);
            phases = [.. value];
        }
    }

    /// <summary>The phases that were set; null where none were.</summary>
    internal IReadOnlyList<GradientPhase>? ChosenPhases => phases;

    /// <summary>How many seeds each phase is checked at, counted from <see cref="FirstSeed"/>.</summary>
    /// <value>One or more. The default is 1.</value>
    public int Seeds
    {
        get => seeds;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Seeds));
            seeds = value;
        }
    }

    /// <summary>The first of the <see cref="Seeds"/>: another draw of starts, jitter and directions.</summary>
    /// <value>Any number. The default is 0.</value>
    public int FirstSeed { get; init; }

    /// <summary>Training steps of <see cref="GradientPhase.AfterTraining"/> when no run is given.</summary>
    /// <value>
    /// Zero or more. The default is 10. A model without <see cref="ITrainableModel"/> takes fewer where its cost has fallen to a
    /// tenth, or falls without end.
    /// </value>
    public int TrainingSteps
    {
        get => trainingSteps;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(TrainingSteps));
            trainingSteps = value;
        }
    }

    /// <summary>A named random start that replaces the model's own.</summary>
    /// <value>The default, null, has the model initialize itself.</value>
    public GradientInitializer? Initializer { get; init; }

    /// <summary>
    /// Which difference is taken of each element first: two-sided, or one-sided for half the evaluations and less accuracy.
    /// Directions are always two-sided.
    /// </summary>
    /// <value>The default is <see cref="DifferenceScheme.Central"/>.</value>
    public DifferenceScheme Scheme
    {
        get => scheme;
        init => scheme = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Scheme), value, "This is no DifferenceScheme.");
    }

    /// <summary>A fixed first step ε, the same for every element, as in the sources of <see cref="FixedEpsilon"/>.</summary>
    /// <value>
    /// Greater than zero and finite, in the units of the parameters. The default, null, chooses a step for each element
    /// from the measured noise of the cost. In either case an element that disagrees, or that noise or a step out of all proportion
    /// hides, is tested along a line, at lengths that noise determines.
    /// </value>
    public double? Epsilon
    {
        get => epsilon;
        init => epsilon = value is null || (value > 0 && double.IsFinite(value.Value))
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Epsilon), value, "The step must be greater than zero and finite.");
    }

    /// <summary>How much of the gradient is compared.</summary>
    /// <value>The default is <see cref="GradientCoverage.Auto"/>: every element of up to 2,000, random directions above.</value>
    public GradientCoverage Coverage
    {
        get => coverage;
        init => coverage = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Coverage), value, "This is no Coverage.");
    }

    /// <summary>How many evaluations a run may take to compare the gradient with the cost.</summary>
    /// <value>
    /// 100 or more. The default, null, is no limit; <see cref="GradientCoverage.Auto"/> then compares up to 2,000 elements one by one, and
    /// above that takes as few evaluations as directions need. With a number, it compares every element where two evaluations
    /// for each and 100 more are within it.
    /// </value>
    /// <remarks>
    /// <para>
    /// A call of <see cref="IGradientModel.Cost"/> counts as one evaluation, and a call of
    /// <see cref="IGradientModel.ComputeGradient"/> as three.
    /// </para>
    /// <para>
    /// The number is an upper bound with every <see cref="GradientCoverage"/>. It bounds everything that comes after a fixed part of 100
    /// evaluations and what the contracts take: comparing, testing what disagrees at first, and finding out which elements are
    /// wrong. What is left when it is used up was not looked at: the report says so, and the component is
    /// <see cref="GradientVerdict.Inconclusive"/>.
    /// </para>
    /// <para>
    /// If you set it and the check takes directions, the check uses the whole budget, on more and shorter directions: they see
    /// smaller errors of a single element.
    /// </para>
    /// </remarks>
    public long? MaxCostEvaluations
    {
        get => maxCostEvaluations;
        init => maxCostEvaluations = value is null or >= 100
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaxCostEvaluations), value, "A run takes a hundred evaluations at the least.");
    }

    /// <summary>
    /// How many threads may evaluate copies of a model that can be copied, <see cref="ICopyableModel"/>, at the same
    /// time.
    /// </summary>
    /// <value>1 or more. The default, null, is one per processor. The report is the same, whatever stands here.</value>
    public int? MaxDegreeOfParallelism
    {
        get => maxDegreeOfParallelism;
        init => maxDegreeOfParallelism = value is null or >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaxDegreeOfParallelism), value, "At least one thread is needed.");
    }

    /// <summary>How large a component's error bars may be, over its gradient, both as norms, before it is inconclusive.</summary>
    /// <value>Greater than 0, at most 1. The default is 0.1.</value>
    public double RequiredResolution
    {
        get => requiredResolution;
        init => requiredResolution = value is > 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(RequiredResolution),
                value, "The required resolution lies above 0 and at most at 1.");
    }

    /// <summary>
    /// Checks each run a second time at the model's own keep-prob, with the dropout mask frozen: the scaling and the mask
    /// of the backward pass cannot be seen at keep-prob 1.0.
    /// </summary>
    /// <value>The default is false. True needs a model with dropout that can be reseeded: <see cref="IStochasticModel"/>.</value>
    public bool CheckDropout { get; init; }

    /// <summary>Names of components that the cost is not meant to read, as of a head that is not trained yet.</summary>
    /// <value>
    /// The default is none: a component whose gradient is zero in every run, and that no move, however large, connects with the
    /// cost, is <see cref="GradientVerdict.Inconclusive"/>, since a view over a copy looks the same. Of one that is named here nobody has
    /// to write the gradient, or to make it. A check throws an <see cref="ArgumentException"/> for a name that no component has. </value>
    public IReadOnlyCollection<string> UnusedComponents
    {
        get => unusedComponents;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(UnusedComponents));
            unusedComponents = [.. value];
        }
    }

    /// <summary>What reports call the point of a plain function.</summary>
    /// <value>The default, null, is <c>theta</c>. A model names its components itself, and refuses this one.</value>
    public string? PointName { get; init; }

    /// <summary>What reports call the elements of the point of a plain function, as in <c>["spot", "volatility", "rate"]</c>.</summary>
    /// <value>One name for each element, no two the same. The default, null, counts them: <c>theta[0]</c>.</value>
    public IReadOnlyList<string>? ElementNames { get; init; }

    /// <summary>Lets <c>GradAssert.MatchesNumerical</c> return an inconclusive report instead of throwing.</summary>
    /// <value>The default is false: an inconclusive check fails.</value>
    public bool AllowInconclusive { get; init; }

    /// <summary>Receives progress messages, one line each. Called on the thread of the check.</summary>
    /// <value>
    /// The default, null, is silence; in a gradient theory a check of more than ten seconds reports its progress to the framework's
    /// output.
    /// </value>
    public Action<string>? Log { get; init; }

    /// <summary>Stops the check, before its next evaluation of the cost, with an <see cref="OperationCanceledException"/>.</summary>
    /// <value>
    /// The default is never cancelled. A gradient theory's own cancellation or timeout stops a check too, whatever stands here.
    /// </value>
    public CancellationToken CancellationToken { get; init; }
}
