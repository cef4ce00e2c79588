using GradientTesting.TestModels.Layers;

namespace GradientTesting.TestModels;

/// <summary>J = −1/n · Σ log softmax(W2·relu(W1·x + b1) + b2)[label] + λ/2n · Σ‖W‖², on images of 8 by 8.</summary>
public sealed class DigitsNetwork : ITestModel, IInitializableModel, ITrainableModel, IBatchModel, IRegularizedModel
{
    const int Samples = 20, Pixels = 64, Hidden = 25, Classes = 10;

    readonly double[] x;
    readonly SoftmaxLoss loss;
    readonly DenseLayer first = new("1", Samples, Pixels, Hidden);
    readonly DenseLayer second = new("2", Samples, Hidden, Classes);
    readonly double[] a1 = new double[Samples * Hidden];
    readonly double[] d1 = new double[Samples * Hidden];

    public DigitsNetwork(int seed)
    {
        var random = new Random(seed);
        (x, var labels) = random.Digits(Samples);
        loss = new(labels, Classes);
        Tensors = [first.Weights().Regularized(), first.Bias(), second.Weights().Regularized(), second.Bias()];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
        Initialize(random);
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public int BatchSize => Samples;

    public double Lambda { get; set; } = 0.1;

    public double WeightDecay => Lambda / Samples;

    public void Initialize(Random random)
    {
        first.Initialize(random, bias: 0.05, gain: 1.4);
        second.Initialize(random);
    }

    public void TrainStep() => this.Descend(0.1);

    public double Cost()
    {
        first.Forward(x);
        for (var k = 0; k < a1.Length; k++)
        {
            a1[k] = Math.Max(0, first.Z[k]);
        }

        return loss.Forward(second.Forward(a1)) + (WeightDecay / 2 * (SquaredNorm.Of(first.W) + SquaredNorm.Of(second.W)));
    }

    public void ComputeGradient()
    {
        var d2 = loss.Backward();
        second.WeightGradient(d2, a1, WeightDecay);
        second.BiasGradient(d2);
        second.InputGradient(d2, d1);
        Elementwise.Chain(d1, first.Z, z => z > 0 ? 1 : 0);
        first.WeightGradient(d1, x, WeightDecay);
        first.BiasGradient(d1);
    }
}
