using GradientTesting.TestModels.Layers;
using Bug = GradientTesting.TestModels.ConvolutionNetworkBug;

namespace GradientTesting.TestModels;

public enum ConvolutionNetworkBug
{
    None,
    KernelFlippedInWeightGradient,
    KernelFlippedInInputGradient,
    PaddedWindowsIgnored,
    StrideOffByOne,
    BiasAveragedOverPositions,
    LastFilterSkipped,
    ChannelsReversed,
}

/// <summary>
/// J = −1/n · Σ log softmax(W3·a2 + b3)[label], a2 = tanh(W2 ∗ a1 + b2) at stride 2, a1 = tanh(W1 ∗ x + b1), with
/// zero padding.
/// </summary>
public sealed class ConvolutionNetwork : ITestModel, IInitializableModel, ITrainableModel, IBatchModel, ICopyableModel
{
    const int Samples = 4, Channels = 2, Height = 5, Width = 6, Filters1 = 3, Filters2 = 2, Classes = 3;

    readonly int seed;
    readonly Bug bug;
    readonly double[] x, a1, da1, a2, da2;
    readonly ConvolutionLayer first, second;
    readonly DenseLayer output;
    readonly SoftmaxLoss loss;
    readonly Tap[] weightTaps1, weightTaps2, inputTaps2;

    public ConvolutionNetwork(int seed, Bug bug = Bug.None)
    {
        (this.seed, this.bug) = (seed, bug);
        var random = new Random(seed);
        x = random.Features(Samples, Channels * Height * Width);
        loss = new(random.Labels(Samples, Classes), Classes);
        first = new("1", Samples, (Channels, Height, Width), Filters1, kernel: 3, padding: 1);
        second = new(
            "2", Samples, (Filters1, first.OutputHeight, first.OutputWidth), Filters2, kernel: 3, padding: 1, stride: 2);
        output = new("3", Samples, Filters2 * second.Positions, Classes);
        (a1, da1) = (new double[first.Z.Length], new double[first.Z.Length]);
        (a2, da2) = (new double[second.Z.Length], new double[second.Z.Length]);
        (weightTaps1, weightTaps2, inputTaps2) = (WeightTaps(first), WeightTaps(second), InputTaps(second));
        Tensors = [first.Weights, first.Bias, second.Weights, second.Bias, output.Weights(), output.Bias()];
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
        output.Initialize(random);
    }

    public double Cost()
    {
        Elementwise.Map(first.Forward(x), a1, Math.Tanh);
        Elementwise.Map(second.Forward(a1), a2, Math.Tanh);
        return loss.Forward(output.Forward(a2));
    }

    public void ComputeGradient()
    {
        var dz = loss.Backward();
        output.WeightGradient(dz, a2);
        output.BiasGradient(dz);
        output.InputGradient(dz, da2);
        Elementwise.Chain(da2, a2, a => 1 - (a * a));
        Backward(second, da2, a1, weightTaps2);
        second.InputGradient(da2, da1, inputTaps2);
        Elementwise.Chain(da1, a1, a => 1 - (a * a));
        Backward(first, da1, x, weightTaps1);
    }

    public void TrainStep() => this.Descend(0.1);

    public IGradientModel Copy() => Tensor.CopyValues(this, new ConvolutionNetwork(seed, bug));

    void Backward(ConvolutionLayer layer, double[] dz, double[] input, Tap[] taps)
    {
        layer.WeightGradient(dz, input, taps);
        layer.BiasGradient(dz);
        for (var f = 0; bug == Bug.BiasAveragedOverPositions && f < layer.DB.Length; f++)
        {
            layer.DB[f] /= layer.Positions;
        }
    }

    Tap[] InputTaps(ConvolutionLayer layer) =>
        bug == Bug.KernelFlippedInInputGradient ? [.. layer.Taps.Select(layer.Flipped)] : layer.Taps;

    Tap[] WeightTaps(ConvolutionLayer layer) => bug switch
    {
        Bug.KernelFlippedInWeightGradient => [.. layer.Taps.Select(layer.Flipped)],
        Bug.PaddedWindowsIgnored =>
            [.. from tap in layer.Taps
                group tap by tap.Output into window
                where window.Count() == layer.WindowLength
                from tap in window
                select tap],
        Bug.StrideOffByOne => layer.TapsAt(Math.Max(1, layer.Stride - 1)),
        Bug.LastFilterSkipped => [.. layer.Taps.Where(tap => !layer.IsOfLastFilter(tap))],
        Bug.ChannelsReversed => [.. layer.Taps.Select(layer.WithChannelsReversed)],
        _ => layer.Taps,
    };
}
