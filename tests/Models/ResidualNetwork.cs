using GradientTesting.TestModels.Layers;
using Bug = GradientTesting.TestModels.ResidualNetworkBug;

namespace GradientTesting.TestModels;

public enum ResidualNetworkBug
{
    None,
    SkipDropped,
    FirstSkipDropped,
    SkipDoubled,
    BranchDropped,
    DerivativeAtSum,
    TransposedWeight,
    BlockOutputAsBlockInput,
    MeanMissing,
    BiasFromFirstSample,
}

/// <summary>J = 1/2n · Σ‖V·h2 + c − y‖², with h0 = W0·x + b0 and h[k] = h[k−1] + tanh(W[k]·h[k−1] + b[k]).</summary>
public sealed class ResidualNetwork : ITestModel, IInitializableModel, ITrainableModel, IBatchModel, ICopyableModel
{
    const int Samples = 6, Features = 4, Width = 5, Outputs = 2;

    readonly int seed;
    readonly Bug bug;
    readonly double[] x;
    readonly SquaredLoss loss;
    readonly DenseLayer stem = new("0", Samples, Features, Width);
    readonly DenseLayer[] blocks = [new("1", Samples, Width, Width), new("2", Samples, Width, Width)];
    readonly DenseLayer output = new("3", Samples, Width, Outputs);
    readonly double[][] h;
    readonly double[][] branch = [new double[Samples * Width], new double[Samples * Width]];
    readonly double[] dh = new double[Samples * Width];
    readonly double[] dz = new double[Samples * Width];
    readonly double[] throughBranch = new double[Samples * Width];

    public ResidualNetwork(int seed, Bug bug = Bug.None)
    {
        (this.seed, this.bug) = (seed, bug);
        var random = new Random(seed);
        x = random.Features(Samples, Features);
        h = [stem.Z, new double[Samples * Width], new double[Samples * Width]];
        loss = new(random.Normals(Samples * Outputs, 1.5), Samples);
        Tensors =
        [
            stem.Weights(), stem.Bias(),
            blocks[0].Weights(), blocks[0].Bias(),
            blocks[1].Weights(), blocks[1].Bias(),
            output.Weights(), output.Bias(),
        ];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
        Initialize(random);
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public int BatchSize => Samples;

    public void Initialize(Random random)
    {
        stem.Initialize(random);
        blocks[0].Initialize(random, bias: 0.1);
        blocks[1].Initialize(random, bias: 0.1);
        output.Initialize(random);
    }

    public void TrainStep() => this.Descend(0.05);

    public double Cost()
    {
        stem.Forward(x);
        for (var k = 0; k < blocks.Length; k++)
        {
            Elementwise.Map(blocks[k].Forward(h[k]), branch[k], Math.Tanh);
            Array.Copy(h[k], h[k + 1], h[k].Length);
            Elementwise.Add(h[k + 1], branch[k]);
        }

        return loss.Forward(output.Forward(h[^1]));
    }

    public void ComputeGradient()
    {
        var dOut = loss.Backward(averaged: bug != Bug.MeanMissing);
        output.WeightGradient(dOut, h[^1]);
        output.BiasGradient(dOut);
        output.InputGradient(dOut, dh);
        for (var k = blocks.Length - 1; k >= 0; k--)
        {
            BackThroughBlock(k);
        }

        stem.WeightGradient(dh, x);
        stem.BiasGradient(dh);
    }

    public IGradientModel Copy() => Tensor.CopyValues(this, new ResidualNetwork(seed, bug));

    void BackThroughBlock(int k)
    {
        Array.Copy(dh, dz, dz.Length);
        Elementwise.Chain(dz, bug == Bug.DerivativeAtSum ? h[k + 1] : branch[k], t => 1 - (t * t));
        blocks[k].WeightGradient(dz, bug == Bug.BlockOutputAsBlockInput ? h[k + 1] : h[k]);
        blocks[k].BiasGradient(dz, bug == Bug.BiasFromFirstSample ? 1 : Samples);
        blocks[k].InputGradient(dz, throughBranch, transposed: bug == Bug.TransposedWeight);
        var skip = bug switch
        {
            Bug.SkipDropped => 0,
            Bug.FirstSkipDropped => k == 0 ? 0 : 1,
            Bug.SkipDoubled => 2,
            _ => 1,
        };
        Elementwise.Multiply(dh, skip);
        Elementwise.Add(dh, throughBranch, bug == Bug.BranchDropped ? 0 : 1);
    }
}
