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

    /// <summary>Overwrites the gradients of the layer's weights and of its input. Follows <see cref="Forward"/> of the same input.</summary>
    public abstract void Backward(T[] x, T[] dy);

    /// <summary>Whether the last forward pass met a kink exactly.</summary>
    public virtual bool IsAtKink(T[] x) => false;

    protected Span<T> InputOf(T[] x, int sample) => x.AsSpan(sample * Inputs, Inputs);

    protected Span<T> OutputOf(T[] y, int sample) => y.AsSpan(sample * Outputs, Outputs);
}

/// <summary>What one sample is between two layers. A vector has height and width 1; a sequence lies along the width or height.</summary>
internal readonly record struct Signal(int Channels, int Height = 1, int Width = 1)
{
    public int Positions => Height * Width;

    public int Length => Channels * Positions;

    public override string ToString() =>
        Positions == 1 ? $"{Channels}" : Height == 1 ? $"{Channels}x{Width}" : $"{Channels}x{Height}x{Width}";
}

/// <summary>A layer without numbers: shapes only, from which it is built in any precision.</summary>
internal abstract record LayerPlan(Signal Input, Signal Output)
{
    /// <summary>The tensors that the layer is built with, in order.</summary>
    public virtual IReadOnlyList<ParameterPlan> Parameters => [];

    /// <summary>Multiplications of one forward pass of one sample, roughly: what bounds the size that is drawn.</summary>
    public virtual int Work => Output.Length;

    /// <summary>Kinks that one sample meets.</summary>
    public virtual int Kinks => 0;

    /// <summary>What can go wrong in the layer's own backward pass.</summary>
    public virtual IReadOnlyList<BackwardMistake> Mistakes => [];

    public abstract Layer<T> Build<T>(int batch, IReadOnlyList<Weights<T>> weights, BackwardMistake mistake)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>The numbers that a layer reads and the gradient that it leaves, both in the layer's own units.</summary>
internal sealed record Weights<T>(T[] Values, T[] Gradient);

/// <summary>What a tensor is for: it decides where its values are drawn from and whether it is regularized.</summary>
internal enum ParameterRole
{
    Weight,
    Recurrent,
    Contraction,
    Bias,
    Gain,
    Embedding,
}

/// <summary>One tensor of a layer.</summary>
/// <param name="Name">Without the number of the layer.</param>
/// <param name="Role">What it is for.</param>
/// <param name="FanIn">How many products are summed: random starts are scaled by it.</param>
/// <param name="Shape">Sizes, rows before columns.</param>
internal sealed record ParameterPlan(string Name, ParameterRole Role, int FanIn, params int[] Shape)
{
    public int Length => Shape.Aggregate(1, (product, size) => product * size);
}

/// <summary>A mistake inside a backward pass.</summary>
internal enum BackwardMistake
{
    None,
    DerivativeOmitted,
    DerivativeAtOutput,
    BiasNotSummed,
    BorderLeftOut,
    MeanTermMissing,
    VarianceTermMissing,
    Truncated,
    CurrentForPrevious,
    SkipMissing,
    RowOverwritten,
    WholeWindow,
    BranchMissing,
    SampleMissing,
    LastSampleOnly,
    MeanMissing,
    RegularizationMissing,
    SolutionMovesNotAtAll,
}
