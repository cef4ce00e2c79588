namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>A leaky ReLU whose slope is learnt, one for each channel.</summary>
internal static class PRelu
{
    const int Batch = 4, Channels = 3;

    public static Kind Kind { get; } = new("PReLU, float[,]", Make,
        new("da is not summed over the batch", "a", [.. Words.NotSummed, .. Words.Assigned]),
        new("da takes every x", "a", [.. Words.PositiveOnly, .. Words.MissingTerm]) { Outputs = ["y[0, 0] and 5 more"] },
        new("the slope of dx is one", "x", [.. Words.NegativeOnly, .. Words.UpstreamItself]),
        new("the first channel's slope for all", "x", [.. Words.Somewhere, "channel"]),
        new("da has an element for each x", "a", [.. Words.WrongShape, .. Words.NotSummed]) { BreaksContract = true },
        new("dy is ignored in da", "a", Words.Ignored));

    static Wired Make(string? mistake)
    {
        float[,] x = new Random(211).AwayFromZero(Batch * Channels).ToSingles().ToGrid(Channels), dx = new float[Batch, Channels];
        float[,] y = new float[Batch, Channels], dy = new float[Batch, Channels];
        float[] a = [0.2f, 0.35f, -0.15f], da = new float[Channels];
        bool Has(string name) => mistake == name;

        return new("PRelu", [Part.Of("x", x, dx)], [Part.Of("a", () => a, () => da)], [Part.Of("y", y, dy)],
            () =>
            {
                for (var at = 0; at < x.Length; at++)
                {
                    var (n, c) = (at / Channels, at % Channels);
                    y[n, c] = x[n, c] > 0 ? x[n, c] : a[c] * x[n, c];
                }
            },
            () =>
            {
                var each = Has("da has an element for each x");
                da = new float[each ? x.Length : Channels];
                for (var at = 0; at < x.Length; at++)
                {
                    var (n, c) = (at / Channels, at % Channels);
                    var slope = Has("the slope of dx is one") ? 1 : a[Has("the first channel's slope for all") ? 0 : c];
                    dx[n, c] = dy[n, c] * (x[n, c] > 0 ? 1 : slope);
                    var d = (Has("dy is ignored in da") ? 1 : dy[n, c]) * (x[n, c] > 0 && !Has("da takes every x") ? 0 : x[n, c]);
                    var to = each ? at : c;
                    da[to] = Has("da is not summed over the batch") && n < Batch - 1 ? 0 : da[to] + d;
                }
            });
    }
}
