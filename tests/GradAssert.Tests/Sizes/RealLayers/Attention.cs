namespace GradientTesting.Tests.Sizes;

/// <summary><c>softmax(Q Kᵀ / √d) V</c> for each head.</summary>
static class Attention
{
    const string Exchanged = "queries for keys", Scale = "scaled by the number of keys", Head = "values of the first head", Tail = "tail of a block of two keys",
        Width = "width of values for that of keys";

    public static RealLayer Layer { get; } = new("attention", Make, Exchanged, Scale, Head, Tail, Width);

    static GradientLayer Make(GradientSizes sizes, string? mistake)
    {
        var (heads, queries, keys) = (sizes.Int("heads", 1, 3), sizes.Int("queries", 1, 4), sizes.Int("keys", 2, 4));
        var (depth, width) = (sizes.Int("depth", 1, 3), sizes.Int("width", 1, 3));
        double[] q = RealLayer.Draw(1, heads * queries * depth), dq = new double[q.Length];
        double[] k = RealLayer.Draw(2, heads * keys * depth), dk = new double[k.Length];
        double[] v = RealLayer.Draw(3, heads * keys * width), dv = new double[v.Length];
        double[] y = new double[heads * queries * width], dy = new double[y.Length], shares = new double[heads * queries * keys];

        return RealLayer.Of(
            [("Q", q, dq), ("K", k, dk), ("V", v, dv)], [], y, dy,
            () =>
            {
                Array.Clear(y);
                for (var row = 0; row < heads * queries; row++)
                {
                    var h = row / queries;
                    double[] powers = [.. Enumerable.Range(0, keys).Select(j => Math.Exp(
                        Enumerable.Range(0, depth).Sum(d => q[(row * depth) + d] * k[(((h * keys) + j) * depth) + d]) / Math.Sqrt(depth)))];
                    for (var j = 0; j < keys; j++)
                    {
                        shares[(row * keys) + j] = powers[j] / powers.Sum();
                        for (var c = 0; c < width; c++)
                        {
                            y[(row * width) + c] += shares[(row * keys) + j] * v[(((h * keys) + j) * width) + c];
                        }
                    }
                }
            },
            () =>
            {
                var scale = Math.Sqrt(mistake == Scale ? keys : depth);
                var wide = mistake == Width ? Math.Min(depth, width) : width;
                for (var row = 0; row < heads * queries; row++)
                {
                    var h = row / queries;
                    var head = mistake == Head ? 0 : h;
                    double[] dshares = [.. Enumerable.Range(0, keys).Select(j =>
                        Enumerable.Range(0, width).Sum(c => dy[(row * width) + c] * v[(((head * keys) + j) * width) + c]))];
                    var mean = Enumerable.Range(0, keys).Sum(j => shares[(row * keys) + j] * dshares[j]);
                    for (var j = 0; j < keys; j++)
                    {
                        var at = (row * (mistake == Exchanged ? queries : keys)) + j;
                        var dscore = shares[at] * (dshares[j] - mean) / scale;
                        for (var d = 0; d < depth; d++)
                        {
                            dq[(row * depth) + d] += dscore * k[(((h * keys) + j) * depth) + d];
                            dk[(((h * keys) + j) * depth) + d] += dscore * q[(row * depth) + d];
                        }

                        for (var c = 0; c < wide && (mistake != Tail || j < keys / 2 * 2); c++)
                        {
                            dv[(((h * keys) + j) * width) + c] += shares[(row * keys) + j] * dy[(row * width) + c];
                        }
                    }
                }
            });
    }
}
