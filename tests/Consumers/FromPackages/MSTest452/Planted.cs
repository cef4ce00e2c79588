namespace Acme.Flowers.Tests;

// Run by themselves: each must fail, the first with the report, the second in time.
[TestClass]
public class Planted
{
    public static IEnumerable<GradientRun> Runs => GradientRun.Planned([GradientPhase.AsIs]);

    [TestMethod, DynamicData(nameof(Runs))]
    public void Mistake(GradientRun run)
    {
        double[] w = [1, 2], dw = [0, 0];
        GradAssert.MatchesNumerical(
            GradientModel.Of([Component.Of("w", w, dw)], () => w[0] * w[1], () => (dw[0], dw[1]) = (w[1], w[1])), run);
    }

    // An hour, if it did not stop.
    #region Timeout
    [TestMethod, Timeout(1000, CooperativeCancellation = true)]
    public void Endless() => GradAssert.MatchesNumerical(x => SlowSquare(x), x => [.. x.Select(value => 2 * value)], new double[500]);
    #endregion

    static double SlowSquare(double[] x)
    {
        Thread.Sleep(100);
        return x.Sum(value => value * value);
    }
}
