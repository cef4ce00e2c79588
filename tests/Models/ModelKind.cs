namespace GradientTesting.TestModels;

/// <summary>What a test has to know about a kind of model before it judges a check of it.</summary>
[Flags]
public enum ModelTags
{
    None = 0,
    SinglePrecision = 1,

    /// <summary>The cost has kinks: ReLU, max, hinge.</summary>
    Kinky = 2,

    /// <summary>Draws random numbers while its keep-prob is below 1.</summary>
    Stochastic = 4,

    /// <summary>Some elements of the right gradient are zero at every point.</summary>
    FlatElements = 8,

    /// <summary>Parameters, gradients or cost of very different size.</summary>
    WideScales = 16,
}

/// <summary>A mistake of a model's own, made in its backward pass.</summary>
public sealed record PlantedBug(string Name, Func<int, ITestModel> Create)
{
    /// <summary>True for a mistake in the dropout itself, which nobody can see while keep-prob is 1.</summary>
    public bool NeedsDropout => Name.StartsWith("Dropout", StringComparison.Ordinal);
}

/// <summary>A right model by name, made from the seed of its data, and the same model with each of its bugs.</summary>
public sealed record ModelKind(
    string Name, ModelTags Tags, Func<int, ITestModel> Create, IReadOnlyList<PlantedBug> Bugs)
{
    /// <summary>A kind whose bugs are the members of <typeparamref name="TBug"/> other than its zero, which is none.</summary>
    public static ModelKind Of<TBug>(string name, ModelTags tags, Func<int, TBug, ITestModel> create, params TBug[] without)
        where TBug : struct, Enum =>
        new(
            name,
            tags,
            seed => create(seed, default),
            [.. from bug in Enum.GetValues<TBug>()
                where !bug.Equals(default(TBug)) && !without.Contains(bug)
                select new PlantedBug(bug.ToString(), seed => create(seed, bug))]);

    public override string ToString() => Name;
}
