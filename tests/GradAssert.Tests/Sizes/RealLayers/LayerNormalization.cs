namespace GradientTesting.Tests.Sizes;

/// <summary>Each row over its features.</summary>
static class LayerNormalization
{
    const string Last = "gamma of the last row", Rows = "rows for features", Tail = "tail of a block of two", Whole = "slope over all rows";

    public static RealLayer Layer { get; } = new("layer normalization", Make, Last, Rows, Tail, Whole);

    static GradientLayer Make(GradientSizes sizes, string? mistake)
    {
        var (rows, features) = (sizes.Int("rows", 1, 4), sizes.Int("features", 3, 6));
        double[] x = RealLayer.Draw(1, rows * features), dx = new double[x.Length];
        double[] gamma = RealLayer.Draw(2, features), dgamma = new double[features], beta = RealLayer.Draw(3, features), dbeta = new double[features];
        double[] y = new double[x.Length], dy = new double[x.Length], hat = new double[x.Length], deviation = new double[rows];

        return RealLayer.Of(
            [("x", x, dx)], [("gamma", gamma, dgamma), ("beta", beta, dbeta)], y, dy,
            () =>
            {
                for (var r = 0; r < rows; r++)
                {
                    var row = Row(r);
                    var mean = row.Average(i => x[i]);
                    deviation[r] = Math.Sqrt(row.Average(i => (x[i] - mean) * (x[i] - mean)) + 0.1);
                    foreach (var i in row)
                    {
                        hat[i] = (x[i] - mean) / deviation[r];
                        y[i] = (gamma[i % features] * hat[i]) + beta[i % features];
                    }
                }
            },
            () =>
            {
                double Up(int i) => dy[i] * gamma[i % features];
                for (var r = 0; r < rows; r++)
                {
                    var row = Row(r);
                    double count = mistake == Rows ? rows : features;
                    var summed = mistake == Tail ? row[..(features / 2 * 2)] : row;
                    var slope = mistake == Whole ? Enumerable.Range(0, x.Length).Sum(i => Up(i) * hat[i]) : row.Sum(i => Up(i) * hat[i]);
                    foreach (var i in row)
                    {
                        dx[i] = (Up(i) - (summed.Sum(Up) / features) - (hat[i] * slope / count)) / deviation[r];
                        dgamma[i % features] = mistake == Last ? dy[i] * hat[i] : dgamma[i % features] + (dy[i] * hat[i]);
                        dbeta[i % features] += dy[i];
                    }
                }
            });

        int[] Row(int r) => [.. Enumerable.Range(r * features, features)];
    }
}
