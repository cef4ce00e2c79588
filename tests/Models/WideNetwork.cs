using System.Numerics;
using GradientTesting.TestModels.Layers;

namespace GradientTesting.TestModels;

/// <summary>
/// J = −1/n · Σ log softmax(W4·tanh(W3·tanh(W2·tanh(W1·x + b1) + b2) + b3) + b4)[label] + λ/2n · Σ‖W‖², with as many
/// parameters as are asked for, in double or in float.
/// </summary>
/// <remarks>
/// On two samples an evaluation, like a gradient, costs a small multiple of reading every parameter once. Neither allocates.
/// </remarks>
public sealed class WideNetwork<T>
    : ITestModel, IInitializableModel, ITrainableModel, IBatchModel, IRegularizedModel, ICopyableModel
    where T : struct, IFloatingPointIeee754<T>
{
    const int Samples = 2;

    readonly NetworkSizes sizes;
    readonly int seed;
    readonly T learningRate;
    readonly T[] x;
    readonly double[] scores;
    readonly SoftmaxLoss loss;
    readonly WideLayer<T>[] layers;

    /// <param name="parameters">100 or more; the network has exactly as many.</param>
    /// <param name="seed">Of data and values.</param>
    /// <param name="lambda">L2 strength λ; 0 for none.</param>
    public WideNetwork(int parameters, int seed, double lambda = 0)
        : this(NetworkSizes.Of(parameters), seed)
    {
        Lambda = lambda;
        Initialize(new(seed));
    }

    WideNetwork(NetworkSizes sizes, int seed)
    {
        (this.sizes, this.seed) = (sizes, seed);
        var random = new Random(seed);
        x = Array.ConvertAll(random.Features(Samples, sizes.Inputs), T.CreateTruncating);
        loss = new(random.Labels(Samples, sizes.Outputs), sizes.Outputs);
        // The slope of a score grows with the width: at one rate for all, a wide network leaps, and is left without a gradient.
        learningRate = T.CreateTruncating(0.2 / sizes.First);
        scores = new double[Samples * sizes.Outputs];
        layers =
        [
            new("1", Samples, sizes.Inputs, sizes.First), new("2", Samples, sizes.First, sizes.Second),
            new("3", Samples, sizes.Second, sizes.Third), new("4", Samples, sizes.Third, sizes.Outputs),
        ];
        Tensors = [.. layers.SelectMany(layer => new[] { layer.Weights().Regularized(), layer.Bias() })];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public int BatchSize => Samples;

    public double Lambda { get; set; }

    public double WeightDecay => Lambda / Samples;

    public void Initialize(Random random) => Array.ForEach(layers, layer => layer.Initialize(random));

    public void TrainStep()
    {
        ComputeGradient();
        Array.ForEach(layers, layer => layer.Descend(learningRate));
    }

    public double Cost()
    {
        var norms = 0.0;
        for (var l = 0; l < layers.Length; l++)
        {
            var z = layers[l].Forward(InputOf(l));
            for (var k = 0; k < z.Length && l < layers.Length - 1; k++)
            {
                z[k] = T.Tanh(z[k]);
            }

            norms += Lambda == 0 ? 0 : layers[l].SquaredNorm();
        }

        for (var k = 0; k < scores.Length; k++)
        {
            scores[k] = double.CreateTruncating(layers[^1].Z[k]);
        }

        return loss.Forward(scores) + (WeightDecay / 2 * norms);
    }

    public void ComputeGradient()
    {
        Cost();
        var dScores = loss.Backward();
        for (var k = 0; k < dScores.Length; k++)
        {
            layers[^1].DZ[k] = T.CreateTruncating(dScores[k]);
        }

        for (var l = layers.Length - 1; l >= 0; l--)
        {
            layers[l].Backward(InputOf(l), T.CreateTruncating(WeightDecay));
            if (l > 0)
            {
                layers[l].InputGradient(layers[l - 1].DZ);
                BackThroughTanh(layers[l - 1]);
            }
        }
    }

    public IGradientModel Copy()
    {
        var copy = new WideNetwork<T>(sizes, seed) { Lambda = Lambda };
        for (var l = 0; l < layers.Length; l++)
        {
            layers[l].CopyTo(copy.layers[l]);
        }

        return copy;
    }

    T[] InputOf(int layer) => layer == 0 ? x : layers[layer - 1].Z;

    static void BackThroughTanh(WideLayer<T> layer)
    {
        for (var k = 0; k < layer.DZ.Length; k++)
        {
            layer.DZ[k] *= T.One - (layer.Z[k] * layer.Z[k]);
        }
    }
}
