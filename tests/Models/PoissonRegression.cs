using Bug = GradientTesting.TestModels.PoissonRegressionBug;

namespace GradientTesting.TestModels;

public enum PoissonRegressionBug
{
    None,
    LinkMissing,
    ExposureMissing,
    UnitMissing,
    MeanMissing,
    InterceptFromFirstSample,
}

/// <summary>
/// J = 1/n · Σ(μ − y·log μ), with μ = exposure·exp(w·x + b). Features in units from 1e−5 to 1e4, so that the weights
/// that matter are from 1e−4 to 1e5.
/// </summary>
public sealed class PoissonRegression : ITestModel, IInitializableModel, ITrainableModel, IBatchModel
{
    const int Samples = 12;

    static readonly double[] Units = [1e4, 300, 20, 1, 0.1, 1e-3, 1e-5];

    readonly Bug bug;
    readonly double[] x;
    readonly double[] exposure = new double[Samples];
    readonly double[] counts = new double[Samples];
    readonly double[] mean = new double[Samples];
    readonly double[] w = new double[Units.Length];
    readonly double[] dw = new double[Units.Length];
    readonly double[] b = new double[1];
    readonly double[] db = new double[1];

    public PoissonRegression(int seed, Bug bug = Bug.None)
    {
        this.bug = bug;
        var random = new Random(seed);
        x = random.Features(Samples, Units.Length);
        for (var k = 0; k < x.Length; k++)
        {
            x[k] *= Units[k % Units.Length];
        }

        for (var s = 0; s < Samples; s++)
        {
            exposure[s] = 0.3 + (2 * random.NextDouble());
            counts[s] = random.Next(9);
        }

        Tensors = [Tensor.Of("w", w, dw, Units.Length), Tensor.Of("b", b, db, 1)];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
        Initialize(random);
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public int BatchSize => Samples;

    public void Initialize(Random random)
    {
        for (var i = 0; i < w.Length; i++)
        {
            w[i] = 0.3 * random.Normal() / Units[i];
        }

        b[0] = 0.5 + (0.2 * random.Normal());
    }

    public void TrainStep() => this.DescendRelatively(0.02);

    public double Cost()
    {
        var sum = 0.0;
        for (var s = 0; s < Samples; s++)
        {
            var eta = b[0] + Math.Log(exposure[s]);
            for (var i = 0; i < w.Length; i++)
            {
                eta += w[i] * x[(s * w.Length) + i];
            }

            mean[s] = Math.Exp(eta);
            sum += mean[s] - (counts[s] * eta);
        }

        return sum / Samples;
    }

    public void ComputeGradient()
    {
        Array.Clear(dw);
        db[0] = 0;
        for (var s = 0; s < Samples; s++)
        {
            var fitted = bug switch
            {
                Bug.LinkMissing => Math.Log(mean[s]),
                Bug.ExposureMissing => mean[s] / exposure[s],
                _ => mean[s],
            };
            var d = (fitted - counts[s]) / (bug == Bug.MeanMissing ? 1 : Samples);
            db[0] += bug == Bug.InterceptFromFirstSample && s > 0 ? 0 : d;
            for (var i = 0; i < w.Length; i++)
            {
                dw[i] += d * x[(s * w.Length) + i] / (bug == Bug.UnitMissing ? Units[i] : 1);
            }
        }
    }
}
