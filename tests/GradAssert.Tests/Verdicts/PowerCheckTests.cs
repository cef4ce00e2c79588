using static GradientTesting.Tests.Verdicts.Derivatives;

namespace GradientTesting.Tests.Verdicts;

public class PowerCheckTests
{
    [Fact]
    public void A_comparison_that_can_fail_has_no_blind_spot() =>
        Assert.Null(BlindSpot([1, 2, 3], Component(1e-9, 1, 2, 3)));

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public void Each_broken_copy_fails(double size)
    {
        var numeric = Component(1e-3 * size, 1 * size, -2 * size, 3 * size);
        double[][] copies = [[1, -2, 3 + 1e-2], [1, -2, -3], [0, 0, 0]];
        Assert.All(copies, copy => Assert.Equal(GradientVerdict.Mismatch, Judge([.. copy.Select(slope => slope * size)], numeric).Verdict));
        Assert.Equal(GradientVerdict.Match, Judge([1 * size, -2 * size, 3 * size], numeric).Verdict);
    }

    [Fact]
    public void An_element_that_is_off_by_its_whole_allowance_cannot_be_slipped_past()
    {
        // The analytic gradient may itself lie at the edge of what is accepted: three bars beyond that must fail on either side.
        var numeric = Component(Smooth(1, 0.01), Smooth(2, 0.01));
        Assert.Null(BlindSpot([1, 2 - 0.01], numeric));
        Assert.Null(BlindSpot([1, 2 + 0.01], numeric));
    }

    [Fact]
    public void Where_no_element_is_resolved_nothing_could_have_failed()
    {
        // Each bar is 10.5% of its derivative; what makes the norms pass is a gradient that is larger by 6%, as the bars allow.
        var numeric = Component([.. Enumerable.Repeat(Smooth(1, 0.105), 30)]);
        var verdict = Judge([.. Enumerable.Repeat(1.06, 30)], numeric);
        Assert.Equal(GradientVerdict.Inconclusive, verdict.Verdict);
        Assert.Equal(
            "no single element of it is larger than its error bar allows to resolve; compute the cost in double precision, or check at another seed, as with FirstSeed = 1",
            verdict.Reason);
    }

    [Theory]
    [InlineData(0.89, null)]
    [InlineData(0.91, "an error of ten tolerances in its largest element would have passed")]
    public void A_tolerance_that_lets_anything_pass_is_told(double tolerance, string? blindSpot) =>
        Assert.Equal(blindSpot, BlindSpot([1, 1], Component(1e-9, 1, 1).Within(tolerance)));

    [Fact]
    public void The_error_that_must_fail_is_larger_than_rounding_of_the_analytic_gradient() =>
        Assert.Null(BlindSpot([1, 1], Component(0.001, 1, 1).Within(1e-5, analyticBar: 0.01)));

    [Fact]
    public void An_element_at_exactly_the_required_resolution_is_resolved() =>
        Assert.Null(BlindSpot([4], Component(1, 4), new(0.25, 0)));

    [Fact]
    public void A_sign_that_rounding_of_the_analytic_gradient_hides_is_told()
    {
        // Twice an element of 1 is within 0.1 and 2, and what makes the norms pass is a kink.
        var numeric = Component([Kink(99, 101, 0.1), .. Enumerable.Repeat(Smooth(1, 0.1), 20)]).Within(1e-5, analyticBar: 2);
        Assert.Equal("the wrong sign of its largest element would have passed", BlindSpot([100, .. Enumerable.Repeat(1.0, 20)], numeric));
    }

    [Fact]
    public void A_gradient_of_zero_that_tolerance_and_bars_hide_is_told() => Assert.Equal(
        "a gradient of zero would have passed",
        BlindSpot([1, 1], Component(0.16, 1, 1).Within(0.85), new(0.2, 0)));

    [Fact]
    public void A_mismatch_needs_no_proof_that_it_could_have_failed()
    {
        var verdict = Judge([2, 1], Component(Smooth(1, 0.3), Smooth(1, 0.3)));
        Assert.Equal((GradientVerdict.Mismatch, null), (verdict.Verdict, verdict.Reason));
    }
}
