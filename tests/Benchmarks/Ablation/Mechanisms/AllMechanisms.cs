namespace GradientTesting.Benchmarks;

/// <summary>What an ablation takes out: every mechanism of Differences and Verdicts that a small patch removes.</summary>
internal static class AllMechanisms
{
    /// <summary>In the order in which a check uses them, about.</summary>
    public static IReadOnlyList<Mechanism> List { get; } =
        [.. NoiseMechanisms.All, .. LineMechanisms.All, .. DifferenceMechanisms.All, .. VerdictMechanisms.All];
}
