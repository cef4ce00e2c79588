namespace GradientTesting.Benchmarks;

/// <summary>One wrong model at one seed, and what was said of it.</summary>
/// <param name="Group">What the table counts together.</param>
/// <param name="Model">All of it: kind, component, mistake, seed.</param>
/// <param name="Names">The names that are true of the mistake; none where the list has no name for it.</param>
/// <param name="Naming">What the diagnosis made of it.</param>
/// <param name="Explanations">The sentences that a user reads.</param>
/// <param name="Untrue">What is said, there or by a run alone, and is not so.</param>
internal sealed record NamedMistake(
    string Group, string Model, IReadOnlyList<string> Names, Naming Naming, IReadOnlyList<string> Explanations, IReadOnlyList<string> Untrue)
{
    public bool HasName => Names.Count > 0;
}
