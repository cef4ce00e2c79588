namespace GradientTesting.Tests.Differences;

/// <summary>Values that are far larger than the length on which the cost changes: a limit that is said, and what to do about it.</summary>
public class FarFromZeroTests
{
    const double Offset = 1_700_000_000, Rate = 2 * Math.PI / 60;

    static readonly double[] At = [1_700_000_028.95];

    static double Wave(double[] t) => Math.Sin(Rate * t[0]);

    static double[] Slope(double[] t) => [Rate * Math.Cos(Rate * t[0])];

    [Fact]
    public void Of_a_period_of_a_minute_in_Unix_time_nothing_is_known_and_the_reason_says_what_to_do()
    {
        var report = GradientCheck.Run(Wave, Slope, At);
        Assert.Equal(GradientVerdict.Inconclusive, report.Verdict);
        Assert.StartsWith(
            "The check could not tell whether the gradient of theta is right: the cost or its gradient changes faster than it can be followed, "
                + "or jumps, where 1 of its 1 element disagree, so that neither proves the other wrong; check at another seed, as with FirstSeed = 1, without what "
                + "jumps, or, where values are far larger than the length on which it changes, as in seconds since 1970, with an offset "
                + "subtracted and in a unit near that length.\n",
            report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void With_an_offset_subtracted_a_right_one_matches_and_one_of_the_wrong_sign_does_not()
    {
        double[] since = [At[0] - Offset];
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(Wave, Slope, since).Verdict);
        var wrong = GradientCheck.Run(Wave, t => [-Slope(t)[0]], since);
        Assert.StartsWith(
            "The gradient of theta is not the gradient of the cost.\nMost likely, theta has the wrong sign (residual 0).\n", wrong.ToString(),
            StringComparison.Ordinal);
    }
}
