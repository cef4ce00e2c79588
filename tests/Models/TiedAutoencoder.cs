using GradientTesting.TestModels.Layers;
using Bug = GradientTesting.TestModels.TiedAutoencoderBug;

namespace GradientTesting.TestModels;

public enum TiedAutoencoderBug
{
    None,
    EncoderPartMissing,
    DecoderPartMissing,
    DecoderPartTransposed,
    DecoderNotTransposedBack,
    ActivationDerivativeMissing,
    MeanMissing,
    L2CountedTwice,
}

/// <summary>J = 1/2n · Σ‖Wᵀ·h + c − x‖² + λ/2n · ‖W‖², with h = σ(W·x + b): one W in the encoder and the decoder.</summary>
public sealed class TiedAutoencoder
    : ITestModel, IInitializableModel, ITrainableModel, IBatchModel, IRegularizedModel, ICopyableModel
{
    const int Samples = 7, Width = 6;

    readonly int seed;
    readonly Bug bug;
    readonly double[] x;
    readonly SquaredLoss loss;
    readonly DenseLayer encoder = new("", Samples, Width, Width);
    readonly double[] c = new double[Width];
    readonly double[] dc = new double[Width];
    readonly double[] h = new double[Samples * Width];
    readonly double[] dh = new double[Samples * Width];
    readonly double[] reconstruction = new double[Samples * Width];

    public TiedAutoencoder(int seed, Bug bug = Bug.None)
    {
        (this.seed, this.bug) = (seed, bug);
        var random = new Random(seed);
        x = random.Features(Samples, Width);
        loss = new(x, Samples);
        Tensors = [encoder.Weights().Regularized(), encoder.Bias(), Tensor.Of("c", c, dc, Width)];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
        Initialize(random);
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public int BatchSize => Samples;

    public double Lambda { get; set; } = 0.2;

    public double WeightDecay => Lambda / Samples;

    public void Initialize(Random random)
    {
        encoder.Initialize(random);
        Array.Clear(c);
    }

    public void TrainStep() => this.Descend(0.2);

    public double Cost()
    {
        Elementwise.Map(encoder.Forward(x), h, Elementwise.Sigmoid);
        for (var k = 0; k < reconstruction.Length; k++)
        {
            var (sample, feature) = (k / Width, k % Width);
            var sum = c[feature];
            for (var j = 0; j < Width; j++)
            {
                sum += encoder.W[(j * Width) + feature] * h[(sample * Width) + j];
            }

            reconstruction[k] = sum;
        }

        return loss.Forward(reconstruction) + (WeightDecay / 2 * SquaredNorm.Of(encoder.W));
    }

    public void ComputeGradient()
    {
        var dr = loss.Backward(averaged: bug != Bug.MeanMissing);
        BackThroughDecoder(dr);
        if (bug != Bug.ActivationDerivativeMissing)
        {
            Elementwise.Chain(dh, h, a => a * (1 - a));
        }

        encoder.BiasGradient(dh);
        encoder.WeightGradient(dh, x, bug == Bug.L2CountedTwice ? 2 * WeightDecay : WeightDecay);
        if (bug == Bug.EncoderPartMissing)
        {
            Array.Clear(encoder.DW);
            Elementwise.Add(encoder.DW, encoder.W, WeightDecay);
        }

        if (bug != Bug.DecoderPartMissing)
        {
            AddDecoderPart(dr);
        }
    }

    public IGradientModel Copy() =>
        Tensor.CopyValues(this, new TiedAutoencoder(seed, bug) { Lambda = Lambda });

    void BackThroughDecoder(double[] dr)
    {
        Array.Clear(dc);
        for (var k = 0; k < dh.Length; k++)
        {
            var (sample, unit) = (k / Width, k % Width);
            dc[unit] += dr[k];
            var sum = 0.0;
            for (var i = 0; i < Width; i++)
            {
                var weight = bug == Bug.DecoderNotTransposedBack ? (i * Width) + unit : (unit * Width) + i;
                sum += dr[(sample * Width) + i] * encoder.W[weight];
            }

            dh[k] = sum;
        }
    }

    void AddDecoderPart(double[] dr)
    {
        for (var k = 0; k < dr.Length; k++)
        {
            var (sample, feature) = (k / Width, k % Width);
            for (var j = 0; j < Width; j++)
            {
                var weight = bug == Bug.DecoderPartTransposed ? (feature * Width) + j : (j * Width) + feature;
                encoder.DW[weight] += dr[k] * h[(sample * Width) + j];
            }
        }
    }
}
