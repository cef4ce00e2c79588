namespace GradientTesting;

/// <summary>How much of each component is compared, and how many evaluations that may take.</summary>
internal sealed class CoveragePlan
{
    /// <summary>Where no number is given: this many for every element of a model, and directions beyond.</summary>
    public const long ExhaustiveEvaluations = 20_000;

    /// <summary>Where no number is given: this many along directions, if the model is large.</summary>
    public const long DirectionEvaluations = 300;

    /// <summary>
    /// Where no number is given: this many along directions of a model that is small enough for every element to be compared
    /// in as many.
    /// </summary>
    public const long DirectionEvaluationsOfSmall = 4_000;

    /// <summary>Where no number is given: this many to find out what is wrong with one component.</summary>
    public const long SearchEvaluations = 2_000;

    /// <summary>What a run takes beside its elements, about.</summary>
    const int Overhead = 100;

    /// <summary>A component so small that directions over it take no fewer evaluations than its elements do.</summary>
    const int Small = 16;

    readonly Coverage coverage;
    readonly long? most;
    readonly int[][] samples;
    readonly int count;
    readonly long ofDirections;
    long begun;
    int planned;

    CoveragePlan(IReadOnlyList<Component> components, Coverage coverage, long? most)
    {
        (this.coverage, this.most, count) = (coverage, most, components.Count);
        var isSmall = 2 * components.Sum(component => (long)component.Length) <= DirectionEvaluationsOfSmall;
        ofDirections = most ?? (isSmall ? DirectionEvaluationsOfSmall : DirectionEvaluations);
        samples = coverage == Coverage.Sampled ? ElementSample.Of(components, (most ?? ExhaustiveEvaluations) / 2) : [];
    }

    /// <exception cref="ArgumentException">Every element is asked for, and more evaluations than are allowed are needed for that.</exception>
    public static CoveragePlan Of(IReadOnlyList<Component> components, GradientCheckOptions options)
    {
        var length = components.Sum(component => (long)component.Length);
        var needed = 2 * length;
        if (options.Coverage == Coverage.Exhaustive && needed > options.MaxCostEvaluations)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Coverage.Exhaustive takes two evaluations for each of {length} elements, which is more than MaxCostEvaluations = {options.MaxCostEvaluations}. Raise that to {needed + Overhead}, or leave Coverage at Auto."), nameof(options));
        }

        var isWithin = options.MaxCostEvaluations is { } limit ? needed + Overhead <= limit : needed <= ExhaustiveEvaluations;
        return new(components, options.Coverage switch
        {
            Coverage.Auto => isWithin ? Coverage.Exhaustive : Coverage.Directions,
            var chosen => chosen,
        }, options.MaxCostEvaluations);
    }

    /// <summary>How many copies of a model are useful: none where directions are taken, which are few.</summary>
    public static int CopiesFor(IReadOnlyList<Component> components, GradientCheckOptions options) =>
        Of(components, options).coverage == Coverage.Directions ? 0 : (options.MaxDegreeOfParallelism ?? Environment.ProcessorCount) - 1;

    /// <summary>The coverage of one component.</summary>
    public Coverage Of(Component component) =>
        coverage == Coverage.Directions && component.Length <= Small ? Coverage.Exhaustive
        : coverage == Coverage.Sampled && samples[planned].Length == component.Length ? Coverage.Exhaustive
        : coverage;

    /// <summary>The positions to sample of the component that is next.</summary>
    public int[] Sample => samples[planned];

    /// <summary>Begins to count what a model evaluates.</summary>
    public void Begin(ModelUnderTest model) => begun = model.CostEvaluations;

    /// <summary>One component is done.</summary>
    public void Advance() => planned++;

    /// <summary>Whether all elements of a component can be compared after all.</summary>
    public bool CanBeExhaustive(int length) => 2L * length <= ofDirections;

    /// <summary>In how many parts to measure the present component.</summary>
    /// <param name="wanted">Parts that are wanted.</param>
    /// <param name="useful">Parts beyond which nothing is gained, to be taken where a number of evaluations is given.</param>
    /// <param name="evaluations">What one part takes.</param>
    /// <param name="model">What is counted.</param>
    public long Parts(double wanted, double useful, int evaluations, ModelUnderTest model)
    {
        // An even share of what is left: the components that follow are not to go short.
        var left = ofDirections - (model.CostEvaluations - begun);
        var affordable = Math.Max(1, left / (count - planned) / evaluations);
        return most is null
            ? wanted <= affordable ? (long)Math.Ceiling(Math.Max(1, wanted)) : 1
            : (long)Math.Min(affordable / 2, Math.Ceiling(Math.Max(1, useful)));
    }

    /// <summary>A question to ask while what is wrong is looked for: whether evaluations are left for it.</summary>
    public Func<bool> Search(ModelUnderTest model)
    {
        var last = model.CostEvaluations + (most ?? SearchEvaluations);
        return () => model.CostEvaluations < last;
    }
}
