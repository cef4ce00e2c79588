namespace GradientTesting.Benchmarks;

/// <summary>What became of one mistake under each coverage, and by the rule of PyTorch's fast mode.</summary>
/// <param name="Exhaustive">Every element compared.</param>
/// <param name="Directions">Random directions.</param>
/// <param name="FastMode">True where the fast mode tells the mistake from the right gradient; null where it cannot be asked.</param>
internal sealed record CoverageCell(MatrixCell Exhaustive, MatrixCell Directions, bool? FastMode)
{
    public string Kind => Exhaustive.Kind;

    public bool IsWrong => Exhaustive.Outcome != Outcome.TakenOut;

    public bool IsCaughtExhaustively => IsCaught(Exhaustive);

    public bool IsCaughtByDirections => IsCaught(Directions);

    /// <summary>Caught where every element is compared, and passed where directions are: whatever the report states.</summary>
    public bool IsLost => IsCaughtExhaustively && Directions.Outcome is Outcome.Passed or Outcome.BelowResolution or Outcome.TakenOut;

    /// <summary>Caught where every element is compared, and inconclusive where directions are.</summary>
    public bool IsBlurred => IsCaughtExhaustively && Directions.Outcome == Outcome.Inconclusive;

    static bool IsCaught(MatrixCell cell) => cell.Outcome is Outcome.Caught or Outcome.CaughtByContract;
}
