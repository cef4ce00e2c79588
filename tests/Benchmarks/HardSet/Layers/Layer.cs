using System.Numerics;

namespace GradientTesting.Benchmarks;

/// <summary>One step of a network over a whole batch, in one precision. Samples lie one after the other.</summary>
internal abstract class Layer<T>(int batch, LayerPlan plan)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>What <see cref="Forward"/> leaves.</summary>
    public T[] Output { get; } = new T[batch * plan.Output.Length];

    /// <summary>What <see cref="Backward"/> leaves: the derivative by the input.</summary>
    public T[] InputGradient { get; } = new T[batch * plan.Input.Length];

    protected int Batch => batch;

    protected int Inputs { get; } = plan.Input.Length;

    protected int Outputs { get; } = plan.Output.Length;

    public abstract void Forward(T[] x);

    /// <summary>Overwrites the gradients of weights and input. Follows <see cref="Forward"/> of the same input.</summary>
    public abstract void Backward(T[] x, T[] dy);

    /// <summary>Whether the last forward pass met a kink exactly.</summary>
    public virtual bool IsAtKink(T[] x) => false;

    protected Span<T> InputOf(T[] x, int sample) => x.AsSpan(sample * Inputs, Inputs);

    protected Span<T> OutputOf(T[] y, int sample) => y.AsSpan(sample * Outputs, Outputs);
}
