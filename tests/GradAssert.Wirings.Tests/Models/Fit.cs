namespace GradientTesting.Wirings.Tests.Models;

/// <summary>
/// A linear predictor <c>w·x + b</c> under a loss of one variable, averaged over a batch. Where the weights are kept is left to
/// the wiring.
/// </summary>
internal sealed class Fit
{
    const int Samples = 14;

    readonly double error;
    readonly double[][] x;
    readonly double[] y;
    readonly Func<double, double, double> loss, slope;

    /// <param name="loss">Of score and target.</param>
    /// <param name="slope">The derivative of the loss by the score.</param>
    /// <param name="features">How many weights there are.</param>
    /// <param name="error">What the gradient of the weights is multiplied by: 1 is right.</param>
    /// <param name="target">Makes a target of a normal number.</param>
    Fit(Func<double, double, double> loss, Func<double, double, double> slope, int features, double error, Func<double, double> target)
    {
        (this.loss, this.slope, this.error) = (loss, slope, error);
        var random = new Random(features);
        x = [.. Enumerable.Range(0, Samples).Select(_ => random.Normals(features))];
        y = [.. random.Normals(Samples).Select(target)];
        (W, DW) = ([.. random.Normals(features).Select(value => 0.5 * value)], new double[features]);
        Weights = () => W;
    }

    public double[] W { get; set; }

    public double[] DW { get; set; }

    public double[] B { get; set; } = [0.2];

    public double[] DB { get; set; } = [0];

    /// <summary>Where the loss and the gradient find the weights; <see cref="W"/> unless the wiring keeps them elsewhere.</summary>
    public Func<IReadOnlyList<double>> Weights { get; set; }

    public Component Bias => Component.Of("b", () => B, () => DB);

    public static Fit Squares(double error = 1, int features = 4) =>
        new((s, t) => 0.5 * (s - t) * (s - t), (s, t) => s - t, features, error, target => target);

    public static Fit Logistic(double error = 1, int features = 5) =>
        new((s, t) => Math.Log(1 + Math.Exp(s)) - (t * s),
            (s, t) => (1 / (1 + Math.Exp(-s))) - t, features, error, target => target > 0 ? 1 : 0);

    public static Fit Poisson(double error = 1, int features = 3) =>
        new((s, t) => Math.Exp(s) - (t * s), (s, t) => Math.Exp(s) - t, features, error, target => Math.Floor(Math.Abs(2 * target)));

    public double Loss() => LossAt(Weights());

    public double LossAt(IReadOnlyList<double> w, int first = 0, int count = Samples) =>
        Enumerable.Range(first, count).Average(i => loss(Score(x[i % Samples], w), y[i % Samples]));

    /// <summary>The share of samples on the wrong side.</summary>
    public double ErrorRate() => x.Where((sample, i) => Score(sample, Weights()) > 0 != y[i] > 0.5).Count() / (double)Samples;

    public void Backward() => BackwardAt(Weights());

    public void BackwardAt(IReadOnlyList<double> w, int first = 0, int count = Samples)
    {
        Array.Clear(DW);
        Array.Clear(DB);
        for (var i = first; i < first + count; i++)
        {
            var d = slope(Score(x[i % Samples], w), y[i % Samples]) / count;
            DB[0] += d;
            for (var j = 0; j < DW.Length; j++)
            {
                DW[j] += error * d * x[i % Samples][j];
            }
        }
    }

    public void Initialize(Random random)
    {
        for (var j = 0; j < W.Length; j++)
        {
            W[j] = 0.5 * random.Normal();
        }

        B[0] = random.Normal();
    }

    public void Descend(double rate)
    {
        Backward();
        for (var j = 0; j < W.Length; j++)
        {
            W[j] -= rate * DW[j];
        }

        B[0] -= rate * DB[0];
    }

    /// <summary>The model whose weights are what <paramref name="weights"/> looks at.</summary>
    public GradientModel Model(Component weights) => GradientModel.Of([weights, Bias], Loss, Backward);

    public GradientModel Model() => Model(Component.Of("w", () => W, () => DW)) with { Initialize = Initialize };

    double Score(double[] sample, IReadOnlyList<double> w) => B[0] + sample.Select((feature, j) => feature * w[j]).Sum();
}
