using GradientTesting.TestModels;

namespace GradientTesting.Tests.Findings;

/// <summary>
/// J = 1/2n · Σ ‖W2·gelu(W1·x + b1) + b2 − y‖², 6-8-4, gelu(z) = z/2 · (1 + tanh(√(2/π) · (z + 0.044715 z³))), whose
/// derivative takes √(2/π) from a constant of its own.
/// </summary>
internal sealed class GeluNet : ITestModel, IInitializableModel
{
    const int Samples = 10, Inputs = 6, Hidden = 8, Outputs = 4;
    const double Cubic = 0.044715;

    static readonly double Root = Math.Sqrt(2 / Math.PI);

    readonly double constant;
    readonly double[] x, y, a = new double[Hidden * Samples], d = new double[Hidden * Samples], dy = new double[Outputs * Samples];
    readonly Dense<double> first = new("1", Samples, Inputs, Hidden), second = new("2", Samples, Hidden, Outputs);

    /// <param name="seed">Of data and values.</param>
    /// <param name="constant">√(2/π) as the backward pass has it; null for the right one.</param>
    public GeluNet(int seed, double? constant = null)
    {
        this.constant = constant ?? Root;
        var random = new Random(seed);
        (x, y) = (random.Normals<double>(Inputs * Samples), random.Normals<double>(Outputs * Samples));
        Tensors = [first.Weights, first.Bias, second.Weights, second.Bias];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
        Initialize(random);
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public void Initialize(Random random)
    {
        first.Initialize(random, gain: 1.4);
        second.Initialize(random);
    }

    public double Cost()
    {
        first.Forward(x);
        for (var k = 0; k < a.Length; k++)
        {
            var z = first.Z[k];
            a[k] = z / 2 * (1 + Math.Tanh(Root * (z + (Cubic * z * z * z))));
        }

        second.Forward(a);
        var sum = 0.0;
        for (var k = 0; k < y.Length; k++)
        {
            dy[k] = (second.Z[k] - y[k]) / Samples;
            sum += Samples * dy[k] * dy[k] / 2;
        }

        return sum;
    }

    public void ComputeGradient()
    {
        second.Backward(dy, a);
        second.InputGradient(dy, d);
        for (var k = 0; k < d.Length; k++)
        {
            var z = first.Z[k];
            var tanh = Math.Tanh(constant * (z + (Cubic * z * z * z)));
            d[k] *= ((1 + tanh) / 2) + (z / 2 * (1 - (tanh * tanh)) * constant * (1 + (3 * Cubic * z * z)));
        }

        first.Backward(d, x);
    }
}
