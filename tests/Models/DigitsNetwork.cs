using GradientTesting.TestModels.Layers;

namespace GradientTesting.TestModels;

/// <summary>J = −1/n · Σ log softmax(W2·relu(W1·x + b1) + b2)[label] + λ/2n · Σ‖W‖², on images of 8 by 8.</summary>
public sealed class DigitsNetwork
    : ITestModel, IInitializableModel, ITrainableModel, IBatchModel, IRegularizedModel, ICopyableModel
{
    const int Pixels = 64, Hidden = 25, Classes = 10;

    readonly int seed, samples;
    readonly double[] x;
    readonly SoftmaxLoss loss;
    readonly DenseLayer first, second;
    readonly double[] a1, d1;

    public DigitsNetwork(int seed, int samples = 20)
    {
        (this.seed, this.samples) = (seed, samples);
        var random = new Random(seed);
        (x, var labels) = random.Digits(samples);
        loss = new(labels, Classes);
        (first, second) = (new("1", samples, Pixels, Hidden), new("2", samples, Hidden, Classes));
        (a1, d1) = (new double[samples * Hidden], new double[samples * Hidden]);
        Tensors = [first.Weights().Regularized(), first.Bias(), second.Weights().Regularized(), second.Bias()];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
        Initialize(random);
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public int BatchSize => samples;

    public double Lambda { get; set; } = 0.1;

    public double WeightDecay => Lambda / samples;

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

    public IGradientModel Copy() => Tensor.CopyValues(this, new DigitsNetwork(seed, samples) { Lambda = Lambda });
}
