using System.Numerics;
using GradientTesting.TestModels;

namespace GradientTesting.Tests.Findings;

/// <summary>J = 1/2n · Σ ‖tanh(W·x + b) − y‖², where some elements of W are tiny.</summary>
internal sealed class TanhRegression<T> : ITestModel
    where T : struct, IFloatingPointIeee754<T>
{
    public const int TinyRow = 1;

    readonly T[] x, y, a;
    readonly Dense<T> layer;
    readonly int inputs, samples, tinyRows, tinyColumns;

    public TanhRegression(int outputs, int inputs, int samples, int seed, double size, int tinyRows = 1, int? tinyColumns = null)
    {
        (this.inputs, this.samples, this.tinyRows, this.tinyColumns) = (inputs, samples, tinyRows, tinyColumns ?? inputs);
        var random = new Random(seed);
        (x, y) = (random.Normals<T>(inputs * samples), random.Normals<T>(outputs * samples, 0.5));
        (layer, a) = (new("", samples, inputs, outputs), new T[outputs * samples]);
        layer.Initialize(random);
        for (var i = 0; i < layer.W.Length; i++)
        {
            layer.W[i] *= IsTiny(i) ? T.CreateTruncating(size) : T.One;
        }

        Tensors = [layer.Weights, layer.Bias];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public double Cost()
    {
        layer.Forward(x);
        var sum = T.Zero;
        for (var k = 0; k < a.Length; k++)
        {
            a[k] = T.Tanh(layer.Z[k]);
            sum += (a[k] - y[k]) * (a[k] - y[k]);
        }

        return double.CreateTruncating(sum / T.CreateTruncating(2 * samples));
    }

    public void ComputeGradient()
    {
        var dz = new T[a.Length];
        for (var k = 0; k < a.Length; k++)
        {
            dz[k] = (a[k] - y[k]) * (T.One - (a[k] * a[k])) / T.CreateTruncating(samples);
        }

        layer.Backward(dz, x);
    }

    public GradientModel Spoilt(Func<double, double> tiny) => GradientModel.Of(Components, Cost, () =>
    {
        ComputeGradient();
        for (var i = 0; i < layer.W.Length; i++)
        {
            Tensors[0].SetGradient(i, IsTiny(i) ? tiny(Tensors[0].Gradient(i)) : Tensors[0].Gradient(i));
        }
    });

    bool IsTiny(int i) => i / inputs >= TinyRow && i / inputs < TinyRow + tinyRows && i % inputs < tinyColumns;
}
