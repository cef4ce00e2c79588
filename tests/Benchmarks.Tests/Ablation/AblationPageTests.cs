namespace GradientTesting.Benchmarks.Tests;

/// <summary>The page of an ablation, from results that were made up.</summary>
public class AblationPageTests
{
    static readonly Dictionary<CaseName, CaseResult> before = Results(
        Result(Stratum.Double, false, CaseOutcome.Match, 100), Result(Stratum.Double, true, CaseOutcome.Mismatch, 100),
        Result(Stratum.Mixed, false, CaseOutcome.Match, 100), Result(Stratum.Mixed, true, CaseOutcome.Mismatch, 100));

    static readonly Dictionary<CaseName, CaseResult> after = Results(
        Result(Stratum.Double, false, CaseOutcome.Match, 50), Result(Stratum.Double, true, CaseOutcome.Mismatch, 200),
        Result(Stratum.Mixed, false, CaseOutcome.Mismatch, 50), Result(Stratum.Mixed, true, CaseOutcome.Match, 200));

    [Fact]
    public void Verdicts_and_evaluations_are_compared_case_by_case()
    {
        var page = Page(after);

        Assert.Contains("| `grid`: the grid of the costs is not looked for | 2 | 0.500 | 2.000 | 1.000 |", page, StringComparison.Ordinal);
        Assert.Contains("| `grid` | float32 and mixed | 2 | 0 → 1 | 0 | 1 → 0 | 0 → 1 |", page, StringComparison.Ordinal);
        Assert.DoesNotContain("| `grid` | double |", page, StringComparison.Ordinal);
        Assert.Contains("at seed `seed`", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', page);
    }

    [Fact]
    public void What_does_not_build_is_said_to_be() =>
        Assert.Contains("| `grid`: the grid of the costs is not looked for | does not run |", Page(null), StringComparison.Ordinal);

    [Fact]
    public void A_mechanism_stays_out_only_where_nothing_changes()
    {
        Assert.True(Ablated(before).GoesAt(1));
        Assert.False(Ablated(before).GoesAt(0.9));
        Assert.False(Ablated(after).GoesAt(1));
        Assert.False(Ablated(null).GoesAt(1));
    }

    static string Page(Dictionary<CaseName, CaseResult>? results) => AblationPage.Of("seed", 1, new Ablation([Ablated(results)], []));

    static Ablated Ablated(Dictionary<CaseName, CaseResult>? results) =>
        new(AllMechanisms.List.Single(mechanism => mechanism.Name == "grid"), results is null ? null : OutcomeChanges.Of(before, results));

    static Dictionary<CaseName, CaseResult> Results(params IEnumerable<CaseResult> results) => results.ToDictionary(result => result.Name);

    static CaseResult Result(Stratum stratum, bool isWrong, CaseOutcome outcome, int costs) =>
        new(new(stratum, 0, isWrong), true, false, false, outcome, false, costs, 0, 10, 1, 0, 0, "", "", "");
}
