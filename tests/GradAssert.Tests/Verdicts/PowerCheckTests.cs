using static GradientTesting.Tests.Verdicts.Derivatives;

namespace GradientTesting.Tests.Verdicts;

public class PowerCheckTests
{
    [Fact]
    public void A_comparison_that_can_fail_has_no_blind_spot() =>
        Assert.Null(PowerCheck.FindBlindSpot([1, 2, 3], Component(1e-9, 1, 2, 3), ByDefault));

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public void Each_broken_copy_fails(double size)
    {
        var numeric = Component(1e-3 * size, 1 * size, -2 * size, 3 * size);
        double[][] copies = [[1, -2, 3 + 1e-2], [1, -2, -3], [0, 0, 0]];
        Assert.All(copies, copy => Assert.Equal(Verdict.Mismatch, Judge([.. copy.Select(slope => slope * size)], numeric).Verdict));
        Assert.Equal(Verdict.Match, Judge([1 * size, -2 * size, 3 * size], numeric).Verdict);
    }

    [Fact]
    public void An_element_that_is_off_by_its_whole_allowance_cannot_be_slipped_past()
    {
        // The analytic gradient may itself lie at the edge of what is accepted: three bars beyond that must fail on either side.
        var numeric = Component(Smooth(1, 0.01), Smooth(2, 0.01));
        Assert.Null(PowerCheck.FindBlindSpot([1, 2 - 0.01], numeric, ByDefault));
        Assert.Null(PowerCheck.FindBlindSpot([1, 2 + 0.01], numeric, ByDefault));
    }

    [Fact]
    public void Where_no_element_is_resolved_nothing_could_have_failed()
    {
        // Each element at 11% of itself; what makes the norms pass is a kink that no copy can break.
        var numeric = Component([Kink(99, 101, 0.1), .. Enumerable.Repeat(Smooth(1, 0.11), 30)]);
        var verdict = Judge([100, .. Enumerable.Repeat(1.0, 30)], numeric);
        Assert.Equal(Verdict.Inconclusive, verdict.Verdict);
        Assert.Equal(
            "no single element of it is larger than its error bar allows to resolve; compute the cost in double precision, or check at another seed",
            verdict.Reason);
    }

    [Theory]
    [InlineData(0.85, null)]
    [InlineData(0.95, "an error of ten tolerances in its largest element would have passed")]
    public void A_tolerance_that_lets_anything_pass_is_told(double tolerance, string? blindSpot) =>
        Assert.Equal(blindSpot, PowerCheck.FindBlindSpot([1, 1], Component(1e-9, 1, 1) with { Tolerance = new(tolerance, 0) }, ByDefault));

    [Fact]
    public void A_mismatch_needs_no_proof_that_it_could_have_failed()
    {
        var verdict = Judge([2, 1], Component(Smooth(1, 0.3), Smooth(1, 0.3)));
        Assert.Equal((Verdict.Mismatch, null), (verdict.Verdict, verdict.Reason));
    }
}
