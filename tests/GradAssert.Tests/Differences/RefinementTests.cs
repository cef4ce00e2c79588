namespace GradientTesting.Tests.Differences;

public class RefinementTests
{
    static readonly Func<double, double> TwoLengths = x => Math.Sin(x) + (1e-3 * Math.Sin(1e4 * x));

    [Fact]
    public void A_smooth_cost_is_differentiated_to_many_digits()
    {
        var worst = OneElement.Disagrees(Math.Exp, 1.001 * Math.E, 1);
        Assert.Equal(Math.E, worst.Numeric, 1e-8);
        Assert.InRange(worst.ErrorBar, 1e-13, 1e-7);
    }

    [Fact]
    public void A_cost_that_is_curved_far_more_than_its_neighbours_matches()
    {
        OneElement.Matches(x => 1e3 * x * x * x, 3e3 * 1e-8, 1e-4);
        OneElement.Disagrees(x => 1e3 * x * x * x, -3e3 * 1e-8, 1e-4);
    }

    [Fact]
    public void A_cost_that_changes_on_two_lengths_is_differentiated_on_the_shorter()
    {
        var right = Math.Cos(1) + (10 * Math.Cos(1e4));
        OneElement.Matches(TwoLengths, right, 1);
        Assert.Equal(right, OneElement.Disagrees(TwoLengths, Math.Cos(1), 1).Numeric, 1e-5);
        Assert.Equal(right, OneElement.Disagrees(TwoLengths, 1.001 * right, 1).Numeric, 1e-5);
    }

    [Fact]
    public void A_jump_far_from_the_point_is_not_seen()
    {
        OneElement.Matches(x => Math.Floor(10 * x), 0, 0.55);
        Assert.Equal(0, OneElement.Disagrees(x => Math.Floor(10 * x), 10, 0.55).Numeric, 1e-6);
    }

    [Fact]
    public void A_right_gradient_of_a_cost_with_a_large_offset_matches_and_one_percent_is_seen()
    {
        GradientReport Check(double factor) => GradientCheck.Run(
            theta => 1e6 + (1e-3 * theta.Sum(Math.Sin)),
            theta => [.. theta.Select((value, i) => 1e-3 * Math.Cos(value) * (i == 0 ? factor : 1))],
            [1, .. Enumerable.Range(0, 40).Select(i => 0.3 + (0.1 * i))]);

        Assert.Equal(Verdict.Match, Check(1).Verdict);
        Assert.Equal("theta[0]", Check(1.01).Runs[0].Components[0].Worst.Name);
        Assert.Equal(Verdict.Mismatch, Check(1.01).Verdict);
    }

    [Theory]
    [InlineData(1e11)]
    [InlineData(3e11)]
    [InlineData(1e12)]
    [InlineData(1e13)]
    public void Steps_of_several_periods_call_no_right_gradient_wrong(double offset)
    {
        // The rounding of the offset is as large as all that the cost does, so that only very long steps are free of noise.
        for (var k = 0; k < 10; k++)
        {
            var report = GradientCheck.Run(
                theta => (offset * (1 + (0.1 * k))) + (1e-3 * theta.Sum(Math.Sin)),
                theta => [.. theta.Select(value => 1e-3 * Math.Cos(value))],
                [1 + (0.1 * k), 0.5]);
            Assert.True(report.Verdict == Verdict.Inconclusive, report.ToString());
        }
    }
}
