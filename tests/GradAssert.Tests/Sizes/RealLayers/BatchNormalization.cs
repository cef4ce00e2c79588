namespace GradientTesting.Tests.Sizes;

/// <summary>Each feature over all samples and positions.</summary>
static class BatchNormalization
{
    const string Batch = "counts samples alone", Position = "gamma of the last position", Exchanged = "positions for features", Odd = "odd counts rounded down",
        Shared = "mean of the first feature";

    public static RealLayer Layer { get; } = new("batch normalization", Make, Batch, Position, Exchanged, Odd, Shared);

    static GradientLayer Make(GradientSizes sizes, string? mistake)
    {
        var (batch, features, positions) = (sizes.Int("batch", 3, 5), sizes.Int("features", 1, 4), sizes.Int("positions", 1, 3));
        double[] x = RealLayer.Draw(1, batch * features * positions), dx = new double[x.Length];
        double[] gamma = RealLayer.Draw(2, features), dgamma = new double[features], beta = RealLayer.Draw(3, features), dbeta = new double[features];
        double[] y = new double[x.Length], dy = new double[x.Length], hat = new double[x.Length], deviation = new double[features];

        int Feature(int i) => i / positions % features;
        int[] Of(int feature) => [.. Enumerable.Range(0, x.Length).Where(i => Feature(i) == feature)];
        return RealLayer.Of(
            [("x", x, dx)], [("gamma", gamma, dgamma), ("beta", beta, dbeta)], y, dy,
            () =>
            {
                for (var f = 0; f < features; f++)
                {
                    var own = Of(f);
                    var mean = own.Average(i => x[i]);
                    deviation[f] = Math.Sqrt(own.Average(i => (x[i] - mean) * (x[i] - mean)) + 0.1);
                    foreach (var i in own)
                    {
                        hat[i] = (x[i] - mean) / deviation[f];
                        y[i] = (gamma[f] * hat[i]) + beta[f];
                    }
                }
            },
            () =>
            {
                for (var f = 0; f < features; f++)
                {
                    var own = Of(f);
                    double count = mistake == Batch ? batch : mistake == Odd ? own.Length / 2 * 2 : own.Length;
                    var of = mistake == Shared ? Of(0) : own;
                    var (mean, slope) = (of.Sum(i => dy[i]) / count, own.Sum(i => dy[i] * hat[i]) / count);
                    foreach (var i in own)
                    {
                        dx[i] = gamma[f] * (dy[i] - mean - (hat[i] * slope)) / deviation[f];
                        dgamma[f] += mistake == Position && i % positions < positions - 1 ? 0 : dy[i] * hat[i];
                        dbeta[mistake == Exchanged ? i / features % features : f] += dy[i];
                    }
                }
            });
    }
}
