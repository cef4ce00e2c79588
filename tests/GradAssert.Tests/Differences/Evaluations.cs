namespace GradientTesting.Tests.Differences;

/// <summary>What a run took, a gradient counting as three evaluations of the cost, and what a right model in double may take.</summary>
internal static class Evaluations
{
    /// <summary>The contract, the noise of the cost, and what is asked of the point itself.</summary>
    public const int PerRun = 100;

    /// <summary>Directions, or a closer look at some elements.</summary>
    public const int PerComponent = 30;

    public static long Of(RunReport run) => run.CostEvaluations + (3 * run.GradientEvaluations);

    public static long Usual(int elements, int components) => (2 * elements) + PerRun + (PerComponent * components);
}
