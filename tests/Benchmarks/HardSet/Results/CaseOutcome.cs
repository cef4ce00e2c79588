namespace GradientTesting.Benchmarks;

/// <summary>What a check made of a case.</summary>
internal enum CaseOutcome
{
    Match,
    Mismatch,
    Inconclusive,

    /// <summary>The check ended with a contract exception: it says that there is no gradient to judge.</summary>
    Contract,

    /// <summary>The check ended with any other exception.</summary>
    Error,
}
