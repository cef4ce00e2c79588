using GradientTesting.TestModels.Layers;
using Bug = GradientTesting.TestModels.MaxPoolNetworkBug;

namespace GradientTesting.TestModels;

public enum MaxPoolNetworkBug
{
    None,
    WholeWindowGetsGradient,
    FirstElementGetsGradient,
    GradientSharedOverWindow,
    OverlapOverwritten,
    ReluDerivativeMissing,
}

/// <summary>
/// J = 1/2n · Σ ‖W2·p + b2 − target‖², p = max over 2×2 windows of relu(W1 ∗ x + b1); the windows overlap at stride 1.
/// </summary>
public sealed class MaxPoolNetwork : ITestModel, IInitializableModel, ITrainableModel, IBatchModel
{
    const int Samples = 5, Height = 6, Width = 8, Filters = 3, Window = 2, Outputs = 3;

    readonly Bug bug;
    readonly double[] x, a, da, pooled, dPooled;
    readonly int[] windows, largest;
    readonly ConvolutionLayer convolution;
    readonly DenseLayer output;
    readonly SquaredLoss loss;

    public MaxPoolNetwork(int seed, Bug bug = Bug.None, bool overlapping = false)
    {
        this.bug = bug;
        var random = new Random(seed);
        x = random.Features(Samples, Height * Width);
        convolution = new("1", Samples, (1, Height, Width), Filters, kernel: 3);
        windows = WindowStarts(overlapping ? 1 : Window);
        (a, da) = (new double[convolution.Z.Length], new double[convolution.Z.Length]);
        (pooled, dPooled) = (new double[windows.Length], new double[windows.Length]);
        largest = new int[windows.Length];
        output = new("2", Samples, windows.Length / Samples, Outputs);
        loss = new(random.Features(Samples, Outputs), Samples);
        Tensors = [convolution.Weights, convolution.Bias, output.Weights(), output.Bias()];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
        Initialize(random);
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public int BatchSize => Samples;

    public void Initialize(Random random)
    {
        convolution.Initialize(random);
        output.Initialize(random, bias: 0.1);
    }

    /// <summary>In small steps: a long one leaves every unit dead.</summary>
    public void TrainStep() => this.Descend(0.01);

    public double Cost()
    {
        var z = convolution.Forward(x);
        for (var k = 0; k < z.Length; k++)
        {
            a[k] = Math.Max(z[k], 0);
        }

        for (var w = 0; w < windows.Length; w++)
        {
            largest[w] = windows[w];
            for (var k = 1; k < Window * Window; k++)
            {
                var element = Element(w, k);
                largest[w] = a[element] > a[largest[w]] ? element : largest[w];
            }

            pooled[w] = a[largest[w]];
        }

        return loss.Forward(output.Forward(pooled));
    }

    public void ComputeGradient()
    {
        var dy = loss.Backward();
        output.WeightGradient(dy, pooled);
        output.BiasGradient(dy);
        output.InputGradient(dy, dPooled);
        PoolBackward();
        for (var k = 0; k < da.Length && bug != Bug.ReluDerivativeMissing; k++)
        {
            da[k] = convolution.Z[k] > 0 ? da[k] : 0;
        }

        convolution.WeightGradient(da, x, convolution.Taps);
        convolution.BiasGradient(da);
    }

    void PoolBackward()
    {
        Array.Clear(da);
        for (var w = 0; w < windows.Length; w++)
        {
            switch (bug)
            {
                case Bug.WholeWindowGetsGradient:
                    AddToWindow(w, dPooled[w]);
                    break;
                case Bug.GradientSharedOverWindow:
                    AddToWindow(w, dPooled[w] / (Window * Window));
                    break;
                case Bug.FirstElementGetsGradient:
                    da[windows[w]] += dPooled[w];
                    break;
                case Bug.OverlapOverwritten:
                    da[largest[w]] = dPooled[w];
                    break;
                default:
                    da[largest[w]] += dPooled[w];
                    break;
            }
        }
    }

    void AddToWindow(int window, double gradient)
    {
        for (var k = 0; k < Window * Window; k++)
        {
            da[Element(window, k)] += gradient;
        }
    }

    int Element(int window, int k) => windows[window] + (k / Window * convolution.OutputWidth) + (k % Window);

    /// <summary>The first element of every window, over all samples and filters.</summary>
    int[] WindowStarts(int stride) =>
    [
        .. from map in Enumerable.Range(0, Samples * Filters)
           from i in Enumerable.Range(0, ((convolution.OutputHeight - Window) / stride) + 1)
           from j in Enumerable.Range(0, ((convolution.OutputWidth - Window) / stride) + 1)
           select (map * convolution.Positions) + (i * stride * convolution.OutputWidth) + (j * stride),
    ];
}
