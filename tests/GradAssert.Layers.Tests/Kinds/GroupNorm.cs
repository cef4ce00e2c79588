namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>Group norm of samples × channels × height × width, in a tensor by index.</summary>
internal sealed class GroupNorm(string? mistake)
{
    const int Samples = 2, Channels = 4, Height = 2, Width = 3, Groups = 2, PerGroup = Channels / Groups;

    readonly Tensor x = new(new Random(101).Normals(Samples * Channels * Height * Width), Samples, Channels, Height, Width);
    readonly Tensor y = new(Samples, Channels, Height, Width), hat = new(Samples, Channels, Height, Width);
    readonly Tensor gamma = new([1.1, -0.6, 0.8, 1.4], Channels), beta = new([0.2, 0.1, -0.4, 0.3], Channels);
    readonly double[,] inverse = new double[Samples, Groups];

    void Forward()
    {
        for (var n = 0; n < Samples; n++)
        {
            for (var g = 0; g < Groups; g++)
            {
                var at = Group(n, g).ToArray();
                var mean = at.Average(i => x[i]);
                inverse[n, g] = 1 / Math.Sqrt(at.Average(i => (x[i] - mean) * (x[i] - mean)) + 1e-3);
                foreach (var i in at)
                {
                    hat[i] = (x[i] - mean) * inverse[n, g];
                    y[i] = (gamma[i[1]] * hat[i]) + beta[i[1]];
                }
            }
        }
    }

    void Backward()
    {
        gamma.ClearGradient();
        beta.ClearGradient();
        for (var n = 0; n < Samples; n++)
        {
            for (var g = 0; g < Groups; g++)
            {
                var at = Group(n, g).ToArray();
                double D(int[] i) => gamma[Has("γ of a group's first channel for all") ? g * PerGroup : i[1]] * y.GetGradient(i);
                var over = Has("means over all channels") ? [.. Enumerable.Range(0, Groups).SelectMany(other => Group(n, other))] : at;
                var count = Has("the count is the channels of a group") ? PerGroup : over.Length;
                var (mean, along) = (over.Sum(D) / count, over.Sum(i => D(i) * hat[i]) / count);
                foreach (var i in at)
                {
                    x.SetGradient(inverse[n, g] * (D(i) - mean - (hat[i] * along)), i);
                    Add(gamma, y.GetGradient(i) * hat[i], i, Has("dγ is not summed over samples") && n > 0);
                    Add(beta, y.GetGradient(i), i, Has("dβ is not summed over height") && i[2] > 0);
                }
            }
        }

        static void Add(Tensor to, double value, int[] i, bool not)
        {
            if (!not)
                to.AddGradient(value, i[1]);
        }
    }

    static IEnumerable<int[]> Group(int n, int g) =>
        from k in Enumerable.Range(g * PerGroup, PerGroup)
        from h in Enumerable.Range(0, Height)
        from w in Enumerable.Range(0, Width)
        select new[] { n, k, h, w };

    bool Has(string name) => mistake == name;

    public static Kind Kind { get; } = new("group norm, tensor of four dimensions", mistake =>
        {
            var layer = new GroupNorm(mistake);
            return new("GroupNorm", [layer.x.Part("x")], [layer.gamma.Part("gamma"), layer.beta.Part("beta")], [layer.y.Part("y")],
                layer.Forward, layer.Backward);
        },
        new("γ of a group's first channel for all", "x", [.. Words.Somewhere, "channel", "gamma", "y[…, 1 or 3, …, …]"]),
        new("means over all channels", "x", [.. Words.MissingTerm, "group", "channel"]),
        new("the count is the channels of a group", "x", [.. Words.Scaled, .. Words.MissingTerm]),
        new("dγ is not summed over samples", "gamma", [.. Words.NotSummed, .. Words.Somewhere, "batch", "sample"]),
        new("dβ is not summed over height", "beta", [.. Words.NotSummed, .. Words.Somewhere, "height"]));
}
