namespace GradientTesting.Benchmarks;

/// <summary>A mistake inside a backward pass.</summary>
internal enum BackwardMistake
{
    None,
    DerivativeOmitted,
    DerivativeAtOutput,
    BiasNotSummed,
    BorderLeftOut,
    MeanTermMissing,
    VarianceTermMissing,
    Truncated,
    CurrentForPrevious,
    SkipMissing,
    RowOverwritten,
    WholeWindow,
    BranchMissing,
    SampleMissing,
    LastSampleOnly,
    MeanMissing,
    RegularizationMissing,
    SolutionMovesNotAtAll,
}
