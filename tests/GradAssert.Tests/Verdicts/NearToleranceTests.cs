namespace GradientTesting.Tests.Verdicts;

/// <summary>Errors of a few tolerances, in functions that are smooth.</summary>
public class NearToleranceTests
{
    static readonly double[] point = [0.7, -1.3, 1.9, 0.2, -0.6, 1.1];

    [Fact]
    public void It_is_said_how_near_the_tolerance_they_are_and_no_jump_is_told()
    {
        GradientReport[] undecided =
        [
            .. new[] { 1.2e-5, 1.6e-5, 2e-5, 3e-5, 4e-5, 5e-5 }.Select(error => Tripled(1 + error))
                .Where(report => report.Verdict == GradientVerdict.Inconclusive),
        ];
        Assert.NotEmpty(undecided);
        Assert.All(undecided, report => Assert.Matches(
            @"x: \d of its 6 elements disagree by no more than [1-9](\.\d)? times the tolerance, which proves neither the cost nor the "
                + @"gradient wrong; is the gradient computed in lower precision, or with rounded constants\? If that is meant, raise RelativeTolerance\.",
            report.ToString()));
    }

    [Fact]
    public void Beyond_it_is_a_mismatch() => Assert.Equal(GradientVerdict.Mismatch, Tripled(1.001).Verdict);

    [Fact]
    public void And_a_right_one_matches() => Assert.Equal(GradientVerdict.Match, Tripled(1).Verdict);

    static GradientReport Tripled(double factor) => GradientCheck.Vjp(
        (double[] x) => [.. x.Select(v => 3 * v)], (_, c) => [.. c.Select(d => 3 * d * factor)], point);
}
