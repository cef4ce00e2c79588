namespace GradientTesting.Benchmarks.Tests;

/// <summary>What docs/measurements/derivatives.md says.</summary>
public class DerivativesTests
{
    static readonly Lazy<DerivativeOutcome[]> outcomes = new(() => [.. DerivativeSet.Mistakes.Select(mistake => mistake.Outcome())]);

    [Fact]
    public void There_is_enough_of_each_kind()
    {
        Assert.InRange(DerivativeSet.All.Count, 20, int.MaxValue);
        Assert.InRange(DerivativeSet.Mistakes.Count(), 80, int.MaxValue);
        Assert.Equal(
            ["Hessian", "Jacobian", "complex", "element-wise", "objective", "objective, later", "product"],
            DerivativeSet.All.Select(each => each.Kind).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(5, DerivativeSet.All.Select(each => each.Field).Distinct().Count());
    }

    [Fact]
    public void No_right_one_is_called_wrong() => Assert.Empty(
        DerivativeSet.All.Where(each => each.Right().Verdict != GradientVerdict.Match).Select(each => each.Name));

    [Fact]
    public void All_mistakes_are_caught() =>
        Assert.Empty(outcomes.Value.Where(outcome => !outcome.IsCaught).Select(outcome => outcome.Planted.ToString()));

    [Fact]
    public void None_is_named_wrong() =>
        Assert.Empty(outcomes.Value.SelectMany(outcome => outcome.Untrue.Select(sentence => $"{outcome.Planted}: {sentence}")));

    [Fact]
    public void Four_of_five_are_named()
    {
        var nameable = outcomes.Value.Count(outcome => outcome.Planted.Words.Length > 0);
        var named = outcomes.Value.Count(outcome => outcome.IsNamed);
        Assert.True(named >= 0.8 * nameable, $"{named} of {nameable}");
        Assert.True(named >= 0.8 * outcomes.Value.Length, $"{named} of {outcomes.Value.Length}, with those that nothing names");
    }

    [Fact]
    public void A_Jacobian_of_a_thousand_by_a_hundred_takes_two_evaluations_a_column_and_a_fixed_part() =>
        Assert.InRange(JacobianCost.Evaluations().OfFunction, 200, 330);
}
