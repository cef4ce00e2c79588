using System.Globalization;

namespace GradientTesting;

/// <summary>One point at which a model is checked: a phase, a seed and a number of training steps.</summary>
/// <param name="Phase">Where in the model's life.</param>
/// <param name="Seed">The seed of the random start and of the jitter; unused by <see cref="GradientPhase.AsIs"/>.</param>
/// <param name="TrainingSteps">Steps of training, zero or more; used by <see cref="GradientPhase.AfterTraining"/> only.</param>
/// <remarks>Immutable. A run stands alone: it starts anew, whatever ran before it.</remarks>
public readonly partial record struct GradientRun(GradientPhase Phase, int Seed = 0, int TrainingSteps = 0)
{
    /// <summary>The model at its current values.</summary>
    public static GradientRun AsIs => default;

    /// <summary>A random start.</summary>
    /// <param name="seed">Any number.</param>
    public static GradientRun RandomInitialization(int seed) => new(GradientPhase.RandomInitialization, seed);

    /// <summary>A random start with every element moved on its component's own scale.</summary>
    /// <param name="seed">Any number.</param>
    public static GradientRun Jittered(int seed) => new(GradientPhase.Jittered, seed);

    /// <summary>A random start followed by training.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="steps">Zero or more.</param>
    public static GradientRun AfterTraining(int seed, int steps) => new(GradientPhase.AfterTraining, seed, steps);

    /// <summary>Every run of the given phases and seeds, in the order in which they are checked and listed.</summary>
    /// <param name="phases">Each phase once.</param>
    /// <param name="seeds">How many seeds; one or more. <see cref="GradientPhase.AsIs"/> runs once.</param>
    /// <param name="trainingSteps">Zero or more.</param>
    /// <param name="firstSeed">The first of the seeds, which follow each other. Any number.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range or a phase is undefined.</exception>
    /// <exception cref="ArgumentException">No phase is given, or one of them twice.</exception>
    public static IReadOnlyList<GradientRun> All(IReadOnlyList<GradientPhase> phases, int seeds, int trainingSteps, int firstSeed = 0)
    {
        ArgumentNullException.ThrowIfNull(phases);
        ArgumentOutOfRangeException.ThrowIfLessThan(seeds, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(trainingSteps);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstSeed, int.MaxValue - seeds + 1);
        if (phases.Count == 0 || phases.Distinct().Count() != phases.Count)
        {
            throw new ArgumentException("Name at least one phase, and each phase once.", nameof(phases));
        }

        return new RunList([.. phases.Select(Defined)], seeds, firstSeed, trainingSteps);
    }

    /// <summary>
    /// The runs of <see cref="All"/>, or those that the environment asks for instead: <c>GRADASSERT_SEED</c>,
    /// <c>GRADASSERT_STEPS</c> and <c>GRADASSERT_PHASES</c>. What a test of several runs consists of: without arguments, those of a
    /// gradient theory, for the source of data of a framework that has none.
    /// </summary>
    /// <param name="phases">Each phase once; null for the three of <see cref="GradientCheckOptions.Phases"/>.</param>
    /// <param name="seeds">How many seeds; one or more.</param>
    /// <param name="trainingSteps">Zero or more.</param>
    /// <param name="firstSeed">The first of the seeds.</param>
    /// <exception cref="FormatException">A variable is set to what cannot be checked.</exception>
    /// <inheritdoc cref="All" path="/exception"/>
    public static IReadOnlyList<GradientRun> Planned(
        IReadOnlyList<GradientPhase>? phases = null, int seeds = 1, int trainingSteps = 10, int firstSeed = 0) =>
        Replay.FromEnvironment().Runs(phases ?? new GradientCheckOptions().Phases, seeds, trainingSteps, firstSeed);

    /// <summary>A stable text, as in <c>after 10 steps, seed 0</c>, that names the run in reports and test names.</summary>
    public override string ToString() => Phase switch
    {
        GradientPhase.AsIs => "at its current values",
        GradientPhase.RandomInitialization => string.Create(CultureInfo.InvariantCulture, $"random initialization, seed {Seed}"),
        GradientPhase.Jittered => string.Create(CultureInfo.InvariantCulture, $"jittered, seed {Seed}"),
        GradientPhase.AfterTraining =>
            string.Create(CultureInfo.InvariantCulture, $"after {TrainingSteps} {(TrainingSteps == 1 ? "step" : "steps")}, seed {Seed}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"phase {(int)Phase}, seed {Seed}"),
    };

    /// <summary>A stable text fit for the name of a file, as in <c>t10_s0</c>, <c>init_s0</c>, <c>jitter_s0</c> or <c>asis</c>.</summary>
    public string ShortName => Phase switch
    {
        GradientPhase.AsIs => "asis",
        GradientPhase.RandomInitialization => string.Create(CultureInfo.InvariantCulture, $"init_s{Seed}"),
        GradientPhase.Jittered => string.Create(CultureInfo.InvariantCulture, $"jitter_s{Seed}"),
        GradientPhase.AfterTraining => string.Create(CultureInfo.InvariantCulture, $"t{TrainingSteps}_s{Seed}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"phase{(int)Phase}_s{Seed}"),
    };

    static GradientPhase Defined(GradientPhase phase) =>
        Enum.IsDefined(phase) ? phase : throw new ArgumentOutOfRangeException(nameof(phase), phase, "This is no GradientPhase.");

    /// <summary>
    /// What is so of a model wherever it is, and takes evaluations to see, is looked at in one of the phases, so that a run finds
    /// the same with others as by itself.
    /// </summary>
    internal bool IsWhereMoreIsAsked => Phase is GradientPhase.AsIs or GradientPhase.Jittered;
}
