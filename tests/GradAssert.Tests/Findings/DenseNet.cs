using System.Numerics;
using GradientTesting.TestModels;

namespace GradientTesting.Tests.Findings;

public enum DenseNetBug
{
    None,
    DerivativeMissing,
    GatedByWrongLayer,
    LayerInputOfWrongLayer,
}

public enum Unit
{
    Relu,
    LeakyRelu,
    Tanh,

    /// <summary>The one function of the net that is called in single precision, whatever the rest is in.</summary>
    TanhInSingle,
}

/// <summary>
/// J = −1/n · Σ log softmax(W3·f(W2·f(W1·x + b1) + b2) + b3)[label], 8-16-16-3 or narrower, stored and computed in
/// <typeparamref name="T"/>; the losses are computed and added up in <typeparamref name="T"/> or in double.
/// </summary>
internal sealed class DenseNet<T> : ITestModel, IInitializableModel, ITrainableModel, IBatchModel
    where T : struct, IFloatingPointIeee754<T>
{
    const int Inputs = 8, Classes = 3;

    readonly Unit unit;
    readonly DenseNetBug bug;
    readonly T[] x, a1, a2, d1, d2;
    readonly Dense<T> first, second, third;
    readonly SoftmaxCrossEntropy<T> loss;

    public DenseNet(int batch, int seed, Unit unit = Unit.Relu, bool summedInDouble = false, DenseNetBug bug = DenseNetBug.None, int hidden = 16)
    {
        (BatchSize, this.unit, this.bug) = (batch, unit, bug);
        var random = new Random(seed);
        x = random.Normals<T>(batch * Inputs);
        loss = new([.. Enumerable.Range(0, batch).Select(_ => random.Next(Classes))], Classes, summedInDouble);
        (first, second, third) = (new("1", batch, Inputs, hidden), new("2", batch, hidden, hidden), new("3", batch, hidden, Classes));
        (a1, a2, d1, d2) = (new T[batch * hidden], new T[batch * hidden], new T[batch * hidden], new T[batch * hidden]);
        Tensors = [first.Weights, first.Bias, second.Weights, second.Bias, third.Weights, third.Bias];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
        Initialize(random);
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public int BatchSize { get; }

    public void Initialize(Random random)
    {
        first.Initialize(random, gain: 1.4);
        second.Initialize(random, gain: 1.4);
        third.Initialize(random);
    }

    public double Cost()
    {
        Activate(first.Forward(x), a1);
        Activate(second.Forward(a1), a2);
        return loss.Forward(third.Forward(a2));
    }

    public void ComputeGradient()
    {
        var d3 = loss.Backward(third.Z);
        third.Backward(d3, a2);
        third.InputGradient(d3, d2);
        Chain(d2, second.Z, a2);
        second.Backward(d2, bug == DenseNetBug.LayerInputOfWrongLayer ? a2 : a1);
        second.InputGradient(d2, d1);
        if (bug != DenseNetBug.DerivativeMissing)
        {
            Chain(d1, bug == DenseNetBug.GatedByWrongLayer ? second.Z : first.Z, a1);
        }

        first.Backward(d1, x);
    }

    public void TrainStep()
    {
        Cost();
        ComputeGradient();
        foreach (var layer in new[] { first, second, third })
        {
            layer.Descend(T.CreateTruncating(0.1));
        }
    }

    void Activate(T[] z, T[] a)
    {
        if (!IsTanh)
        {
            Vectors.LeakyRelu(z, a, Leak);
            return;
        }

        for (var k = 0; k < z.Length; k++)
        {
            a[k] = unit == Unit.Tanh ? T.Tanh(z[k]) : T.CreateTruncating(MathF.Tanh(float.CreateTruncating(z[k])));
        }
    }

    void Chain(T[] d, T[] z, T[] a)
    {
        if (!IsTanh)
        {
            Vectors.LeakyReluBackward(d, z, Leak);
            return;
        }

        for (var k = 0; k < d.Length; k++)
        {
            d[k] *= T.One - (a[k] * a[k]);
        }
    }

    bool IsTanh => unit is Unit.Tanh or Unit.TanhInSingle;

    T Leak => unit == Unit.LeakyRelu ? T.CreateTruncating(0.1f) : T.Zero;
}
