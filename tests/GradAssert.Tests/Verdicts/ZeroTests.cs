using static GradientTesting.Tests.Verdicts.Derivatives;

namespace GradientTesting.Tests.Verdicts;

/// <summary>Zero is an answer: right where nothing moves the cost, wrong where something does.</summary>
public class ZeroTests
{
    const string Inactive = "inactive: its gradient is zero, and small moves do not change the cost";

    [Fact]
    public void A_gradient_of_zero_matches_where_the_cost_is_flat()
    {
        var verdict = Judge([0, 0], Component(1e-9, 0, 0).WhereTheCostIsFlat());
        Assert.Equal((GradientVerdict.Match, true, 0), (verdict.Verdict, verdict.IsInactive, verdict.Exercised));
    }

    [Fact]
    public void A_gradient_of_rounding_is_zero_too()
    {
        var verdict = Judge([1e-10, -1e-10], Component(1e-9, 0, 1e-10).WhereTheCostIsFlat());
        Assert.Equal((GradientVerdict.Match, true), (verdict.Verdict, verdict.IsInactive));
    }

    [Fact]
    public void What_is_not_exercised_counts_no_element_as_exercised() =>
        Assert.Equal((true, 0), Of(Judge([2e-9, 0], Component(1e-9, 2e-9, 0).WhereTheCostIsFlat())));

    [Fact]
    public void A_gradient_without_error_bars_can_be_zero()
    {
        Assert.Equal((true, 0), Of(Judge([0, 0], Component(0, 0, 0))));
        Assert.Equal((false, 2), Of(Judge([1, 2, 0], Component(0, 1, 2, 0))));
    }

    [Fact]
    public void A_gradient_that_is_not_zero_is_a_mismatch_where_the_cost_is_flat() =>
        Assert.Equal(GradientVerdict.Mismatch, Judge([0, 0.1], Component(1e-9, 0, 0).WhereTheCostIsFlat()).Verdict);

    [Fact]
    public void A_gradient_of_zero_is_a_mismatch_where_the_cost_moves() =>
        Assert.Equal([1], Judge([0, 0], Component(1e-9, 0, 0.1)).Mismatches);

    [Fact]
    public void An_unused_row_among_used_ones_is_zero_and_matches()
    {
        var verdict = Judge([1, 2, 0, 0], Component(1e-9, 1, 2, 0, 0));
        Assert.Equal((GradientVerdict.Match, false, 2), (verdict.Verdict, verdict.IsInactive, verdict.Exercised));
        Assert.Equal(0, verdict.Unresolved);
    }

    [Fact]
    public void How_much_bars_may_hide_is_measured_by_the_component_that_moves_the_cost_most()
    {
        // 1e-5 of the effect of 1,000 is 0.01: bars of 0.009 may hide that much of nothing, and bars of 0.011 may not.
        (double[], ComponentDerivative) strong = ([1000, -1000], Component(1e-9, 1000, -1000)), weak = ([1, 1], Component(1e-9, 1, 1));
        var verdict = Judge(strong, weak, ([0, 0], Component(0.009, 0, 0)), ([0, 0], Component(0.011, 0, 0)));
        Assert.Equal([GradientVerdict.Match, GradientVerdict.Match, GradientVerdict.Match, GradientVerdict.Inconclusive],
            verdict.Components.Select(component => component.Verdict));
        Assert.Equal([false, false, true, false], verdict.Components.Select(component => component.IsInactive));
    }

    [Fact]
    public void A_model_of_zeros_without_error_bars_is_silent() => Assert.Equal(
        "the gradient of 2 of 2 components is zero, so most of the model is not exercised (dead units, or all zero?); "
            + "check at another seed, as with FirstSeed = 1, or with other data",
        Judge(([0, 0], Component(0, 0, 0)), ([0], Component(0, 0))).Reason);

    [Fact]
    public void Half_of_the_components_may_be_silent_and_more_may_not()
    {
        (double[], ComponentDerivative) loud = ([1, 2], Component(1e-9, 1, 2)),
            silent = ([0, 0], Component(1e-9, 0, 0).WhereTheCostIsFlat());
        Assert.Equal((GradientVerdict.Match, null), (Judge(loud, silent).Verdict, Judge(loud, silent).Reason));

        var verdict = Judge(loud, silent, silent);
        Assert.Equal(GradientVerdict.Inconclusive, verdict.Verdict);
        Assert.Equal(
            "the gradient of 2 of 3 components is zero, so most of the model is not exercised (dead units, or all zero?); "
                + "check at another seed, as with FirstSeed = 1, or with other data",
            verdict.Reason);
    }

    [Fact]
    public void A_mismatch_is_one_although_most_of_the_model_is_silent()
    {
        (double[], ComponentDerivative) silent = ([0, 0], Component(1e-9, 0, 0).WhereTheCostIsFlat());
        var verdict = Judge(([1, 2.1], Component(1e-9, 1, 2)), silent, silent);
        Assert.Equal((GradientVerdict.Mismatch, null), (verdict.Verdict, verdict.Reason));
    }

    [Fact]
    public void A_component_that_does_not_enter_the_cost_matches_with_a_note_where_that_is_meant()
    {
        double[] w = [0.3, 0.7, 1.1], dw = new double[3], dead = [0.5, 0.2], ddead = new double[2];
        var report = GradientCheck.Run(
            GradientModel.Of([Component.Of("w", w, dw), Component.Of("dead", dead, ddead)], () => w.Sum(Math.Sin), () =>
            {
                Array.Clear(ddead);
                for (var i = 0; i < w.Length; i++)
                {
                    dw[i] = Math.Cos(w[i]);
                }
            }),
            GradientRun.AsIs,
            new() { UnusedComponents = ["dead"] });

        Assert.Equal(GradientVerdict.Match, report.Verdict);
        Assert.Empty(report.Runs[0].Components[0].Notes);
        Assert.Equal([Inactive], report.Runs[0].Components[1].Notes);
        Assert.Null(report.Runs[0].Components[1].Band);
        Assert.Equal(double.PositiveInfinity, report.Runs[0].Components[1].Resolution);
    }

    [Fact]
    public void A_cost_that_is_zero_at_the_point_and_free_of_noise_has_a_gradient_all_the_same()
    {
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(theta => theta[0] - theta[1], _ => [1, -1], [1.0, 1.0]).Verdict);
        Assert.Equal(GradientVerdict.Match,
            GradientCheck.Run(theta => (theta[0] * theta[1]) - 1, theta => [theta[1], theta[0]], [1.0, 1.0]).Verdict);
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(theta => theta[0] - (2 * theta[1]) + theta[2], _ => [1, -2, 1], [1.0, 1, 1]).Verdict);
        Assert.Equal(GradientVerdict.Mismatch,
            GradientCheck.Run(theta => (theta[0] * theta[1]) - 1, theta => [theta[1], 1.001 * theta[0]], [1.0, 1.0]).Verdict);
    }

    [Fact]
    public void A_constant_cost_is_inconclusive_and_a_gradient_of_it_that_is_not_zero_a_broken_contract()
    {
        var silent = GradientCheck.Run(_ => 5, _ => [0, 0], [1, 2]);
        Assert.Equal(GradientVerdict.Inconclusive, silent.Verdict);
        Assert.StartsWith(
            "The check could not tell whether the gradient is right: "
                + "the gradient of 1 of 1 components is zero, so most of the model is not exercised (dead units, or all zero?); "
                + "check at another seed, as with FirstSeed = 1, or with other data.\n",
            silent.ToString(),
            StringComparison.Ordinal);

        Assert.StartsWith(
            "Cost() does not depend on its argument: it returned 5 at this point and at five others, "
                + "up to 32 times the size of the parameters away, though by the gradient it changes.",
            Assert.Throws<GradientContractException>(() => GradientCheck.Run(_ => 5, _ => [0, 0.1], [1, 2])).Message,
            StringComparison.Ordinal);
    }

    static (bool IsInactive, int Exercised) Of(ComponentVerdict verdict)
    {
        Assert.Equal(GradientVerdict.Match, verdict.Verdict);
        return (verdict.IsInactive, verdict.Exercised);
    }
}
