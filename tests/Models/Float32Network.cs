using GradientTesting.TestModels.Layers;
using Bug = GradientTesting.TestModels.Float32NetworkBug;

namespace GradientTesting.TestModels;

public enum Float32NetworkBug
{
    None,
    DerivativeMissing,
    DerivativeAtPreActivation,
    MeanMissing,
    BiasFromFirstSample,
    LastSampleLost,
    L2Missing,
}

/// <summary>
/// J = 1/2n · Σ‖W2·tanh(W1·x + b1) + b2 − y‖² + λ/2n · Σ‖W‖², stored and computed in float; the cost is summed in
/// float or in double.
/// </summary>
public sealed class Float32Network
    : ITestModel, IInitializableModel, ITrainableModel, IBatchModel, IRegularizedModel, ICopyableModel
{
    const int Samples = 8, Features = 5, Hidden = 6, Outputs = 3;

    readonly bool summedInDouble;
    readonly int seed;
    readonly Bug bug;
    readonly float[] x;
    readonly float[] y;
    readonly FloatDenseLayer first = new("1", Samples, Features, Hidden);
    readonly FloatDenseLayer second = new("2", Samples, Hidden, Outputs);
    readonly float[] a1 = new float[Samples * Hidden];
    readonly float[] d1 = new float[Samples * Hidden];
    readonly float[] d2 = new float[Samples * Outputs];

    public Float32Network(bool summedInDouble, int seed, Bug bug = Bug.None)
    {
        (this.summedInDouble, this.seed, this.bug) = (summedInDouble, seed, bug);
        var random = new Random(seed);
        x = Array.ConvertAll(random.Features(Samples, Features), v => (float)v);
        y = Array.ConvertAll(random.Normals(Samples * Outputs, 1.2), v => (float)v);
        Tensors = [first.Weights().Regularized(), first.Bias(), second.Weights().Regularized(), second.Bias()];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
        Initialize(random);
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public int BatchSize => Samples;

    public double Lambda { get; set; } = 0.5;

    public double WeightDecay => Lambda / Samples;

    public void Initialize(Random random)
    {
        first.Initialize(random);
        second.Initialize(random);
    }

    public void TrainStep() => this.Descend(0.1);

    public double Cost()
    {
        first.Forward(x);
        for (var k = 0; k < a1.Length; k++)
        {
            a1[k] = MathF.Tanh(first.Z[k]);
        }

        second.Forward(a1);
        return summedInDouble ? CostInDouble() : CostInSingle();
    }

    public void ComputeGradient()
    {
        for (var k = 0; k < d2.Length; k++)
        {
            d2[k] = (second.Z[k] - y[k]) / (bug == Bug.MeanMissing ? 1 : Samples);
        }

        var count = bug == Bug.LastSampleLost ? Samples - 1 : Samples;
        var biasCount = bug == Bug.BiasFromFirstSample ? 1 : Samples;
        second.Backward(d2, a1, bug == Bug.L2Missing ? 0 : (float)WeightDecay, count, biasCount);
        second.InputGradient(d2, d1);
        for (var k = 0; k < d1.Length; k++)
        {
            d1[k] *= bug switch
            {
                Bug.DerivativeMissing => 1,
                Bug.DerivativeAtPreActivation => 1 - (first.Z[k] * first.Z[k]),
                _ => 1 - (a1[k] * a1[k]),
            };
        }

        first.Backward(d1, x, (float)WeightDecay, count, biasCount);
    }

    public IGradientModel Copy() =>
        Tensor.CopyValues(this, new Float32Network(summedInDouble, seed, bug) { Lambda = Lambda });

    double CostInDouble()
    {
        double data = 0, norms = 0;
        for (var k = 0; k < y.Length; k++)
        {
            data += ((double)second.Z[k] - y[k]) * ((double)second.Z[k] - y[k]);
        }

        foreach (var w in first.W)
        {
            norms += (double)w * w;
        }

        foreach (var w in second.W)
        {
            norms += (double)w * w;
        }

        return (data / (2 * Samples)) + (WeightDecay / 2 * norms);
    }

    float CostInSingle()
    {
        float data = 0, norms = 0;
        for (var k = 0; k < y.Length; k++)
        {
            data += (second.Z[k] - y[k]) * (second.Z[k] - y[k]);
        }

        foreach (var w in first.W)
        {
            norms += w * w;
        }

        foreach (var w in second.W)
        {
            norms += w * w;
        }

        return (data / (2 * Samples)) + ((float)WeightDecay / 2 * norms);
    }
}
