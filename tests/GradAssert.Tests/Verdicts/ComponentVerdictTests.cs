using static GradientTesting.Tests.Verdicts.Derivatives;

namespace GradientTesting.Tests.Verdicts;

public class ComponentVerdictTests
{
    [Fact]
    public void What_agrees_within_tolerance_and_bars_matches()
    {
        var verdict = Judge([1, 2 + 1e-5, 3 - 2e-5], Component(1e-9, 1, 2, 3));
        Assert.Equal(GradientVerdict.Match, verdict.Verdict);
        Assert.Null(verdict.Reason);
        Assert.Empty(verdict.Mismatches);
        Assert.Equal(3, verdict.Exercised);
    }

    [Fact]
    public void Every_element_that_disagrees_is_named()
    {
        var verdict = Judge([1, 2.001, 3, -4], Component(1e-9, 1, 2, 3, 4));
        Assert.Equal(GradientVerdict.Mismatch, verdict.Verdict);
        Assert.Equal([1, 3], verdict.Mismatches);
        Assert.Null(verdict.Reason);
    }

    [Fact]
    public void A_disagreement_is_one_whatever_the_others_do() =>
        Assert.Equal([0], Judge([1, 2], Component(Smooth(1.1, 0.01), Smooth(2, 0.01))).Mismatches);

    [Theory]
    [InlineData(0.0999, GradientVerdict.Match)]
    [InlineData(0.1001, GradientVerdict.Inconclusive)]
    public void Bars_of_more_than_a_tenth_of_the_gradient_are_inconclusive(double share, GradientVerdict expected)
    {
        // ‖bars‖ = 5·share of ‖a‖ = 5, and the first element is resolved all the same.
        var verdict = Judge([3, 4], Component(Smooth(3, 0.01), Smooth(4, Math.Sqrt((25 * share * share) - 1e-4))));
        Assert.Equal(expected, verdict.Verdict);
    }

    [Fact]
    public void The_reason_names_the_share_and_three_ways_out() => Assert.Equal(
        "its error bars are 50% of its gradient (limit: 10%); compute the cost in double precision, subtract what is constant in it, or check at another seed, as with FirstSeed = 1",
        Judge([3, 4], Component(Smooth(3, 1.5), Smooth(4, 2))).Reason);

    [Theory]
    [InlineData(0.504, "50%")]
    [InlineData(1.5, "150%")]
    [InlineData(99.94, "9994%")]
    [InlineData(100, "many times the size")]
    public void The_share_is_a_percentage_up_to_a_hundred_times(double bar, string share) => Assert.Equal(
        $"its error bars are {share} of its gradient (limit: 10%); compute the cost in double precision, subtract what is constant in it, or check at another seed, as with FirstSeed = 1",
        Judge([1], Component(bar, 1)).Reason);

    [Fact]
    public void A_gradient_that_vanishes_next_to_its_bars_is_zero_as_at_a_minimum() => Assert.Equal(
        "its gradient is zero within its error bars, as at a minimum, a maximum or a saddle of the cost, "
            + "where one that is wrong by a factor is zero too; check at another point, "
            + "or, if it should not be zero here, compute the cost in double precision",
        Judge([0, 1e-9], Component(Smooth(0, 1), Smooth(1e-9, 1))).Reason);

    [Fact]
    public void The_required_resolution_can_be_set()
    {
        var numeric = Component(Smooth(3, 0.15), Smooth(4, 0.2));
        Assert.Equal(GradientVerdict.Match, Judge([3, 4], numeric, new(0.06, 0)).Verdict);
        var strict = Judge([3, 4], numeric, new(0.04, 0));
        Assert.Equal(GradientVerdict.Inconclusive, strict.Verdict);
        Assert.StartsWith("its error bars are 5% of its gradient (limit: 4%)", strict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Bars_of_exactly_the_required_resolution_are_enough() =>
        Assert.Equal(GradientVerdict.Match, Judge([3, 4], Component(Smooth(3, 0.75), Smooth(4, 1)), new(0.25, 0)).Verdict);

    [Fact]
    public void A_single_element_too_small_to_resolve_is_counted_and_not_failed()
    {
        var verdict = Judge([1, 2, 1e-8], Component(Smooth(1, 1e-6), Smooth(2, 1e-6), Smooth(-1e-8, 1e-6)));
        Assert.Equal(GradientVerdict.Match, verdict.Verdict);
        Assert.Equal((1, 2), (verdict.Unresolved, verdict.Exercised));
    }

    [Theory]
    [InlineData(0.099, 0)]
    [InlineData(0.0999, 0)]
    [InlineData(0.1001, 1)]
    public void An_element_is_too_small_where_its_bar_is_more_than_a_tenth_of_the_larger_of_both(double bar, int unresolved) =>
        Assert.Equal(unresolved, Judge([1, 10], Component(Smooth(0.99, bar), Smooth(10))).Unresolved);

    [Fact]
    public void Zeros_without_bars_agree() => Assert.Empty(Judge([0, 1], Component(0, 0, 1)).Mismatches);

    [Fact]
    public void A_tiny_element_that_can_be_resolved_and_is_wrong_is_a_mismatch() =>
        Assert.Equal([2], Judge([1e6, 2, 1.1e-8], Component(Smooth(1e6, 1), Smooth(2, 1e-6), Smooth(1e-8, 1e-10))).Mismatches);

    [Theory]
    [InlineData(0, 100)]
    [InlineData(6, 100)]
    [InlineData(1, 1)]
    [InlineData(19, 19)]
    public void However_many_sit_on_kinks_what_lies_between_is_right_and_they_are_counted(int kinks, int length)
    {
        var verdict = Judge(
            [.. Enumerable.Repeat(0.5, kinks), .. Enumerable.Repeat(1.0, length - kinks)],
            Component([.. Enumerable.Repeat(Kink(0, 1), kinks), .. Enumerable.Repeat(Smooth(1, 1e-9), length - kinks)]));
        Assert.Equal((GradientVerdict.Match, kinks, null), (verdict.Verdict, verdict.Kinks, verdict.Reason));
    }

    [Fact]
    public void A_slope_outside_a_kink_is_a_mismatch_however_many_kinks_there_are() =>
        Assert.Equal([1], Judge([0.5, 1.2], Component(Kink(0, 1), Kink(0, 1))).Mismatches);

    [Fact]
    public void The_smallest_visible_error_is_the_largest_allowance() =>
        Assert.Equal(0.25 + 2e-5, Judge([1, 2, 3], Component(Smooth(1, 1e-3), Smooth(2, 0.25), Smooth(3, 1e-3))).SmallestVisibleError, 1e-12);
}
