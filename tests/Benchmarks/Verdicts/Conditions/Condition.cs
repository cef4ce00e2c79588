namespace GradientTesting.Benchmarks;

/// <summary>Models and points that have one difficulty in common.</summary>
/// <param name="Name">As the tables print it.</param>
/// <param name="Description">Models, points and seeds, in a sentence.</param>
/// <param name="Subjects">One for each model and seed.</param>
internal sealed record Condition(string Name, string Description, IReadOnlyList<Subject> Subjects)
{
    /// <summary>True where a kink lies at the point, so that several gradients are right.</summary>
    public bool HasKinks { get; init; }
}
