namespace GradientTesting.Tests.Differences;

/// <summary>Two elements that share the maximum of a max-pooling: each may be paid anything from 0 to 1, together they share 1.</summary>
public class TieTests
{
    const string PaidTwice =
        "The check could not tell whether the gradient is right: each element that sits on a kink of the cost lies between the slopes on its two sides, but together they are no subgradient: at a tie of a maximum, is the gradient paid to every one of the tied? Check at another seed, or jittered.\n";

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    [InlineData(0.5, 0.5)]
    [InlineData(0.3, 0.7)]
    public void The_gradient_may_be_paid_to_either_or_shared(double first, double second) =>
        Assert.Equal(Verdict.Match, Check(first, second).Verdict);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0.8, 0.6)]
    public void Paid_more_than_once_it_is_no_subgradient(double first, double second)
    {
        var report = Check(first, second);
        Assert.Equal(Verdict.Inconclusive, report.Verdict);
        Assert.StartsWith(PaidTwice, report.ToString(), StringComparison.Ordinal);
        Assert.Equal(["2 of 42 elements on a kink"], report.Runs[0].Components[0].Notes);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.2, 0.1)]
    public void Paid_to_nobody_it_is_no_subgradient(double first, double second)
    {
        var report = Check(first, second);
        Assert.Equal(Verdict.Inconclusive, report.Verdict);
        Assert.Contains("together they are no subgradient", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Paid_with_the_wrong_sign_it_is_a_mismatch()
    {
        var report = Check(-1, 1);
        Assert.Equal(Verdict.Mismatch, report.Verdict);
        Assert.Equal("theta[0]", report.Runs[0].Components[0].Worst.Name);
    }

    static GradientReport Check(double first, double second) => GradientCheck.Run(
        theta => Math.Max(theta[0], theta[1]) + theta.Skip(2).Sum(Math.Sin),
        theta => [first, second, .. theta.Skip(2).Select(Math.Cos)],
        [0.5, 0.5, .. Enumerable.Range(0, 40).Select(i => 0.3 + (0.1 * i))]);
}
