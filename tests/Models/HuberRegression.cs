using GradientTesting.TestModels.Layers;
using Bug = GradientTesting.TestModels.HuberRegressionBug;

namespace GradientTesting.TestModels;

public enum HuberRegressionBug
{
    None,
    LinearRegionWrongSign,
    LinearRegionTakenForQuadratic,
    DeltaMissing,
    ThresholdOfOne,
    MeanMissing,
    BiasFromFirstSample,
    LastSampleLost,
    L2AsL1,
}

/// <summary>J = 1/n · Σ h(W·x + b − y) + λ/2n · ‖W‖², with h(r) = r²/2 where |r| ≤ δ and δ(|r| − δ/2) elsewhere.</summary>
public sealed class HuberRegression : ITestModel, IInitializableModel, IBatchModel, IRegularizedModel, ICopyableModel
{
    const int Samples = 12, Features = 9, Outputs = 3;
    const double Delta = 0.6;

    readonly int seed;
    readonly Bug bug;
    readonly double[] x;
    readonly double[] y;
    readonly DenseLayer layer = new("", Samples, Features, Outputs);
    readonly double[] dz = new double[Samples * Outputs];

    public HuberRegression(int seed, Bug bug = Bug.None)
    {
        (this.seed, this.bug) = (seed, bug);
        var random = new Random(seed);
        x = random.Features(Samples, Features);
        y = random.Normals(Samples * Outputs, 1);
        y[random.Next(y.Length)] += 8;
        Tensors = [layer.Weights().Regularized(), layer.Bias()];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
        Initialize(random);
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public int BatchSize => Samples;

    public double Lambda { get; set; } = 0.9;

    public double WeightDecay => Lambda / Samples;

    public void Initialize(Random random) => layer.Initialize(random, gain: 0.5);

    public double Cost()
    {
        var z = layer.Forward(x);
        var sum = 0.0;
        for (var k = 0; k < z.Length; k++)
        {
            var r = Math.Abs(z[k] - y[k]);
            sum += r <= Delta ? r * r / 2 : Delta * (r - (Delta / 2));
        }

        return (sum / Samples) + (WeightDecay / 2 * SquaredNorm.Of(layer.W));
    }

    public void ComputeGradient()
    {
        for (var k = 0; k < dz.Length; k++)
        {
            dz[k] = Slope(layer.Z[k] - y[k]) / (bug == Bug.MeanMissing ? 1 : Samples);
        }

        layer.WeightGradient(
            dz, x, bug == Bug.L2AsL1 ? 0 : WeightDecay, bug == Bug.LastSampleLost ? Samples - 1 : Samples);
        layer.BiasGradient(dz, bug == Bug.BiasFromFirstSample ? 1 : Samples);
        for (var i = 0; i < layer.W.Length && bug == Bug.L2AsL1; i++)
        {
            layer.DW[i] += WeightDecay * Math.Sign(layer.W[i]);
        }
    }

    public IGradientModel Copy() =>
        Tensor.CopyValues(this, new HuberRegression(seed, bug) { Lambda = Lambda });

    double Slope(double r)
    {
        if (Math.Abs(r) <= (bug == Bug.ThresholdOfOne ? 1 : Delta))
        {
            return r;
        }

        return bug switch
        {
            Bug.LinearRegionWrongSign => -Delta * Math.Sign(r),
            Bug.LinearRegionTakenForQuadratic => r,
            Bug.DeltaMissing => Math.Sign(r),
            _ => Delta * Math.Sign(r),
        };
    }
}
