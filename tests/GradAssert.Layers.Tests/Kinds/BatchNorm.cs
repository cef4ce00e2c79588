namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>y = γ·(x − mean)/√(variance + ε) + β, each column of a batch on its own.</summary>
internal sealed class BatchNorm(string? mistake)
{
    const int Batch = 6, Channels = 3;
    const double Epsilon = 0.1;

    readonly double[,] x = new Random(81).Grid(Batch, Channels), dx = new double[Batch, Channels];
    readonly double[,] y = new double[Batch, Channels], dy = new double[Batch, Channels];
    readonly double[] gamma = [1.2, 0.7, -0.9], dGamma = new double[Channels], beta = [0.1, -0.3, 0.2], dBeta = new double[Channels];
    double[,] normalized = new double[Batch, Channels], before = new double[Batch, Channels];
    double[] deviation = [1, 1, 1];

    void Forward()
    {
        (before, normalized) = (normalized, new double[Batch, Channels]);
        for (var k = 0; k < Channels; k++)
        {
            double[] column = [.. Enumerable.Range(0, Batch).Select(n => x[n, k])];
            var mean = column.Average();
            deviation[k] = Math.Sqrt(column.Average(value => (value - mean) * (value - mean)) + Epsilon);
            for (var n = 0; n < Batch; n++)
            {
                normalized[n, k] = (x[n, k] - mean) / deviation[k];
                y[n, k] = (gamma[k] * normalized[n, k]) + beta[k];
            }
        }
    }

    void Backward()
    {
        var hat = Has("x̂ is that of the forward before") ? before : normalized;
        for (var k = 0; k < Channels; k++)
        {
            double sum = 0, projection = 0;
            for (var n = 0; n < Batch; n++)
            {
                sum += dy[n, k];
                projection += dy[n, k] * (Has("dγ takes x for x̂") ? x[n, k] : hat[n, k]);
            }

            (dGamma[k], dBeta[k]) = (projection, Has("dβ is a mean over the batch") ? sum / Batch : sum);
            projection = Enumerable.Range(0, Batch).Sum(n => dy[n, k] * hat[n, k]);
            var count = Has("means are sums") ? 1 : Batch;
            var mean = Has("the mean term is missing") ? 0 : sum / count;
            var along = Has("the variance term is missing") ? 0 : projection / count;
            var variance = (deviation[k] * deviation[k]) - (Has("ε is left out") ? Epsilon : 0);
            for (var n = 0; n < Batch; n++)
                dx[n, k] = (Has("γ is left out") ? 1 : gamma[k]) / Math.Sqrt(variance) * (dy[n, k] - mean - (hat[n, k] * along));
        }
    }

    bool Has(string name) => mistake == name;

    public static Kind Kind { get; } = new("batch norm, double[,]", mistake =>
        {
            var layer = new BatchNorm(mistake);
            return new("BatchNorm",
                [Part.Of("x", layer.x, layer.dx)],
                [Part.Of("gamma", layer.gamma, layer.dGamma), Part.Of("beta", layer.beta, layer.dBeta)],
                [Part.Of("y", layer.y, layer.dy)], layer.Forward, layer.Backward);
        },
        new("the mean term is missing", "x", Words.MissingTerm),
        new("the variance term is missing", "x", Words.MissingTerm),
        new("means are sums", "x", [.. Words.Scaled, .. Words.MissingTerm]),
        new("ε is left out", "x", ["ε", "epsilon", .. Words.Scaled]),
        new("γ is left out", "x", ["gamma", "γ", "column", .. Words.Scaled]),
        new("dγ takes x for x̂", "gamma", ["normalized", "input … for", .. Words.AtInput, .. Words.Scaled]),
        new("dβ is a mean over the batch", "beta", Words.Scaled),
        new("x̂ is that of the forward before", "x gamma", Words.Stale));
}
