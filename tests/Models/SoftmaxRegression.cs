using GradientTesting.TestModels.Layers;

namespace GradientTesting.TestModels;

public enum SoftmaxRegressionBug
{
    None,
    LabelTermMissing,
    MeanMissing,
    BiasFromFirstSample,
    BiasNotAveraged,
    LastSampleLost,
    L2Missing,
    L2Doubled,
    L2OverN,
    L2WrongSign,
    L2OnBias,
}

/// <summary>J = −1/n · Σ log softmax(W·x + b)[label] + λ/2n · ‖W‖².</summary>
public sealed class SoftmaxRegression
    : ITestModel, IInitializableModel, IBatchModel, IRegularizedModel, ICopyableModel
{
    const int Samples = 9, Features = 8, Classes = 4;

    readonly int seed;
    readonly SoftmaxRegressionBug bug;
    readonly double[] x;
    readonly DenseLayer layer = new("", Samples, Features, Classes);
    readonly SoftmaxLoss loss;

    public SoftmaxRegression(int seed, SoftmaxRegressionBug bug = SoftmaxRegressionBug.None)
    {
        (this.seed, this.bug) = (seed, bug);
        var random = new Random(seed);
        x = random.Features(Samples, Features);
        loss = new(random.Labels(Samples, Classes), Classes);
        Tensors = [layer.Weights().Regularized(), layer.Bias()];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
        Initialize(random);
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public int BatchSize => Samples;

    public double Lambda { get; set; } = 0.7;

    public double WeightDecay => Lambda / Samples;

    public void Initialize(Random random) => layer.Initialize(random);

    public double Cost() => loss.Forward(layer.Forward(x)) + (WeightDecay / 2 * SquaredNorm.Of(layer.W));

    public void ComputeGradient()
    {
        var dz = loss.Backward(
            averaged: bug != SoftmaxRegressionBug.MeanMissing,
            labelTerm: bug != SoftmaxRegressionBug.LabelTermMissing);
        var decay = bug switch
        {
            SoftmaxRegressionBug.L2Missing => 0,
            SoftmaxRegressionBug.L2Doubled => 2 * WeightDecay,
            SoftmaxRegressionBug.L2OverN => WeightDecay / Samples,
            SoftmaxRegressionBug.L2WrongSign => -WeightDecay,
            _ => WeightDecay,
        };
        layer.WeightGradient(dz, x, decay, bug == SoftmaxRegressionBug.LastSampleLost ? Samples - 1 : Samples);
        layer.BiasGradient(dz, bug == SoftmaxRegressionBug.BiasFromFirstSample ? 1 : Samples);
        for (var c = 0; c < Classes; c++)
        {
            layer.DB[c] *= bug == SoftmaxRegressionBug.BiasNotAveraged ? Samples : 1;
            layer.DB[c] += bug == SoftmaxRegressionBug.L2OnBias ? WeightDecay * layer.B[c] : 0;
        }
    }

    public IGradientModel Copy() =>
        Tensor.CopyValues(this, new SoftmaxRegression(seed, bug) { Lambda = Lambda });
}
