using GradientTesting.TestModels.Layers;
using Bug = GradientTesting.TestModels.BatchNormNetworkBug;

namespace GradientTesting.TestModels;

public enum BatchNormNetworkBug
{
    None,
    MeanTermMissing,
    VarianceTermMissing,
    BothTermsMissing,
    VarianceOverNMinusOne,
    EpsilonMissing,
    GammaMissing,
    GammaGradientFromInput,
    BetaFromFirstSample,
    TanhDerivativeMissing,
}

/// <summary>
/// J = −1/n · Σ log softmax(W2·tanh(γ∘(z − mean)/√(var + ε) + β) + b2)[label], with z = W1·x + b1 and mean and variance
/// over the batch. Whatever b1 is, the mean takes it out: its gradient is zero.
/// </summary>
public sealed class BatchNormNetwork : ITestModel, IInitializableModel, IBatchModel, ICopyableModel
{
    const int Samples = 8, Features = 4, Hidden = 5, Classes = 3;
    const double Epsilon = 1e-2;

    readonly int seed;
    readonly Bug bug;
    readonly double[] x;
    readonly SoftmaxLoss loss;
    readonly DenseLayer first = new("1", Samples, Features, Hidden);
    readonly DenseLayer second = new("2", Samples, Hidden, Classes);
    readonly double[] gamma = new double[Hidden];
    readonly double[] dGamma = new double[Hidden];
    readonly double[] beta = new double[Hidden];
    readonly double[] dBeta = new double[Hidden];
    readonly double[] variance = new double[Hidden];
    readonly double[] normalized = new double[Samples * Hidden];
    readonly double[] a = new double[Samples * Hidden];
    readonly double[] d = new double[Samples * Hidden];

    public BatchNormNetwork(int seed, Bug bug = Bug.None)
    {
        (this.seed, this.bug) = (seed, bug);
        var random = new Random(seed);
        x = random.Features(Samples, Features);
        loss = new(random.Labels(Samples, Classes), Classes);
        Tensors =
        [
            first.Weights(), first.Bias().Flat(),
            Tensor.Of("gamma", gamma, dGamma, Hidden), Tensor.Of("beta", beta, dBeta, Hidden),
            second.Weights(), second.Bias(),
        ];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
        Initialize(random);
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public int BatchSize => Samples;

    public void Initialize(Random random)
    {
        first.Initialize(random);
        second.Initialize(random);
        Array.Fill(gamma, 1);
        Array.Clear(beta);
    }

    public double Cost()
    {
        first.Forward(x);
        for (var j = 0; j < Hidden; j++)
        {
            Normalize(j);
        }

        return loss.Forward(second.Forward(a));
    }

    public void ComputeGradient()
    {
        var dz = loss.Backward();
        second.WeightGradient(dz, a);
        second.BiasGradient(dz);
        second.InputGradient(dz, d);
        if (bug != Bug.TanhDerivativeMissing)
        {
            Elementwise.Chain(d, a, y => 1 - (y * y));
        }

        for (var j = 0; j < Hidden; j++)
        {
            BackThroughNormalization(j);
        }

        first.WeightGradient(d, x);
        first.BiasGradient(d);
    }

    public IGradientModel Copy() => Tensor.CopyValues(this, new BatchNormNetwork(seed, bug));

    void Normalize(int j)
    {
        var z = first.Z;
        double mean = 0, squares = 0;
        for (var k = j; k < z.Length; k += Hidden)
        {
            mean += z[k] / Samples;
        }

        for (var k = j; k < z.Length; k += Hidden)
        {
            squares += (z[k] - mean) * (z[k] - mean);
        }

        variance[j] = squares / Samples;
        var scale = 1 / Math.Sqrt(variance[j] + Epsilon);
        for (var k = j; k < z.Length; k += Hidden)
        {
            normalized[k] = scale * (z[k] - mean);
            a[k] = Math.Tanh((gamma[j] * normalized[k]) + beta[j]);
        }
    }

    /// <summary>dz = γ/√(var + ε) · (dy − mean(dy) − ẑ·mean(dy∘ẑ)), in place of dy (Ioffe and Szegedy 2015, section 3).</summary>
    void BackThroughNormalization(int j)
    {
        (dGamma[j], dBeta[j]) = (0, 0);
        double sum = 0, inner = 0;
        for (var k = j; k < d.Length; k += Hidden)
        {
            sum += d[k];
            inner += d[k] * normalized[k];
            dGamma[j] += d[k] * (bug == Bug.GammaGradientFromInput ? first.Z[k] : normalized[k]);
        }

        dBeta[j] = bug == Bug.BetaFromFirstSample ? d[j] : sum;
        var mean = bug is Bug.MeanTermMissing or Bug.BothTermsMissing ? 0 : sum / Samples;
        var slope = bug is Bug.VarianceTermMissing or Bug.BothTermsMissing ? 0
            : inner / (bug == Bug.VarianceOverNMinusOne ? Samples - 1 : Samples);
        var scale = (bug == Bug.GammaMissing ? 1 : gamma[j])
            / Math.Sqrt(variance[j] + (bug == Bug.EpsilonMissing ? 0 : Epsilon));
        for (var k = j; k < d.Length; k += Hidden)
        {
            d[k] = scale * (d[k] - mean - (slope * normalized[k]));
        }
    }
}
