namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>Inverted dropout with a mask that is drawn once and kept.</summary>
internal static class Dropout
{
    const int Length = 10;
    const double Keep = 0.6;

    public static Kind Kind { get; } = new("dropout with a fixed mask, double[]", Make,
        new("dx is not scaled", "x", Words.Scaled),
        new("dx is not masked", "x", ["mask", "dropped", "should be zero", "is zero where", .. Words.Unmasked]),
        new("dx is scaled twice", "x", Words.Scaled),
        new("the mask is another in the backward pass", "x", ["mask", .. Words.Nondeterministic, .. Words.Stale]),
        new("the mask is drawn again in each forward pass", "x", ["mask", .. Words.Nondeterministic]) { BreaksContract = true });

    static Wired Make(string? mistake)
    {
        var random = new Random(181);
        double[] x = random.Normals(Length), dx = new double[Length], y = new double[Length], dy = new double[Length];
        bool[] Draw() => [.. Enumerable.Range(0, Length).Select(_ => random.NextDouble() < Keep)];
        var mask = Draw();
        bool Has(string name) => mistake == name;

        return new("Dropout", [Part.Of("x", x, dx)], [], [Part.Of("y", y, dy)],
            () =>
            {
                mask = Has("the mask is drawn again in each forward pass") ? Draw() : mask;
                for (var i = 0; i < Length; i++)
                    y[i] = mask[i] ? x[i] / Keep : 0;
            },
            () =>
            {
                var kept = Has("the mask is another in the backward pass") ? Draw() : mask;
                var scale = Has("dx is not scaled") ? 1 : Has("dx is scaled twice") ? 1 / (Keep * Keep) : 1 / Keep;
                for (var i = 0; i < Length; i++)
                    dx[i] = kept[i] || Has("dx is not masked") ? scale * dy[i] : 0;
            });
    }
}
