using GradientTesting.TestModels.Layers;
using Bug = GradientTesting.TestModels.SigmoidNetworkBug;

namespace GradientTesting.TestModels;

public enum SigmoidNetworkBug
{
    None,
    DerivativeAtPreActivation,
    DerivativeOfActivationTwice,
    DerivativeMissing,
    DerivativeOfWrongLayer,
    PreActivationAsLayerInput,
    LayerOutputAsLayerInput,
    TransposedWeight,
    WeightOfWrongLayer,
    MeanMissing,
    BiasFromFirstSample,
    LastSampleLost,
    L2MissingInOneLayer,
    L2OnBias,
}

public enum SigmoidNetworkShape
{
    /// <summary>Sigmoid units and cross-entropy.</summary>
    Classifier,

    /// <summary>Tanh units and squared error.</summary>
    Regression,
}

/// <summary>J = loss(W3·f(W2·f(W1·x + b1) + b2) + b3) + λ/2n · Σ‖W‖², with f = σ or tanh.</summary>
public sealed class SigmoidNetwork
    : ITestModel, IInitializableModel, ITrainableModel, IBatchModel, IRegularizedModel, ICopyableModel
{
    const int Samples = 7, Features = 4, Hidden = 5, Outputs = 3;

    readonly SigmoidNetworkShape shape;
    readonly int seed;
    readonly Bug bug;
    readonly double[] x;
    readonly ILoss loss;
    readonly DenseLayer first = new("1", Samples, Features, Hidden);
    readonly DenseLayer second = new("2", Samples, Hidden, Hidden);
    readonly DenseLayer third = new("3", Samples, Hidden, Outputs);
    readonly double[] a1 = new double[Samples * Hidden];
    readonly double[] a2 = new double[Samples * Hidden];
    readonly double[] d1 = new double[Samples * Hidden];
    readonly double[] d2 = new double[Samples * Hidden];
    readonly Func<double, double> activation;
    readonly Func<double, double> derivative;

    public SigmoidNetwork(SigmoidNetworkShape shape, int seed, Bug bug = Bug.None)
    {
        (this.shape, this.seed, this.bug) = (shape, seed, bug);
        var random = new Random(seed);
        x = random.Features(Samples, Features);
        loss = shape == SigmoidNetworkShape.Classifier
            ? new SoftmaxLoss(random.Labels(Samples, Outputs), Outputs)
            : new SquaredLoss(random.Normals(Samples * Outputs, 1.3), Samples);
        activation = shape == SigmoidNetworkShape.Classifier ? Elementwise.Sigmoid : Math.Tanh;
        derivative = shape == SigmoidNetworkShape.Classifier ? a => a * (1 - a) : a => 1 - (a * a);
        Tensors =
        [
            first.Weights().Regularized(), first.Bias(),
            second.Weights().Regularized(), second.Bias(),
            third.Weights().Regularized(), third.Bias(),
        ];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
        Initialize(random);
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public int BatchSize => Samples;

    public double Lambda { get; set; } = 0.3;

    public double WeightDecay => Lambda / Samples;

    public void Initialize(Random random)
    {
        first.Initialize(random);
        second.Initialize(random, gain: 1.5);
        third.Initialize(random, gain: 1.5);
    }

    public void TrainStep() => this.Descend(0.3);

    public double Cost()
    {
        Elementwise.Map(first.Forward(x), a1, activation);
        Elementwise.Map(second.Forward(a1), a2, activation);
        var norms = SquaredNorm.Of(first.W) + SquaredNorm.Of(second.W) + SquaredNorm.Of(third.W);
        return loss.Forward(third.Forward(a2)) + (WeightDecay / 2 * norms);
    }

    public void ComputeGradient()
    {
        var count = bug == Bug.LastSampleLost ? Samples - 1 : Samples;
        var d3 = loss.Backward(averaged: bug != Bug.MeanMissing);
        third.WeightGradient(d3, a2, WeightDecay, count);
        third.BiasGradient(d3);

        third.InputGradient(d3, d2);
        Elementwise.Chain(d2, a2, derivative);
        var input = bug switch
        {
            Bug.PreActivationAsLayerInput => first.Z,
            Bug.LayerOutputAsLayerInput => a2,
            _ => a1,
        };
        second.WeightGradient(d2, input, bug == Bug.L2MissingInOneLayer ? 0 : WeightDecay);
        second.BiasGradient(d2, bug == Bug.BiasFromFirstSample ? 1 : Samples);

        if (bug == Bug.WeightOfWrongLayer)
        {
            third.InputGradient(d3, d1);
        }
        else
        {
            second.InputGradient(d2, d1, transposed: bug == Bug.TransposedWeight);
        }

        BackThroughFirstActivation();
        first.WeightGradient(d1, x, WeightDecay, count);
        first.BiasGradient(d1);
        if (bug == Bug.L2OnBias)
        {
            Elementwise.Add(third.DB, third.B, WeightDecay);
        }
    }

    public IGradientModel Copy() =>
        Tensor.CopyValues(this, new SigmoidNetwork(shape, seed, bug) { Lambda = Lambda });

    void BackThroughFirstActivation()
    {
        switch (bug)
        {
            case Bug.DerivativeMissing:
                break;
            case Bug.DerivativeAtPreActivation:
                Elementwise.Chain(d1, first.Z, derivative);
                break;
            case Bug.DerivativeOfActivationTwice:
                Elementwise.Chain(d1, a1, a => derivative(activation(a)));
                break;
            case Bug.DerivativeOfWrongLayer:
                Elementwise.Chain(d1, a2, derivative);
                break;
            default:
                Elementwise.Chain(d1, a1, derivative);
                break;
        }
    }
}
