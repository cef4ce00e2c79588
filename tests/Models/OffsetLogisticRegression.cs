using GradientTesting.TestModels.Layers;
using Bug = GradientTesting.TestModels.OffsetLogisticRegressionBug;

namespace GradientTesting.TestModels;

public enum OffsetLogisticRegressionBug
{
    None,
    SigmoidOfWrongSign,
    SigmoidMissing,
    MeanMissing,
    BiasFromFirstSample,
    LastSampleLost,
}

/// <summary>J = offset + 1/n · Σ over samples and outputs of log(1 + exp(−y·z)), with z = W·x + b and y = ±1.</summary>
public sealed class OffsetLogisticRegression : ITestModel, IInitializableModel, IBatchModel
{
    const int Samples = 11, Features = 9, Outputs = 3;

    readonly double offset;
    readonly Bug bug;
    readonly double[] x;
    readonly double[] y = new double[Samples * Outputs];
    readonly DenseLayer layer = new("", Samples, Features, Outputs);
    readonly double[] dz = new double[Samples * Outputs];

    public OffsetLogisticRegression(double offset, int seed, Bug bug = Bug.None)
    {
        (this.offset, this.bug) = (offset, bug);
        var random = new Random(seed);
        x = random.Features(Samples, Features);
        for (var k = 0; k < y.Length; k++)
        {
            y[k] = random.NextDouble() < 0.35 ? 1 : -1;
        }

        Tensors = [layer.Weights(), layer.Bias()];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
        Initialize(random);
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public int BatchSize => Samples;

    public void Initialize(Random random) => layer.Initialize(random, bias: 0.2);

    public double Cost()
    {
        var z = layer.Forward(x);
        var sum = 0.0;
        for (var k = 0; k < z.Length; k++)
        {
            var margin = y[k] * z[k];
            sum += Math.Log(1 + Math.Exp(-Math.Abs(margin))) + Math.Max(0, -margin);
        }

        return offset + (sum / Samples);
    }

    public void ComputeGradient()
    {
        for (var k = 0; k < dz.Length; k++)
        {
            var margin = y[k] * layer.Z[k];
            var weight = bug switch
            {
                Bug.SigmoidMissing => 1,
                Bug.SigmoidOfWrongSign => Elementwise.Sigmoid(margin),
                _ => Elementwise.Sigmoid(-margin),
            };
            dz[k] = -y[k] * weight / (bug == Bug.MeanMissing ? 1 : Samples);
        }

        layer.WeightGradient(dz, x, count: bug == Bug.LastSampleLost ? Samples - 1 : Samples);
        layer.BiasGradient(dz, bug == Bug.BiasFromFirstSample ? 1 : Samples);
    }
}
