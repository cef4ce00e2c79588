namespace XunitTests.Guides;

/// <summary>docs/inconclusive.md.</summary>
public class InconclusiveTests
{
    static readonly double[] points = [0.5, 1.5, 2.5];

    static double Cost(double[] p) => points.Sum(point => Math.Pow(p[0] * point + p[1] - 1, 2));

    static double[] Gradient(double[] p) =>
        [points.Sum(point => 2 * (p[0] * point + p[1] - 1) * point), points.Sum(point => 2 * (p[0] * point + p[1] - 1))];

    #region Minimum
    [Fact]
    public void A_gradient_of_zero_says_little()
    {
        double[] minimum = [0, 1];
        Assert.Equal(GradientVerdict.Inconclusive, GradientCheck.Run(Cost, Gradient, at: minimum).Verdict);
        GradAssert.MatchesNumerical(Cost, Gradient, at: minimum, new() { Phases = [GradientPhase.Jittered], Seeds = 2 });
    }
    #endregion

    #region Seed
    [GradientTheory(FirstSeed = 1)]
    public void At_another_start(GradientRun run) => GradAssert.MatchesNumerical(new Line(), run);
    #endregion

    #region Allow
    [Fact]
    public void A_cost_of_which_not_more_is_known()
    {
        // Of a cost that is known to four digits, not much is seen of its gradient.
        var report = GradAssert.MatchesNumerical(
            cost: p => Math.Round(Cost(p), 4), gradient: Gradient, at: [0.2, 0.3], new() { AllowInconclusive = true });
        Assert.NotEqual(GradientVerdict.Mismatch, report.Verdict); // a mismatch still throws
    }
    #endregion
}
