using System.Reflection;

namespace GradientTesting.Theories;

/// <summary>What a method with <c>[GradientTheory]</c> comes to: its runs, or why it cannot run.</summary>
/// <param name="Runs">In the order in which they are listed; none where there is an error.</param>
/// <param name="Error">Every reason at once, each with what to type instead; or null.</param>
sealed record TheoryRuns(IReadOnlyList<GradientRun> Runs, string? Error)
{
    internal static TheoryRuns Of(
        MethodInfo method, Type testClass, (int First, int Count) seeds, int trainingSteps, GradientPhase[]? phases, bool hasRows)
    {
        string[] problems = [.. Problems.OfMethod(method, hasRows), .. Problems.OfArguments(seeds, trainingSteps, phases)];
        if (problems.Length > 0)
        {
            return Unusable(method, testClass, problems);
        }

        try
        {
            return new(GradientRun.Planned(phases!, seeds.Count, trainingSteps, seeds.First), null);
        }
        catch (FormatException misspeltVariable)
        {
            return Unusable(method, testClass, misspeltVariable.Message);
        }
    }

    static TheoryRuns Unusable(MethodInfo method, Type testClass, params string[] problems) =>
        new([], $"[GradientTheory] cannot run {testClass.FullName}.{method.Name}:\n"
            + string.Join('\n', problems.Select(problem => $"- {problem}")));
}
