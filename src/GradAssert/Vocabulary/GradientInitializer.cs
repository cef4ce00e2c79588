namespace GradientTesting;

/// <summary>A named random start, for a model that does not initialize itself or should start otherwise.</summary>
/// <remarks>
/// Immutable. Fans are read off the shape as (out, in, …): fan-in is the product of all dimensions but the first,
/// fan-out the product of all but the second. <see cref="Xavier"/> and <see cref="He"/> leave a vector alone whose elements
/// are all the same number other than zero: the gammas of a normalization layer are one, and a zero would take all that is
/// multiplied by them out of the cost.
/// </remarks>
public sealed class GradientInitializer
{
    readonly Func<IReadOnlyList<int>, bool, Random, Func<double>?> draws;

    GradientInitializer(string name, Func<IReadOnlyList<int>, bool, Random, Func<double>?> draws) => (Name, this.draws) = (name, draws);

    /// <summary>Every element uniform in [-0.12, 0.12], biases too: <c>rand · 2·ε_init − ε_init</c> with ε_init = 0.12.</summary>
    /// <remarks>
    /// Source: the article Gradient Checking and Random Initialization. ε_init has nothing to do with the step of the check.
    /// </remarks>
    public static GradientInitializer Uniform { get; } = UniformWithin(0.12);

    /// <summary>
    /// Weights uniform in ±√(6 / (fan-in + fan-out)) (Glorot and Bengio, 2010); vectors and columns zero, but for those that are
    /// constant and not zero, which stay as they are.
    /// </summary>
    public static GradientInitializer Xavier { get; } = OfWeights("Xavier", (shape, random) =>
    {
        var bound = Math.Sqrt(6.0 / (FanIn(shape) + FanOut(shape)));
        return () => bound * ((2 * random.NextDouble()) - 1);
    });

    /// <summary>
    /// Weights normal with variance 2 / fan-in (He, Zhang, Ren and Sun, 2015); vectors and columns zero, but for those that are
    /// constant and not zero, which stay as they are.
    /// </summary>
    public static GradientInitializer He { get; } = OfWeights("He", (shape, random) =>
    {
        var deviation = Math.Sqrt(2.0 / FanIn(shape));
        return () => deviation * Draw.Normal(random);
    });

    /// <summary>The name that reports print.</summary>
    public string Name { get; }

    /// <summary>Every element uniform in [-<paramref name="bound"/>, <paramref name="bound"/>], biases too.</summary>
    /// <param name="bound">Greater than zero and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is out of range.</exception>
    public static GradientInitializer UniformWithin(double bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        if (!double.IsFinite(bound))
        {
            throw new ArgumentOutOfRangeException(nameof(bound), bound, "The bound must be finite.");
        }

        return new(
            FormattableString.Invariant($"uniform in [-{bound}, {bound}]"),
            (_, _, random) => () => bound * ((2 * random.NextDouble()) - 1))
        {
            Code = FormattableString.Invariant($"{nameof(GradientInitializer)}.{nameof(UniformWithin)}({bound:R})"),
        };
    }

    /// <summary>The expression that makes it.</summary>
    internal string Code { get => field ?? $"{nameof(GradientInitializer)}.{Name}"; private init; }

    /// <inheritdoc cref="Name"/>
    public override string ToString() => Name;

    /// <summary>Draws the elements of a component, one after the other.</summary>
    /// <param name="shape">Of the component.</param>
    /// <param name="isConstant">Whether its elements are one number now, other than zero.</param>
    /// <param name="random">The source.</param>
    /// <returns>Null where it stays as it is.</returns>
    internal Func<double>? DrawsFor(IReadOnlyList<int> shape, bool isConstant, Random random) => draws(shape, isConstant, random);

    // A bias starts at zero, or at random. What is one number throughout was set to it on purpose.
    static GradientInitializer OfWeights(string name, Func<IReadOnlyList<int>, Random, Func<double>> draws) => new(
        name,
        (shape, isConstant, random) => !IsVector(shape) ? draws(shape, random) : isConstant ? null : () => 0);

    // A bias is often kept as a column (n × 1): nothing flows in but itself.
    static bool IsVector(IReadOnlyList<int> shape) => FanIn(shape) == 1;

    static double FanIn(IReadOnlyList<int> shape) => shape.Skip(1).Aggregate(1.0, (product, size) => product * size);

    static double FanOut(IReadOnlyList<int> shape) =>
        shape.Where((_, dimension) => dimension != 1).Aggregate(1.0, (product, size) => product * size);
}
