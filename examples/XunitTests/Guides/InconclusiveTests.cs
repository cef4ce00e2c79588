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
        var line = new FittedLine(); // w and b are those of the least squares
        Assert.Equal(GradientVerdict.Inconclusive, GradientCheck.Run(line, GradientRun.AsIs).Verdict);
        GradAssert.MatchesNumerical(line, new() { Phases = [GradientPhase.Jittered], Seeds = 2 });
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

    /// <summary>Through three points of one line.</summary>
    sealed class FittedLine : IGradientModel
    {
        readonly double[] x = [0.5, 1.5, 2.5], y = [2, 4, 6];
        readonly double[] w = [2.0], dw = [0.0], b = [1.0], db = [0.0];

        public IReadOnlyList<Component> Components => [Component.Of("w", w, dw), Component.Of("b", b, db)];

        public double Cost() => Enumerable.Range(0, x.Length).Sum(i => Error(i) * Error(i) / 2);

        public void ComputeGradient()
        {
            dw[0] = Enumerable.Range(0, x.Length).Sum(i => Error(i) * x[i]);
            db[0] = Enumerable.Range(0, x.Length).Sum(Error);
        }

        double Error(int i) => (w[0] * x[i]) + b[0] - y[i];
    }
}
