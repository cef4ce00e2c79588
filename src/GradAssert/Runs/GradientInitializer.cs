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
    readonly Func<TensorView, Random, Func<double>?> draws;

    GradientInitializer(string name, Func<TensorView, Random, Func<double>?> draws) => (Name, this.draws) = (name, draws);

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

        return new(FormattableString.Invariant($"uniform in [-{bound}, {bound}]"), (_, random) => () => bound * ((2 * random.NextDouble()) - 1));
    }

    /// <inheritdoc cref="Name"/>
    public override string ToString() => Name;

    internal void Apply(ModelUnderTest model, Random random)
    {
        foreach (var values in model.Parameters.Select(component => component.Values))
        {
            var draw = draws(values, random);
            for (var i = 0; draw is not null && i < values.Length; i++)
            {
                values[i] = draw();
            }
        }
    }

    static GradientInitializer OfWeights(string name, Func<IReadOnlyList<int>, Random, Func<double>> draws) => new(
        name,
        (values, random) => !IsVector(values.Shape) ? draws(values.Shape, random) : IsGain(values) ? null : () => 0);

    // A bias starts at zero, or at random. What is one number throughout was set to it on purpose.
    static bool IsGain(TensorView vector)
    {
        for (var i = 1; i < vector.Length; i++)
        {
            if (vector[i] != vector[0])
            {
                return false;
            }
        }

        return vector[0] != 0 && double.IsFinite(vector[0]);
    }

    // A bias is often kept as a column (n × 1): nothing flows in but itself.
    static bool IsVector(IReadOnlyList<int> shape) => FanIn(shape) == 1;

    static double FanIn(IReadOnlyList<int> shape) => shape.Skip(1).Aggregate(1.0, (product, size) => product * size);

    static double FanOut(IReadOnlyList<int> shape) => shape.Where((_, dimension) => dimension != 1).Aggregate(1.0, (product, size) => product * size);
}
