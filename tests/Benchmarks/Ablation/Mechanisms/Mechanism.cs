namespace GradientTesting.Benchmarks;

/// <summary>One mechanism of Differences or Verdicts, and how to take it out of a copy of the source.</summary>
/// <param name="Name">The name that <c>--only</c> takes.</param>
/// <param name="TakenOut">What is taken out, in one line.</param>
/// <param name="Replacements">The patch. Texts of different mechanisms do not overlap, so that several can be taken out together.</param>
internal sealed record Mechanism(string Name, string TakenOut, params IReadOnlyList<Replacement> Replacements)
{
    /// <summary>False where no case of the hard set uses the mechanism: it is on the list, and is not measured.</summary>
    public bool IsInHardSet { get; init; } = true;
}
