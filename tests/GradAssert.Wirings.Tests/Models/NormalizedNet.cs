namespace GradientTesting.Wirings.Tests.Models;

/// <summary>
/// <c>J = ½ mean (Σ γ·(z − mean z)/std z + β − y)²</c> with <c>z = W·x + c</c>: batch normalization takes the effect of c away.
/// </summary>
internal sealed class NormalizedNet
{
    const int Inputs = 2, Units = 3, Samples = 11;

    readonly double[][] x;
    readonly double[] y;
    double[]? running;

    public NormalizedNet()
    {
        var random = new Random(31);
        x = [.. Enumerable.Range(0, Samples).Select(_ => random.Normals(Inputs))];
        (y, C, Gamma) = (random.Normals(Samples), random.Normals(Units), random.Normals(Units));
        ArrayNet<double>.Each(W, (i, j) => W[i, j] = random.Normal());
    }

    public double[,] W { get; } = new double[Units, Inputs];

    public double[,] DW { get; } = new double[Units, Inputs];

    public double[] C { get; set; }

    public double[] DC { get; } = new double[Units];

    public double[] Gamma { get; }

    public double[] DGamma { get; } = new double[Units];

    /// <summary>Whether the scale is a running mean of those of the forward passes.</summary>
    public bool Runs { get; init; }

    public GradientModel Model(Component? bias = null) =>
        GradientModel.Of(
            [Component.Of("W", W, DW), bias ?? Component.Of("c", C, DC), Component.Of("gamma", Gamma, DGamma)], Loss, Backward);

    public double Loss()
    {
        var now = Enumerable.Range(0, Units).Select(i => Normalized(i).Scale).ToArray();
        running = running is null ? now : [.. running.Zip(now, (old, value) => (0.9 * old) + (0.1 * value))];
        return Errors().Average(error => error * error / 2);
    }

    public void Backward()
    {
        var errors = Errors();
        for (var i = 0; i < Units; i++)
        {
            var (z, scale) = Normalized(i);
            double[] d = [.. errors.Select(error => error / Samples)];
            DGamma[i] = d.Zip(z, (slope, value) => slope * value).Sum();
            double[] dz = [.. d.Zip(z, (slope, value) => Gamma[i] / scale * (slope - d.Average() - (value * DGamma[i] / Samples)))];
            DC[i] = dz.Sum();
            for (var j = 0; j < Inputs; j++)
            {
                DW[i, j] = dz.Select((slope, n) => slope * x[n][j]).Sum();
            }
        }
    }

    double[] Errors()
    {
        var units = Enumerable.Range(0, Units)
            .Select(i => (Normalized(i).Z, Factor: Runs ? Gamma[i] * Normalized(i).Scale / running![i] : Gamma[i])).ToArray();
        return [.. y.Select((target, n) => units.Sum(unit => unit.Factor * unit.Z[n]) - target)];
    }

    (double[] Z, double Scale) Normalized(int i)
    {
        double[] z = [.. x.Select(sample => (W[i, 0] * sample[0]) + (W[i, 1] * sample[1]) + C[i])];
        var mean = z.Average();
        var scale = Math.Sqrt(z.Average(value => (value - mean) * (value - mean)));
        return ([.. z.Select(value => (value - mean) / scale)], scale);
    }
}
