namespace GradientTesting.Tests.Differences;

/// <summary>Two elements that share the maximum of a max-pooling: at the tie each may be paid anything from 0 to 1, whatever the other is.</summary>
public class TieTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    [InlineData(0.5, 0.5)]
    [InlineData(0.3, 0.7)]
    public void The_gradient_may_be_paid_to_either_or_shared(double first, double second) =>
        Assert.Equal(GradientVerdict.Match, Check(first, second).Verdict);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0.8, 0.6)]
    [InlineData(0, 0)]
    [InlineData(0.2, 0.1)]
    public void Paid_to_both_or_to_nobody_at_the_tie_alone_each_lies_between_and_is_counted(double first, double second)
    {
        var report = Check(first, second);
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
        Assert.Equal(["2 of 42 elements on a kink"], report.Runs[0].Components[0].Notes);
    }

    [Fact]
    public void Paid_with_the_wrong_sign_at_the_tie_alone_it_is_noted_of_that_element()
    {
        var report = Check(-1, 1);
        Assert.Equal(GradientVerdict.Match, report.Verdict);
        Assert.Equal("at exactly these values the gradient of theta[0] is -1, a hair beside them 0 to 1", report.Runs[0].Components[0].Notes[^1]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0, 0)]
    [InlineData(-1, 1)]
    public void Paid_wrongly_beside_the_tie_too_it_is_a_mismatch(double winner, double loser)
    {
        var report = Check(winner, loser, (winner, loser));
        Assert.True(report.Verdict == GradientVerdict.Mismatch, report.ToString());
    }

    /// <param name="first">What the first is paid at the tie.</param>
    /// <param name="second">What the second is.</param>
    /// <param name="beside">What the larger and the smaller are paid elsewhere: 1 and 0.</param>
    static GradientReport Check(double first, double second, (double Winner, double Loser)? beside = null)
    {
        var (winner, loser) = beside ?? (1, 0);
        return GradientCheck.Run(
            theta => Math.Max(theta[0], theta[1]) + theta.Skip(2).Sum(Math.Sin),
            theta =>
            [
                .. theta[0] == theta[1] ? [first, second] : theta[0] > theta[1] ? [winner, loser] : (double[])[loser, winner],
                .. theta.Skip(2).Select(Math.Cos),
            ],
            [0.5, 0.5, .. Enumerable.Range(0, 40).Select(i => 0.3 + (0.1 * i))]);
    }
}
