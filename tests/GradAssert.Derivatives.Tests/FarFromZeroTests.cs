namespace GradientTesting.Derivatives.Tests;

/// <summary>Functions that change, or jump, on a length far shorter than their argument is large.</summary>
public class FarFromZeroTests
{
    const double Rate = 2 * Math.PI / 60;

    public static TheoryData<double> Times => [.. Enumerable.Range(0, 20).Select(k => 1_700_000_007.25 + (21.7 * k))];

    static GradientReport Of(double at, double factor) => GradientCheck.Jacobian(
        t => [Math.Sin(Rate * t[0]), t[0] / 3600], t => new[,] { { factor * Rate * Math.Cos(Rate * t[0]) }, { 1.0 / 3600 } }, [at]);

    [Theory, MemberData(nameof(Times))]
    public void A_Jacobian_in_seconds_since_1970_matches_where_it_is_right_and_only_there(double at)
    {
        Assert.Equal(GradientVerdict.Match, Of(at, 1).Verdict);
        Assert.NotEqual(GradientVerdict.Match, Of(at, -1).Verdict);
        Assert.NotEqual(GradientVerdict.Match, Of(at, 1.1).Verdict);
        Assert.NotEqual(GradientVerdict.Match, Of(at, 0).Verdict);
    }

    /// <summary>A walk that does not follow the slope agrees with any multiple of it, and once matched.</summary>
    [Fact]
    public void A_Jacobian_that_is_far_too_small_seldom_matches()
    {
        double[] times = [.. Enumerable.Range(0, 40).Select(k => 1_700_000_007.25 + (21.7 * k))];
        foreach (var factor in (double[])[0.1, 1.0 / 60, 1.0 / 3600])
        {
            Assert.InRange(times.Count(at => Of(at, factor).Verdict == GradientVerdict.Match), 0, 4);
        }

        Assert.DoesNotContain(times, at => Of(at, 0.5).Verdict == GradientVerdict.Match);
    }

    [Fact]
    public void A_row_of_zeros_in_a_period_of_a_day_does_not_match()
    {
        const double rate = 2 * Math.PI / 86_400;
        Assert.All(Enumerable.Range(0, 40).Select(k => 1_700_000_007.25 + (21_700.0 * k)), at => Assert.Equal(
            GradientVerdict.Inconclusive, GradientCheck.Jacobian(
                t => [Math.Sin(rate * t[0]), t[0] / 3600], _ => new[,] { { 0 }, { 1.0 / 3600 } }, [at]).Verdict));
    }

    [Fact]
    public void One_of_the_wrong_sign_is_said_to_be_wrong_where_it_is() => Assert.StartsWith(
        "The Jacobian is not that of f.\nMost likely, J ", Of(1_700_000_028.95, -1).ToString(), StringComparison.Ordinal);

    [Theory, InlineData(36.5), InlineData(-100), InlineData(1370.37), InlineData(150_000.25), InlineData(1.5e8), InlineData(1.37e12)]
    public void What_jumps_at_every_whole_number_is_not_called_wrong(double at)
    {
        var report = GradientCheck.Derivative(x => x % 1, x => 1, at: [at]);
        Assert.NotEqual(GradientVerdict.Mismatch, report.Verdict);
        Assert.Equal(GradientVerdict.Mismatch, GradientCheck.Derivative(x => x % 1, x => 2, at: [at]).Verdict);
    }

    [Fact]
    public void At_the_usual_points_the_reason_says_that_it_jumps() => Assert.StartsWith(
        "The check could not tell whether the derivative is right: f or its derivative changes faster than it can be followed, or jumps, where ",
        GradientCheck.Derivative(x => Math.IEEERemainder(x, 1), x => 1).ToString(), StringComparison.Ordinal);
}
