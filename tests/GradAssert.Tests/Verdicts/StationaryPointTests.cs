namespace GradientTesting.Tests.Verdicts;

/// <summary>At a minimum of the cost the gradient is zero, and so is one that is wrong by a factor.</summary>
public class StationaryPointTests
{
    const string Stationary =
        "The check could not tell whether the gradient of theta is right: "
        + "its gradient is zero within its error bars, as at a minimum, a maximum or a saddle of the cost, "
        + "where one that is wrong by a factor is zero too; check at another point, "
        + "or, if it should not be zero here, compute the cost in double precision.";

    const string Elsewhere =
        "At the values that were given the gradient is zero within its error bars, where one that is wrong by a factor is zero too. "
        + "What is compared is the gradient at others, up to 30% of their size away.";

    [Fact]
    public void A_function_at_its_minimum_is_judged_at_other_values()
    {
        IsJudged(x => Math.Pow(1 - x[0], 2) + (100 * Math.Pow(x[1] - (x[0] * x[0]), 2)), x =>
            [(-2 * (1 - x[0])) - (400 * x[0] * (x[1] - (x[0] * x[0]))), 200 * (x[1] - (x[0] * x[0]))], [1, 1]);
        IsJudged(x => x.Sum(t => t * t), x => [.. x.Select(t => 2 * t)], [0, 0]);
        IsJudged(x => 1 + x.Sum(t => (t - 0.3) * (t - 0.3)), x => [.. x.Select(t => 2 * (t - 0.3))], [0.3, 0.3]);
        IsJudged(x => -x.Sum(Math.Cos), x => [.. x.Select(t => Math.Sin(t))], [0, 0]);
        IsJudged(x => x[0] * x[1], x => [x[1], x[0]], [0, 0]);
    }

    [Fact]
    public void Where_there_are_no_other_values_it_says_so_and_nothing_of_kinks() =>
        Says(x => -x.Sum(Math.Cos), x => [.. x.Select(t => Math.Abs(t) < 1e-4 ? Math.Sin(t) : double.NaN)], [0, 0]);

    [Fact]
    public void One_that_should_be_zero_and_is_not_is_a_mismatch() => Assert.Equal(
        GradientVerdict.Mismatch, GradientCheck.Run(x => -x.Sum(Math.Cos), x => [.. x.Select(t => Math.Sin(t) + 0.1)], [0.0, 0]).Verdict);

    [Fact]
    public void An_element_that_is_zero_among_others_matches() => Assert.Equal(
        GradientVerdict.Match, GradientCheck.Run(x => x.Sum(t => t * t), x => [.. x.Select(t => 2 * t)], [0.0, 0.5]).Verdict);

    [Fact]
    public void A_cost_that_is_exactly_zero_is_a_cost_like_any_other()
    {
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(x => x.Sum(Math.Sin), x => [.. x.Select(Math.Cos)], [0.0, 0]).Verdict);
        Assert.Equal(GradientVerdict.Match,
            GradientCheck.Run(x => (x[0] * x[0]) - (x[1] * x[1]), x => [2 * x[0], -2 * x[1]], [0.7, 0.7]).Verdict);
        Assert.Equal(GradientVerdict.Mismatch,
            GradientCheck.Run(x => (x[0] * x[0]) - (x[1] * x[1]), x => [2 * x[0], 2 * x[1]], [0.7, 0.7]).Verdict);
    }

    [Fact]
    public void A_kink_at_which_the_slopes_are_far_apart_is_one() => Assert.Contains(
        "1 of 2 elements on a kink",
        GradientCheck.Run(x => Math.Max(0, x[0]) + x[1], x => [x[0] > 0 ? 1 : 0, 1], [0.0, 0.5]).Runs[0].Components[0].Notes);

    [Fact]
    public void A_gradient_that_is_one_number_next_to_the_point_is_told_as_one() => Assert.Contains(
        "at exactly these values the gradient of theta[0] is 0, a hair beside them 1",
        GradientCheck.Run(x => Math.Max(x[0], 0) - Math.Max(-x[0], 0), x => [x[0] == 0 ? 0 : 1], [0.0]).Runs[0].Components[0].Notes);

    static void IsJudged(Func<double[], double> cost, Func<double[], double[]> gradient, double[] at)
    {
        var report = GradientCheck.Run(cost, gradient, at);
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
        Assert.Contains(Elsewhere, report.Runs[0].Warnings);
        Assert.DoesNotContain("kink", report.ToString(), StringComparison.Ordinal);
        Assert.Equal(GradientVerdict.Mismatch, GradientCheck.Run(cost, x => [.. gradient(x).Select(t => 2 * t)], at).Verdict);
    }

    static void Says(Func<double[], double> cost, Func<double[], double[]> gradient, double[] at)
    {
        var report = GradientCheck.Run(cost, gradient, at);
        Assert.Equal(GradientVerdict.Inconclusive, report.Verdict);
        Assert.Equal(Stationary, report.ToString().Split('\n')[0]);
        Assert.DoesNotContain("kink", report.ToString(), StringComparison.Ordinal);
    }
}
