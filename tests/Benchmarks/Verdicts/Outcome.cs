namespace GradientTesting.Benchmarks;

/// <summary>What became of one mistake.</summary>
internal enum Outcome
{
    Caught,
    CaughtByContract,
    Inconclusive,

    /// <summary>A match, and proof that the gradient was right wherever the check looked.</summary>
    TakenOut,

    /// <summary>A match, and each report states a resolution of the component that is coarser than the mistake.</summary>
    BelowResolution,

    /// <summary>A match, although the gradient was wrong by more than the report says it could miss.</summary>
    Passed,
}
