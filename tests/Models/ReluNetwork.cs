using GradientTesting.TestModels.Layers;
using Bug = GradientTesting.TestModels.ReluNetworkBug;

namespace GradientTesting.TestModels;

public enum ReluNetworkBug
{
    None,
    DerivativeMissing,
    GatedByGradient,
    GatedByWrongLayer,
    LeakMissing,
    LeakTwice,
    TransposedWeight,
    PreActivationAsLayerInput,
    BiasFromFirstSample,
    BiasNotAveraged,
    L2Halved,
    L2OverN,
    DropoutScaleMissing,
    DropoutMaskMissing,
}

/// <summary>
/// J = −1/n · Σ log softmax(W3·a2 + b3)[label] + λ/2n · Σ‖W‖², with a1 = m∘f(W1·x + b1)/p and a2 = f(W2·a1 + b2),
/// f(z) = max(z, leak·z), and m kept with probability p.
/// </summary>
public sealed class ReluNetwork
    : ITestModel, IInitializableModel, ITrainableModel, IBatchModel, IRegularizedModel, IDropoutModel, IStochasticModel
{
    const int Samples = 8, Features = 5, Hidden = 6, Classes = 3;

    readonly double leak;
    readonly Bug bug;
    readonly double[] x;
    readonly SoftmaxLoss loss;
    readonly DenseLayer first = new("1", Samples, Features, Hidden);
    readonly DenseLayer second = new("2", Samples, Hidden, Hidden);
    readonly DenseLayer third = new("3", Samples, Hidden, Classes);
    readonly double[] mask = new double[Samples * Hidden];
    readonly double[] a1 = new double[Samples * Hidden];
    readonly double[] a2 = new double[Samples * Hidden];
    readonly double[] d1 = new double[Samples * Hidden];
    readonly double[] d2 = new double[Samples * Hidden];
    Random dropout = new(17);

    public ReluNetwork(double leak, double keepProbability, int seed, Bug bug = Bug.None)
    {
        (this.leak, KeepProbability, this.bug) = (leak, keepProbability, bug);
        var random = new Random(seed);
        x = random.Features(Samples, Features);
        loss = new(random.Labels(Samples, Classes), Classes);
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

    public double Lambda { get; set; } = 0.4;

    public double WeightDecay => Lambda / Samples;

    public double KeepProbability { get; set; }

    public void Initialize(Random random)
    {
        first.Initialize(random, bias: 0.05, gain: 1.4);
        second.Initialize(random, bias: 0.05, gain: 1.4);
        third.Initialize(random);
    }

    public void Reseed(int seed) => dropout = new(seed);

    public void TrainStep() => this.Descend(0.1);

    public double Cost()
    {
        first.Forward(x);
        for (var i = 0; i < a1.Length; i++)
        {
            mask[i] = KeepProbability < 1 && dropout.NextDouble() >= KeepProbability ? 0 : 1;
            a1[i] = Activation(first.Z[i]) * mask[i] / KeepProbability;
        }

        second.Forward(a1);
        for (var i = 0; i < a2.Length; i++)
        {
            a2[i] = Activation(second.Z[i]);
        }

        var norms = SquaredNorm.Of(first.W) + SquaredNorm.Of(second.W) + SquaredNorm.Of(third.W);
        return loss.Forward(third.Forward(a2)) + (WeightDecay / 2 * norms);
    }

    public void ComputeGradient()
    {
        var decay = bug switch
        {
            Bug.L2Halved => WeightDecay / 2,
            Bug.L2OverN => WeightDecay / Samples,
            _ => WeightDecay,
        };
        var d3 = loss.Backward();
        third.WeightGradient(d3, a2, decay);
        third.BiasGradient(d3);
        Elementwise.Multiply(third.DB, bug == Bug.BiasNotAveraged ? Samples : 1);

        third.InputGradient(d3, d2);
        Elementwise.Chain(d2, second.Z, z => z > 0 ? 1 : leak);
        second.WeightGradient(d2, bug == Bug.PreActivationAsLayerInput ? first.Z : a1, decay);
        second.BiasGradient(d2, bug == Bug.BiasFromFirstSample ? 1 : Samples);

        second.InputGradient(d2, d1, transposed: bug == Bug.TransposedWeight);
        for (var i = 0; i < d1.Length; i++)
        {
            d1[i] *= DropoutFactor(mask[i]) * Slope(i);
        }

        first.WeightGradient(d1, x, decay);
        first.BiasGradient(d1);
    }

    double Activation(double z) => z > 0 ? z : leak * z;

    double Slope(int i) => bug switch
    {
        Bug.DerivativeMissing => 1,
        Bug.GatedByGradient => d1[i] > 0 ? 1 : leak,
        Bug.GatedByWrongLayer => second.Z[i] > 0 ? 1 : leak,
        Bug.LeakMissing => first.Z[i] > 0 ? 1 : 0,
        Bug.LeakTwice => first.Z[i] > 0 ? 1 : leak * leak,
        _ => first.Z[i] > 0 ? 1 : leak,
    };

    double DropoutFactor(double kept) => bug switch
    {
        Bug.DropoutMaskMissing => 1 / KeepProbability,
        Bug.DropoutScaleMissing => kept,
        _ => kept / KeepProbability,
    };
}
