using GradientTesting.Names;

namespace GradientTesting.Benchmarks;

/// <summary>What is said of mistakes, counted.</summary>
/// <param name="Cases">Reports of a mistake that is caught.</param>
/// <param name="Nameable">Those of a mistake for which there are words.</param>
/// <param name="Named">Of these, those with the words.</param>
/// <param name="Wrong">Reports that say something that is not true.</param>
internal sealed record SpokenTally(int Cases, int Nameable, int Named, int Wrong)
{
    public static SpokenTally Of(IReadOnlyCollection<Said> outcomes)
    {
        Said[] caught = [.. outcomes.Where(outcome => outcome.IsCaught)];
        Said[] nameable = [.. caught.Where(outcome => outcome.Planted.IsNameable)];
        return new(caught.Length, nameable.Length, nameable.Count(outcome => outcome.IsNamed), caught.Count(outcome => outcome.Wrong.Any()));
    }
}
