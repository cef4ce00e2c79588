using static GradientTesting.Tests.Verdicts.Derivatives;

namespace GradientTesting.Tests.Verdicts;

/// <summary>What random directions over a large component say of it.</summary>
public class DirectionVerdictTests
{
    static readonly double[] One = [1];

    [Fact]
    public void Directions_that_agree_match()
    {
        var verdict = Judge(One, Component(1e-9, 1).Along(100, Direction(3, 3, 1e-9), Direction(-2, -2 + 0.9e-5, 1e-9)));
        Assert.Equal((GradientVerdict.Match, 0, null), (verdict.Verdict, verdict.MismatchedDirections, verdict.Reason));
    }

    [Fact]
    public void A_direction_that_disagrees_is_a_mismatch_though_the_elements_agree()
    {
        var verdict = Judge(One, Component(1e-9, 1).Along(100, Direction(3, 3, 1e-9), Direction(-2, -2 + 1.1e-5, 1e-9)));
        Assert.Equal((GradientVerdict.Mismatch, 1, null), (verdict.Verdict, verdict.MismatchedDirections, verdict.Reason));
        Assert.Empty(verdict.Mismatches);
    }

    [Fact]
    public void An_element_that_disagrees_is_a_mismatch_though_the_directions_agree() =>
        Assert.Equal([0], Judge([1.1], Component(1e-9, 1).Along(100, Direction(3, 3, 1e-9))).Mismatches);

    [Fact]
    public void A_direction_that_disagrees_and_may_have_met_a_jump_is_in_doubt()
    {
        var verdict = Judge(One, Component(1e-9, 1).Along(100, Direction(3, 3.1, 0.1) with { Numeric = Smooth(3.1, 0.1).Doubtful() }));
        Assert.Equal((GradientVerdict.Inconclusive, 0), (verdict.Verdict, verdict.MismatchedDirections));
        Assert.Equal(
            "the cost or its gradient changes faster than it can be followed, or jumps, where directions disagree, so that neither proves the other wrong; check at another seed, as with FirstSeed = 1, without what jumps, or, where values are far larger than the length on which it changes, as in seconds since 1970, with an offset subtracted and in a unit near that length",
            verdict.Reason);
    }

    [Fact]
    public void A_doubt_does_not_excuse_an_element_that_is_wrong() => Assert.Equal(
        GradientVerdict.Mismatch,
        Judge([1.1], Component(1e-9, 1).Along(100, Direction(3, 3.1, 0.1) with { Numeric = Smooth(3.1, 0.1).Doubtful() })).Verdict);

    [Fact]
    public void However_many_elements_sit_on_kinks_a_subgradient_is_right() => Assert.Equal(
        GradientVerdict.Match,
        Judge([0.5, 0.5, 1], Component(Kink(0, 1), Kink(0, 1), Smooth(1, 1e-9)).Along(100, Direction(3, 3, 1e-9))).Verdict);

    [Fact]
    public void Bars_are_those_of_the_directions()
    {
        var verdict = Judge(One, Component(1e-9, 1).Along(100, Direction(1, 1, 0.3), Direction(1, 1, 0.4)));
        Assert.Equal(GradientVerdict.Inconclusive, verdict.Verdict);
        Assert.StartsWith("its error bars are 35% of its gradient (limit: 10%)", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flat_component_is_not_exercised_unless_a_direction_says_otherwise()
    {
        Assert.True(Judge([0], Component(1e-9, 0).Along(100, Direction(0, 0, 1e-9, size: 0)).WhereTheCostIsFlat()).IsInactive);
        Assert.False(Judge([0], Component(1e-9, 0).Along(100, Direction(0, 1e-8, 1e-9, size: 0)).WhereTheCostIsFlat()).IsInactive);
    }

    [Fact]
    public void The_smallest_visible_error_is_that_of_the_worst_part_by_its_best_direction()
    {
        // What is allowed is 1e-5 of the size, 1, and the bar; over the smallest coefficient, 0.5, it is twice that.
        Block left = new(10, 0, 10, 0, 5), right = new(10, 0, 10, 5, 5);
        var parts = Component(1e-9, 1).Along(
            100, Direction(1, 1, 9), Direction(1, 1, 0.4, block: left), Direction(1, 1, 0.1, block: left), Direction(1, 1, 0.2, block: right));
        Assert.Equal(2 * (0.2 + 1e-5), Judge(One, parts).SmallestVisibleError, 1e-12);
        Assert.Equal(2 * (0.1 + 1e-5), Judge(One, Component(0.7, 1).Along(100, Direction(1, 1, 0.4), Direction(1, 1, 0.1))).SmallestVisibleError, 1e-12);
    }

    [Fact]
    public void Norms_are_root_mean_squares_over_directions()
    {
        // Sizes 3 and 5, lengths 1, analytic rounding 0.1: bars of 0.3 and 0.4, and a tolerance of 0.01 of the size.
        var norms = NormsOf(One, Component(0, 1).Within(0.01, analyticBar: 0.1).Along(100, Direction(1, 2, 0.2, size: 3), Direction(-4, -2, 0.3, size: 5)));
        Assert.Equal(Math.Sqrt(17), norms.Analytic, 1e-12);
        Assert.Equal(2, norms.Numeric, 1e-12);
        Assert.Equal(Math.Sqrt(2.5), norms.Difference, 1e-12);
        Assert.Equal(Math.Sqrt(22.5), norms.Sum, 1e-12);
        Assert.Equal(Math.Sqrt(0.125), norms.Bars, 1e-12);
        Assert.Equal(Math.Sqrt(((0.33 * 0.33) + (0.45 * 0.45)) / 2), norms.Allowances, 1e-12);
        // Of each of a hundred elements.
        Assert.Equal(Math.Sqrt(17) / 10, norms.Effect, 1e-12);
        Assert.Equal(Math.Sqrt(0.125) / 10, norms.BarEffect, 1e-12);
    }

    [Fact]
    public void Directions_that_can_fail_have_no_blind_spot()
    {
        // Each may lie at either edge of what is allowed.
        Assert.Null(BlindSpot(One, Component(1e-9, 1).Along(100, Direction(3, 3 + 0.9e-5), Direction(-2, -2 + 0.9e-5))));
        Assert.Null(BlindSpot(One, Component(1e-9, 1).Along(100, Direction(3, 3 - 0.9e-5), Direction(-2, -2 - 0.9e-5))));
        Assert.Null(BlindSpot(One, Component(1e-9, 1).Along(100, Direction(3, 3, 1), Direction(0.5, 0.5, 1))));
    }

    [Fact]
    public void An_error_of_one_element_that_every_direction_hides_is_told() => Assert.Equal(
        "an error of a single element that should have been seen would have passed",
        BlindSpot(One, Component(1e-9, 1).Along(100, Direction(3, 3).OnKink(1, 5), Direction(-2, -2).OnKink(-2 - 2e-5, -2 + 2e-5))));

    [Fact]
    public void A_gradient_of_zero_that_every_direction_hides_is_told() => Assert.Equal(
        "a gradient of zero would have passed",
        BlindSpot(One, Component(1e-9, 1).Along(100, Direction(0.5, 0.5, 1), Direction(-0.9, -0.9, 1))));

    [Fact]
    public void What_is_compared_in_part_has_no_clear_count()
    {
        var clear = Clear([2, 1], Component(1e-9, 1, 1).Along(100, Direction(3, 4, 1e-9)));
        Assert.Equal((null, null), (clear.Count, clear.RelativeError));
        Assert.Equal([0], clear.Worst);
    }
}
