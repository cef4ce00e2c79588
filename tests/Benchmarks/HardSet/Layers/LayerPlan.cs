using System.Numerics;

namespace GradientTesting.Benchmarks;

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
