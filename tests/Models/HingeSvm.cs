using GradientTesting.TestModels.Layers;
using Bug = GradientTesting.TestModels.HingeSvmBug;

namespace GradientTesting.TestModels;

public enum HingeSvmBug
{
    None,
    OwnClassMissing,
    OwnClassCountedOnce,
    MarginMissing,
    SquaredFactorMissing,
    MeanMissing,
    L2FactorTwoMissing,
    L2WrongSign,
    BiasFromFirstSample,
}

/// <summary>J = 1/n · Σ over samples and wrong classes of max(0, z[c] − z[label] + 1), or its square, + λ‖W‖²; z = W·x + b.</summary>
public sealed class HingeSvm : ITestModel, IInitializableModel, IBatchModel, IRegularizedModel, ICopyableModel
{
    const int Samples = 11, Features = 7, Classes = 4;

    readonly bool squared;
    readonly int seed;
    readonly Bug bug;
    readonly double[] x;
    readonly int[] labels;
    readonly DenseLayer layer = new("", Samples, Features, Classes);
    readonly double[] dz = new double[Samples * Classes];

    public HingeSvm(bool squared, int seed, Bug bug = Bug.None)
    {
        (this.squared, this.seed, this.bug) = (squared, seed, bug);
        var random = new Random(seed);
        x = random.Features(Samples, Features);
        labels = random.Labels(Samples, Classes);
        Tensors = [layer.Weights().Regularized(), layer.Bias()];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
        Initialize(random);
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public int BatchSize => Samples;

    public double Lambda { get; set; } = 0.05;

    public double WeightDecay => 2 * Lambda;

    public void Initialize(Random random) => layer.Initialize(random);

    public double Cost()
    {
        var z = layer.Forward(x);
        var sum = 0.0;
        for (var k = 0; k < z.Length; k++)
        {
            var violation = Violation(k, margin: 1);
            sum += squared ? violation * violation : violation;
        }

        return (sum / Samples) + (Lambda * SquaredNorm.Of(layer.W));
    }

    public void ComputeGradient()
    {
        Array.Clear(dz);
        for (var k = 0; k < dz.Length; k++)
        {
            var violation = Violation(k, margin: bug == Bug.MarginMissing ? 0 : 1);
            if (violation > 0)
            {
                Push(k, Slope(violation));
            }
        }

        var decay = bug switch
        {
            Bug.L2FactorTwoMissing => Lambda,
            Bug.L2WrongSign => -2 * Lambda,
            _ => 2 * Lambda,
        };
        layer.WeightGradient(dz, x, decay);
        layer.BiasGradient(dz, bug == Bug.BiasFromFirstSample ? 1 : Samples);
    }

    public IGradientModel Copy() =>
        Tensor.CopyValues(this, new HingeSvm(squared, seed, bug) { Lambda = Lambda });

    double Violation(int k, double margin)
    {
        var label = (k / Classes * Classes) + labels[k / Classes];
        return k == label ? 0 : Math.Max(0, layer.Z[k] - layer.Z[label] + margin);
    }

    double Slope(double violation) =>
        (squared ? (bug == Bug.SquaredFactorMissing ? 1 : 2) * violation : 1)
        / (bug == Bug.MeanMissing ? 1 : Samples);

    void Push(int k, double slope)
    {
        var label = (k / Classes * Classes) + labels[k / Classes];
        dz[k] += slope;
        dz[label] = bug switch
        {
            Bug.OwnClassMissing => 0,
            Bug.OwnClassCountedOnce => -slope,
            _ => dz[label] - slope,
        };
    }
}
