using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Reports;

public class AcrossRunsTests
{
    const string Start = "The gradient of w is not the gradient of the cost.";

    /// <summary>A bias that starts at zero hides its decay in the run that is shown.</summary>
    [Theory]
    [InlineData(0, 0, "The gradient of w and b is the gradient of the cost.")]
    [InlineData(2, 0, Start + " That of b is.")]
    [InlineData(2, 0.2, "The gradient of w and b is not the gradient of the cost.")]
    public void What_is_wrong_in_another_run_is_not_called_right(double left, double decay, string told)
    {
        var report = Regression(left, decay);

        Assert.Equal(told, report.ToString().Split('\n')[0]);
        Assert.Equal(left == 0 ? GradientVerdict.Match : GradientVerdict.Mismatch, report.Verdict);
        if (decay > 0)
        {
            Assert.Contains("\n\nrandom initialization, seed 0: Mismatch (w)\n", report.ToString(), StringComparison.Ordinal);
            Assert.Contains("\njittered, seed 0: Mismatch (w and b)\n", report.ToString(), StringComparison.Ordinal);
        }
    }

    /// <summary>What is wrong in another run alone is explained too.</summary>
    [Fact]
    public void What_is_wrong_in_another_run_has_a_name()
    {
        double[] w = [0.5, -0.7, 0.9, 1.1], b = [0, 0, 0, 0], dw = new double[4], db = new double[4];
        var report = GradientCheck.Run(GradientModel.Of(
            [Component.Of("w", w, dw), Component.Of("b", b, db)],
            () => w.Zip(b, (one, other) => Math.Cosh(one) + Math.Cosh(other)).Sum(),
            () =>
            {
                for (var i = 0; i < 4; i++)
                {
                    (dw[i], db[i]) = (-Math.Sinh(w[i]), 3 * Math.Sinh(b[i]));
                }
            }) with
        {
            Initialize = random => (w[0], w[1], w[2], w[3], b[0], b[1], b[2], b[3]) = (random.NextDouble(), 1, -2, 0.3, 0, 0, 0, 0),
        });

        Assert.Equal("The gradient of w and b is not the gradient of the cost.", report.ToString().Split('\n')[0]);
        Assert.Equal(["Most likely, w has the wrong sign (residual …).", "Most likely, b is 3× too large (residual …)."], Told.Of(report).Select(line => line.Split(':')[0]));
    }

    static GradientReport Regression(double left, double decay)
    {
        double[] x = [0.5, -1.2, 0.8, 2], y = [1, 0.2, -0.4, 1.5], w = [0], dw = [0], b = [0], db = [0];
        return GradientCheck.Run(GradientModel.Of(
            [Component.Of("w", w, dw), Component.Of("b", b, db)],
            () => x.Zip(y, (u, v) => Math.Pow((w[0] * u) + b[0] - v, 2) / 2).Sum() + (0.1 * w[0] * w[0]),
            () =>
            {
                dw[0] = ((1 - left) * x.Zip(y, (u, v) => ((w[0] * u) + b[0] - v) * u).Sum()) + ((1 - left) * 0.2 * w[0]);
                db[0] = x.Zip(y, (u, v) => (w[0] * u) + b[0] - v).Sum() + (decay * b[0]);
            }) with
        {
            Initialize = random => (w[0], b[0]) = (random.NextDouble() - 0.5, 0),
        });
    }
}
