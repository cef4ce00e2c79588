namespace XunitTests.Guides;

/// <summary>docs/recurrent.md.</summary>
public class RecurrentTests
{
    #region Theory
    // Four steps of three inputs: the sizes differ, so that rows and columns cannot be exchanged unseen.
    static readonly double[][] sequence = [[0.5, -1, 0.2], [0.1, 0.8, -0.4], [-0.6, 0.3, 0.9], [0.7, -0.2, 0.4]];

    [GradientTheory]
    public void Through_time(GradientRun run) =>
        GradAssert.MatchesNumerical(new ElmanNetwork(sequence, target: [0.1, -0.3], units: 2), run);
    #endregion

    [Fact]
    public void A_path_through_time_that_is_cut_is_found()
    {
        var mismatch = Assert.Throws<GradientMismatchException>(() => GradAssert.MatchesNumerical(
            new ElmanNetwork(sequence, target: [0.1, -0.3], units: 2, cutsTime: true), GradientRun.RandomInitialization(seed: 0)));
        Assert.StartsWith("The gradient of W, U and b is not the gradient of the cost.", mismatch.Message, StringComparison.Ordinal);
    }

    #region Layer
    [Fact]
    public void One_step()
    {
        double[] x = [0.5, -1, 0.2], h = [0.3, -0.6], y = new double[2];
        double[] dx = new double[3], dh = new double[2], dy = new double[2];
        double[,] w = { { 0.1, 0.4, -0.2 }, { 0.3, -0.5, 0.6 } }, dw = new double[2, 3];
        double[,] u = { { 0.2, -0.3 }, { 0.7, 0.1 } }, du = new double[2, 2];

        GradAssert.BackwardMatchesNumerical(GradientLayer.Of(
            inputs: [Component.Of("x", x, dx), Component.Of("h", h, dh)],
            outputs: [Component.Of("y", y, dy)],
            forward: () =>
            {
                for (var i = 0; i < 2; i++)
                {
                    y[i] = Math.Tanh(Enumerable.Range(0, 3).Sum(j => w[i, j] * x[j]) + Enumerable.Range(0, 2).Sum(j => u[i, j] * h[j]));
                }
            },
            backward: () =>
            {
                double[] dz = [dy[0] * (1 - y[0] * y[0]), dy[1] * (1 - y[1] * y[1])];
                for (var i = 0; i < 2; i++)
                {
                    for (var j = 0; j < 3; j++)
                    {
                        dw[i, j] = dz[i] * x[j];
                        dx[j] = dz[0] * w[0, j] + dz[1] * w[1, j];
                    }

                    for (var j = 0; j < 2; j++)
                    {
                        du[i, j] = dz[i] * h[j];
                        dh[j] = dz[0] * u[0, j] + dz[1] * u[1, j];
                    }
                }
            }) with
        {
            Parameters = [Component.Of("W", w, dw), Component.Of("U", u, du)],
        });
    }
    #endregion
}
