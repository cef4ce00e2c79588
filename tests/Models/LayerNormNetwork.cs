using GradientTesting.TestModels.Layers;
using Bug = GradientTesting.TestModels.LayerNormNetworkBug;

namespace GradientTesting.TestModels;

public enum LayerNormNetworkBug
{
    None,
    MeanTermMissing,
    VarianceTermMissing,
    EpsilonOutsideSquareRoot,
    GammaFromUnnormalizedInput,
    StatisticsOverBatch,
    GammaIgnoredInInputGradient,
    GeluInnerDerivativeMissing,
}

/// <summary>
/// J = −1/n · Σ log softmax(W2·gelu(γ·(z − mean z)/√(var z + ε) + β) + b2)[label] + λ/2n · (‖W1‖² + ‖W2‖²),
/// z = W1·x + b1.
/// </summary>
public sealed class LayerNormNetwork : ITestModel, IInitializableModel, ITrainableModel, IBatchModel, IRegularizedModel
{
    const int Samples = 5, Features = 4, Hidden = 7, Classes = 3;
    const double Epsilon = 1e-3;

    readonly Bug bug;
    readonly double[] x, dz = new double[Samples * Hidden];
    readonly double[] normalized = new double[Samples * Hidden], dNormalized = new double[Samples * Hidden];
    readonly double[] scaled = new double[Samples * Hidden], activated = new double[Samples * Hidden];
    readonly double[] dScaled = new double[Samples * Hidden], variance = new double[Samples];
    readonly double[] gamma = new double[Hidden], dGamma = new double[Hidden];
    readonly double[] beta = new double[Hidden], dBeta = new double[Hidden];
    readonly DenseLayer hidden = new("1", Samples, Features, Hidden), output = new("2", Samples, Hidden, Classes);
    readonly SoftmaxLoss loss;

    public LayerNormNetwork(int seed, Bug bug = Bug.None)
    {
        this.bug = bug;
        var random = new Random(seed);
        x = random.Features(Samples, Features);
        loss = new(random.Labels(Samples, Classes), Classes);
        Tensors =
        [
            hidden.Weights().Regularized(), hidden.Bias(), Tensor.Of("gamma", gamma, dGamma),
            Tensor.Of("beta", beta, dBeta), output.Weights().Regularized(), output.Bias(),
        ];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
        Initialize(random);
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public int BatchSize => Samples;

    public double Lambda { get; set; } = 0.05;

    public double WeightDecay => Lambda / Samples;

    public void Initialize(Random random)
    {
        hidden.Initialize(random);
        output.Initialize(random);
        Array.Fill(gamma, 1);
        Array.Clear(beta);
    }

    public void TrainStep() => this.Descend(0.2);

    public double Cost()
    {
        var z = hidden.Forward(x);
        for (var s = 0; s < Samples; s++)
        {
            Normalize(z.AsSpan(s * Hidden, Hidden), s);
        }

        for (var k = 0; k < scaled.Length; k++)
        {
            scaled[k] = (gamma[k % Hidden] * normalized[k]) + beta[k % Hidden];
            activated[k] = scaled[k] / 2 * (1 + Math.Tanh(GeluInner(scaled[k])));
        }

        var norms = SquaredNorm.Of(hidden.W) + SquaredNorm.Of(output.W);
        return loss.Forward(output.Forward(activated)) + (WeightDecay / 2 * norms);
    }

    public void ComputeGradient()
    {
        var dLogits = loss.Backward();
        output.WeightGradient(dLogits, activated, WeightDecay);
        output.BiasGradient(dLogits);
        output.InputGradient(dLogits, dScaled);
        Array.Clear(dGamma);
        Array.Clear(dBeta);
        for (var k = 0; k < dScaled.Length; k++)
        {
            var j = k % Hidden;
            dScaled[k] *= GeluDerivative(scaled[k]);
            dGamma[j] += dScaled[k] * (bug == Bug.GammaFromUnnormalizedInput ? hidden.Z[k] : normalized[k]);
            dBeta[j] += dScaled[k];
            dNormalized[k] = dScaled[k] * (bug == Bug.GammaIgnoredInInputGradient ? 1 : gamma[j]);
        }

        for (var k = 0; k < dz.Length; k++)
        {
            dz[k] = NormalizeBackward(k / Hidden, k % Hidden);
        }

        hidden.WeightGradient(dz, x, WeightDecay);
        hidden.BiasGradient(dz);
    }

    void Normalize(ReadOnlySpan<double> z, int sample)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var value in z)
        {
            sum += value;
        }

        foreach (var value in z)
        {
            squares += (value - (sum / Hidden)) * (value - (sum / Hidden));
        }

        variance[sample] = squares / Hidden;
        for (var j = 0; j < Hidden; j++)
        {
            normalized[(sample * Hidden) + j] = (z[j] - (sum / Hidden)) / Math.Sqrt(variance[sample] + Epsilon);
        }
    }

    /// <summary>dz = (dẑ − mean dẑ − ẑ · mean(dẑ·ẑ)) / √(var + ε)</summary>
    double NormalizeBackward(int sample, int j)
    {
        var overBatch = bug == Bug.StatisticsOverBatch;
        var (start, step, count) = overBatch ? (j, Hidden, Samples) : (sample * Hidden, 1, Hidden);
        var (mean, product) = (0.0, 0.0);
        for (var m = 0; m < count; m++)
        {
            var k = start + (m * step);
            mean += dNormalized[k] / count;
            product += dNormalized[k] * normalized[k] / count;
        }

        var at = (sample * Hidden) + j;
        var gradient = dNormalized[at]
            - (bug == Bug.MeanTermMissing ? 0 : mean)
            - (bug == Bug.VarianceTermMissing ? 0 : normalized[at] * product);
        return bug == Bug.EpsilonOutsideSquareRoot
            ? gradient / (Math.Sqrt(variance[sample]) + Epsilon)
            : gradient / Math.Sqrt(variance[sample] + Epsilon);
    }

    /// <summary>√(2/π) · (z + 0.044715 z³), as in the tanh form of GELU: z/2 · (1 + tanh of this).</summary>
    static double GeluInner(double z) => Math.Sqrt(2 / Math.PI) * (z + (0.044715 * z * z * z));

    double GeluDerivative(double z)
    {
        var tanh = Math.Tanh(GeluInner(z));
        var inner = bug == Bug.GeluInnerDerivativeMissing
            ? 1
            : Math.Sqrt(2 / Math.PI) * (1 + (3 * 0.044715 * z * z));
        return ((1 + tanh) / 2) + (z / 2 * (1 - (tanh * tanh)) * inner);
    }
}
