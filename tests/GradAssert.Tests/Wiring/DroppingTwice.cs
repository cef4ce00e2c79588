namespace GradientTesting.Tests.Wiring;

/// <summary>½ · mean of (m₂ · Σ v · m₁ ⊙ tanh(w · x) − y)², with inverted dropout of the units and of their sum.</summary>
sealed class DroppingTwice(double first, double second)
{
    readonly double[] x = [0.5, -1, 1.5, 2, -0.25, 0.75], y = [0.5, 1, -0.25, 0.75, 0.1, -0.6];
    readonly double[] w = [0.5, -0.25, 0.8, 1.1], dw = new double[4], v = [0.7, 0.4, -0.9, 0.3], dv = new double[4];
    readonly double[][] units = [[], [], [], [], [], []];
    readonly double[] sums = new double[6];
    Random random = new(0);

    public double First { get; set; } = first;

    public double Second { get; set; } = second;

    public GradientModel Model => GradientModel.Of(Components(""), Cost, ComputeGradient) with
    {
        KeepProbabilities = [(() => First, keep => First = keep), (() => Second, keep => Second = keep)],
        Reseed = Reseed,
    };

    public Component[] Components(string prefix) => [Component.Of($"{prefix}w", w, dw), Component.Of($"{prefix}v", v, dv)];

    public void Reseed(int seed) => random = new(seed);

    public double Cost()
    {
        for (var s = 0; s < 6; s++)
        {
            units[s] = [.. w.Select(_ => Mask(First))];
            sums[s] = Mask(Second);
        }

        return Enumerable.Range(0, 6).Sum(s => Math.Pow(Error(s), 2)) / 12;
    }

    public void ComputeGradient()
    {
        for (var j = 0; j < 4; j++)
        {
            dv[j] = Enumerable.Range(0, 6).Average(s => Error(s) * sums[s] * units[s][j] * Math.Tanh(w[j] * x[s]));
            dw[j] = Enumerable.Range(0, 6).Average(s =>
                Error(s) * sums[s] * v[j] * units[s][j] * x[s] * (1 - Math.Pow(Math.Tanh(w[j] * x[s]), 2)));
        }
    }

    double Error(int s) => (sums[s] * Enumerable.Range(0, 4).Sum(j => v[j] * units[s][j] * Math.Tanh(w[j] * x[s]))) - y[s];

    double Mask(double keep) => random.NextDouble() < keep ? 1 / keep : 0;
}
