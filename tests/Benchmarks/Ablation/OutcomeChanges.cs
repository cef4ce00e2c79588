namespace GradientTesting.Benchmarks;

/// <summary>The same cases judged by two programs: the unpatched one, and one without some mechanism.</summary>
/// <param name="before">By the unpatched one.</param>
/// <param name="after">By the other, in the same order.</param>
internal sealed class OutcomeChanges(IReadOnlyList<CaseResult> before, IReadOnlyList<CaseResult> after)
{
    public static OutcomeChanges Of(IReadOnlyDictionary<CaseName, CaseResult> before, IReadOnlyDictionary<CaseName, CaseResult> after) =>
        new([.. before.Values], [.. before.Keys.Select(name => after[name])]);

    /// <summary>Cases whose verdict is another, or whose verdict on a component that is right.</summary>
    public int Changed => Pairs().Count(pair => (pair.Before.Outcome, pair.Before.BlamesRight) != (pair.After.Outcome, pair.After.BlamesRight));

    public (int Before, int After) RightCalledWrong => Count(HardSetPage.IsFalseAlarm);

    public (int Before, int After) DecidableUndecided =>
        Count(result => !result.Name.IsWrong && result.Counts && result.Outcome == CaseOutcome.Inconclusive);

    public (int Before, int After) VisibleCaught => Count(result => result.Name.IsWrong && result.Counts && HardSetPage.IsCaught(result));

    public (int Before, int After) VisiblePassed =>
        Count(result => result.Name.IsWrong && result.Counts && result.Outcome == CaseOutcome.Match);

    /// <summary>Evaluations of a case over those that it took before; the geometric mean, so that each case counts the same.</summary>
    public double MeanRatio => Math.Exp(Ratios(Pairs()).Select(ratio => Math.Log(ratio)).DefaultIfEmpty(double.NaN).Average());

    /// <summary>The median of the same.</summary>
    public double MedianRatio(bool isWrong)
    {
        double[] sorted = [.. Ratios(Pairs().Where(pair => pair.Before.Name.IsWrong == isWrong)).Order()];
        return sorted.Length == 0 ? double.NaN : sorted[sorted.Length / 2];
    }

    /// <summary>The cases of some strata.</summary>
    public OutcomeChanges In(IReadOnlyList<Stratum> strata)
    {
        CaseResult[] Only(IReadOnlyList<CaseResult> results) => [.. results.Where(result => strata.Contains(result.Name.Stratum))];
        return new(Only(before), Only(after));
    }

    IEnumerable<(CaseResult Before, CaseResult After)> Pairs() => before.Zip(after);

    (int Before, int After) Count(Func<CaseResult, bool> isSo) => (before.Count(isSo), after.Count(isSo));

    // A check that a contract ends at once may take no evaluation at all.
    static IEnumerable<double> Ratios(IEnumerable<(CaseResult Before, CaseResult After)> pairs) =>
        pairs
            .Where(pair => pair.Before.Evaluations > 0 && pair.After.Evaluations > 0)
            .Select(pair => (double)pair.After.Evaluations / pair.Before.Evaluations);
}
