namespace GradientTesting.TestModels;

/// <summary>
/// J = 1/2n · Σ‖W·x + b − y‖² + α · Σ|w|, where two weights are exactly zero: the cost has a kink there, and sign(0) = 0
/// is one of its subgradients.
/// </summary>
public sealed class LassoRegression : ITestModel, IBatchModel
{
    const int Samples = 11, Features = 12, Outputs = 4;
    const double Alpha = 0.15;

    readonly double[] x;
    readonly double[] y;
    readonly double[] w = new double[Outputs * Features];
    readonly double[] b = new double[Outputs];
    readonly double[] dw = new double[Outputs * Features];
    readonly double[] db = new double[Outputs];

    public LassoRegression(int seed)
    {
        var random = new Random(seed);
        x = random.Features(Samples, Features);
        y = random.Normals(Samples * Outputs, 1.2);
        random.FillNormal(w, 0.4);
        random.FillNormal(b, 0.2);
        w[5] = w[29] = 0;
        Tensors = [Tensor.Of("W", w, dw, Outputs, Features), Tensor.Of("b", b, db)];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public int BatchSize => Samples;

    public double Cost()
    {
        var sum = 0.0;
        for (var k = 0; k < y.Length; k++)
        {
            sum += Error(k) * Error(k);
        }

        return (sum / (2 * Samples)) + (Alpha * w.Sum(Math.Abs));
    }

    public void ComputeGradient()
    {
        Array.Clear(db);
        for (var i = 0; i < w.Length; i++)
        {
            dw[i] = Alpha * Math.Sign(w[i]);
        }

        for (var k = 0; k < y.Length; k++)
        {
            var (sample, output, error) = (k / Outputs, k % Outputs, Error(k) / Samples);
            db[output] += error;
            for (var f = 0; f < Features; f++)
            {
                dw[(output * Features) + f] += error * x[(sample * Features) + f];
            }
        }
    }

    double Error(int k)
    {
        var (sample, output) = (k / Outputs, k % Outputs);
        var sum = b[output] - y[k];
        for (var f = 0; f < Features; f++)
        {
            sum += w[(output * Features) + f] * x[(sample * Features) + f];
        }

        return sum;
    }
}
