namespace GradientTesting.Tests.Differences;

/// <summary>Values that are far larger than the length on which the cost changes.</summary>
public class FarFromZeroTests
{
    const double Minute = 60, Day = 86_400, Offset = 1_700_000_000;

    static double[] Slope(double[] t, double period) => [2 * Math.PI / period * Math.Cos(2 * Math.PI / period * t[0])];

    static double Wave(double[] t, double period) => Math.Sin(2 * Math.PI / period * t[0]);

    static GradientReport Of(double at, double period, double factor) => GradientCheck.Run(
        t => Wave(t, period), t => [factor * Slope(t, period)[0]], [at]);

    static IEnumerable<double> Times(double period) => Enumerable.Range(0, 20).Select(k => Offset + 7.25 + (0.3617 * period * k));

    [Theory, InlineData(Minute), InlineData(Day)]
    public void A_right_gradient_matches_in_seconds_since_1970(double period) =>
        Assert.All(Times(period), at => Assert.Equal(GradientVerdict.Match, Of(at, period, 1).Verdict));

    [Theory, InlineData(Minute, -1), InlineData(Minute, 1.1), InlineData(Day, -1), InlineData(Day, 1.1)]
    public void A_wrong_one_is_wrong_there(double period, double factor) =>
        Assert.All(Times(period), at => Assert.Equal(GradientVerdict.Mismatch, Of(at, period, factor).Verdict));

    [Theory, InlineData(Minute), InlineData(Day)]
    public void One_that_is_zero_does_not_match(double period) =>
        Assert.All(Times(period), at => Assert.NotEqual(GradientVerdict.Match, Of(at, period, 0).Verdict));

    [Fact]
    public void What_differences_find_there_is_the_slope()
    {
        var found = Of(Offset + 28.95, Minute, -1).Runs[0].Components[0].Worst;
        Assert.InRange(found.Numeric / found.Analytic, -1.002, -0.998);
    }

    [Fact]
    public void Of_what_changes_within_the_spacing_of_its_argument_nothing_is_known_and_the_reason_says_what_to_do()
    {
        // Neighbours in double precision are 16,384 apart there.
        var report = GradientCheck.Run(t => Math.Sin(t[0]), t => [Math.Cos(t[0])], [1.81e20]);
        Assert.Equal(GradientVerdict.Inconclusive, report.Verdict);
        Assert.StartsWith(
            "The check could not tell whether the gradient of theta is right: the cost or its gradient changes faster than it can be followed, "
                + "or jumps, where its one element disagrees, so that neither proves the other wrong; check at another seed, as with FirstSeed = 1, without what "
                + "jumps, or, where values are far larger than the length on which it changes, as in seconds since 1970, with an offset "
                + "subtracted and in a unit near that length.\n",
            report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void With_an_offset_subtracted_a_right_one_matches_and_one_of_the_wrong_sign_does_not()
    {
        Assert.Equal(GradientVerdict.Match, Of(Offset + 28.95 - Offset, Minute, 1).Verdict);
        Assert.StartsWith(
            "The gradient of theta is not the gradient of the cost.\nMost likely, theta has the wrong sign (residual 0).\n",
            Of(Offset + 28.95 - Offset, Minute, -1).ToString(), StringComparison.Ordinal);
    }
}
