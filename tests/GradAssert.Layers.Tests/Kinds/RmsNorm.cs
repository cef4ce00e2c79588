namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>y = g·x/√(mean x² + ε), of memory; and standardized features whose mean is far from zero.</summary>
internal static class RmsNorm
{
    const int Length = 6;

    public static Kind Kind { get; } = new("RMS norm, Memory<double>", Make,
        new("the term of the norm is missing", "x", Words.MissingTerm),
        new("the norm's term is not divided by n", "x", [.. Words.MissingTerm, .. Words.Scaled]),
        new("g is left out of the norm's term", "x", [.. Words.MissingTerm, "weight"]),
        new("dg takes x as it is", "g", [.. Words.Scaled, "normalized", .. Words.AtInput]),
        new("1/rms of the forward before", "x g", Words.Stale));

    public static Kind Standardized { get; } = new("standardized features, mean 1000", MakeStandardized,
        new("the variance is computed in float", "x", ["in float", "float32", "single precision", "rounding", .. Words.Scaled]),
        new("the mean term is missing", "x", [.. Words.MissingTerm, "added to every element"]),
        new("the deviation is that of n − 1", "x", Words.Scaled));

    static Wired Make(string? mistake)
    {
        var random = new Random(111);
        double[] x = random.Normals(Length), dx = new double[Length], y = new double[Length], dy = new double[Length];
        double[] g = random.Normals(Length), dg = new double[Length];
        double inverse = 1, before = 1;
        bool Has(string name) => mistake == name;

        return new("RmsNorm",
            [Part.Of("x", x.AsMemory(), dx.AsMemory())], [Part.Of("g", g.AsMemory(), dg.AsMemory())],
            [Part.Of("y", y.AsMemory(), dy.AsMemory())],
            () =>
            {
                (before, inverse) = (inverse, 1 / Math.Sqrt(x.Average(value => value * value) + 1e-6));
                for (var i = 0; i < Length; i++)
                    y[i] = g[i] * x[i] * inverse;
            },
            () =>
            {
                var r = Has("1/rms of the forward before") ? before : inverse;
                var along = Enumerable.Range(0, Length).Sum(i => dy[i] * x[i] * (Has("g is left out of the norm's term") ? 1 : g[i]));
                along *= Has("the term of the norm is missing") ? 0 : Has("the norm's term is not divided by n") ? 1 : 1.0 / Length;
                for (var i = 0; i < Length; i++)
                {
                    dx[i] = r * ((g[i] * dy[i]) - (x[i] * along * r * r));
                    dg[i] = dy[i] * x[i] * (Has("dg takes x as it is") ? 1 : r);
                }
            });
    }

    static Wired MakeStandardized(string? mistake)
    {
        double[] x = [.. new Random(112).Normals(8).Select(value => 1000 + value)], dx = new double[8];
        double[] y = new double[8], dy = new double[8];
        bool Has(string name) => mistake == name;

        double Deviation(bool exact)
        {
            if (exact)
                return Math.Sqrt(x.Average(value => (value - x.Average()) * (value - x.Average())));
            float sum = 0, squares = 0;
            foreach (var value in x)
                (sum, squares) = (sum + (float)value, squares + ((float)value * (float)value));
            var mean = sum / x.Length;
            return Math.Sqrt(Math.Abs((squares / x.Length) - (mean * mean)) + 1e-3);
        }

        return new("Standardize", [Part.Of("x", x, dx)], [], [Part.Of("y", y, dy)],
            () =>
            {
                for (var i = 0; i < x.Length; i++)
                    y[i] = (x[i] - x.Average()) / Deviation(exact: true);
            },
            () =>
            {
                var deviation = Deviation(exact: !Has("the variance is computed in float"))
                    * (Has("the deviation is that of n − 1") ? Math.Sqrt(8.0 / 7) : 1);
                var (mean, along) = (dy.Average(), dy.Zip(y, (d, value) => d * value).Average());
                for (var i = 0; i < x.Length; i++)
                    dx[i] = (dy[i] - (Has("the mean term is missing") ? 0 : mean) - (y[i] * along)) / deviation;
            });
    }
}
