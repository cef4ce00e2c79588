namespace GradientTesting;

/// <summary>How much of each component is compared.</summary>
internal sealed class CoveragePlan
{
    /// <summary>Where no number is given: this many elements of a model are compared one by one, and directions beyond.</summary>
    public const int MostElements = 2_000;

    /// <summary>Where no number is given: this many elements of a sample.</summary>
    const int ElementsOfSample = 10_000;

    /// <summary>What a run takes beside its elements, about.</summary>
    const int Overhead = 100;

    /// <summary>Of the evaluations that are given, what a sample leaves for elements that have to be looked at closely.</summary>
    const double LeftForWalks = 0.2;

    /// <summary>Where no number is given: this many to find out what is wrong with one component.</summary>
    const long SearchEvaluations = 1_000;

    readonly GradientCoverage coverage;
    readonly long? most;
    readonly int[][] samples;

    CoveragePlan(IReadOnlyList<Component> components, GradientCoverage coverage, long? most, ulong seed)
    {
        (this.coverage, this.most) = (coverage, most);
        samples = coverage != GradientCoverage.Sampled ? []
            : ElementSample.Of(components, most is { } limit ? (long)(limit * (1 - LeftForWalks) / 2) : ElementsOfSample, seed);
    }

    /// <exception cref="ArgumentException">
    /// Every element is asked for, and more evaluations than are allowed are needed for that.
    /// </exception>
    public static CoveragePlan Of(IReadOnlyList<Component> components, GradientCheckOptions options, ulong seed = 0)
    {
        var length = components.Sum(component => (long)component.Length);
        var needed = 2 * length;
        if (options.Coverage == GradientCoverage.Exhaustive && needed > options.MaxCostEvaluations)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"GradientCoverage.Exhaustive takes two evaluations for each of {length} elements, which is more than ")
                + FormattableString.Invariant($"MaxCostEvaluations = {options.MaxCostEvaluations}. ")
                + FormattableString.Invariant($"Raise that to {needed + Overhead}, or leave Coverage at Auto."), nameof(options));
        }

        var isWithin = options.MaxCostEvaluations is { } limit ? needed + Overhead <= limit : length <= MostElements;
        return new(components, options.Coverage switch
        {
            GradientCoverage.Auto => isWithin ? GradientCoverage.Exhaustive : GradientCoverage.Directions,
            var chosen => chosen,
        }, options.MaxCostEvaluations, seed);
    }

    /// <summary>How many copies of a model are useful: none where directions are taken, which are few.</summary>
    public static int CopiesFor(IReadOnlyList<Component> components, GradientCheckOptions options) =>
        Of(components, options).coverage == GradientCoverage.Directions
            ? 0
            : (options.MaxDegreeOfParallelism ?? Environment.ProcessorCount) - 1;

    /// <summary>The coverage of a component.</summary>
    public GradientCoverage Of(ComponentUnderTest component) =>
        coverage == GradientCoverage.Directions && component.Length <= ComponentUnderTest.Few ? GradientCoverage.Exhaustive
        : coverage == GradientCoverage.Sampled && samples[component.Index].Length == component.Length ? GradientCoverage.Exhaustive
        : coverage;

    /// <summary>The positions to sample of a component.</summary>
    public int[] SampleOf(ComponentUnderTest component) => samples[component.Index];

    /// <summary>In how many parts to measure a component; more than one only where evaluations are given for it.</summary>
    /// <param name="component">The component.</param>
    /// <param name="directions">Over all of it.</param>
    /// <param name="evaluations">What one part takes.</param>
    /// <param name="budget">What is left: an even share of it, so that the components that follow do not go short.</param>
    /// <remarks>
    /// What is allowed of a part falls as the root of its length, by the tolerance and by noise alike, since a shorter direction
    /// takes a longer step. Beyond the tolerance nothing is gained.
    /// </remarks>
    public long Parts(ComponentUnderTest component, IReadOnlyList<DirectionDerivative> directions, int evaluations, Budget budget)
    {
        if (most is null || component.Typical == 0)
        {
            return 1;
        }

        var affordable = budget.Left / (component.Models.Original.Components.Count - component.Index) / evaluations;
        var visible = directions.Min(direction => direction.SmallestVisibleError(component.Tolerance));
        var useful = Math.Pow(visible / (Math.Max(component.Tolerance.Relative, 1e-8) * component.Typical), 2);
        return (long)Math.Max(1, Math.Min(affordable / 2, useful));
    }

    /// <summary>A question to ask while what is wrong is looked for: whether evaluations are left for it.</summary>
    public static Func<bool> Search(Budget budget)
    {
        var most = budget.Spent + Math.Min(SearchEvaluations, budget.Left);
        return () => budget.Spent < most;
    }
}
