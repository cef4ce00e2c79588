using GradientTesting.TestModels.Layers;

namespace GradientTesting.TestModels;

/// <summary>
/// J = 1/2n · Σ‖W2·tanh(W1·x + b1) + b2 − onehot(label)‖² on images of 8 by 8, stored, computed and summed in float.
/// </summary>
public sealed class Float32DigitsNetwork : ITestModel, IInitializableModel, ITrainableModel, IBatchModel
{
    const int Samples = 20, Pixels = 64, Hidden = 16, Classes = 10;

    readonly float[] x;
    readonly int[] labels;
    readonly FloatDenseLayer first = new("1", Samples, Pixels, Hidden);
    readonly FloatDenseLayer second = new("2", Samples, Hidden, Classes);
    readonly float[] a1 = new float[Samples * Hidden];
    readonly float[] d1 = new float[Samples * Hidden];
    readonly float[] d2 = new float[Samples * Classes];

    public Float32DigitsNetwork(int seed)
    {
        var random = new Random(seed);
        (var images, labels) = random.Digits(Samples);
        x = Array.ConvertAll(images, v => (float)v);
        Tensors = [first.Weights(), first.Bias(), second.Weights(), second.Bias()];
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
        var sum = 0f;
        for (var k = 0; k < d2.Length; k++)
        {
            sum += Error(k) * Error(k);
        }

        return sum / (2 * Samples);
    }

    public void ComputeGradient()
    {
        for (var k = 0; k < d2.Length; k++)
        {
            d2[k] = Error(k) / Samples;
        }

        second.Backward(d2, a1, 0, Samples, Samples);
        second.InputGradient(d2, d1);
        for (var k = 0; k < d1.Length; k++)
        {
            d1[k] *= 1 - (a1[k] * a1[k]);
        }

        first.Backward(d1, x, 0, Samples, Samples);
    }

    float Error(int k) => second.Z[k] - (k % Classes == labels[k / Classes] ? 1 : 0);
}
