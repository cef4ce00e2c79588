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
