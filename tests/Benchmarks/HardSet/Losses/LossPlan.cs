using System.Numerics;

namespace GradientTesting.Benchmarks;

internal enum LossFunction
{
    CrossEntropy,
    Squares,
    Hinge,
    Huber,
}

/// <summary>What a network's outputs cost: per sample, then their sum or mean.</summary>
/// <param name="Function">Which.</param>
/// <param name="Outputs">Outputs of the network.</param>
/// <param name="Width">Of Huber, the residual from which the loss is linear; of hinge, the margin.</param>
/// <param name="IsMean">The mean over the batch, otherwise the sum.</param>
internal sealed record LossPlan(LossFunction Function, int Outputs, double Width, bool IsMean)
{
    public int Kinks => Function switch
    {
        LossFunction.Hinge => Outputs,
        _ => 0,
    };

    /// <summary>A Huber loss without its linear branch, a hinge without its margin.</summary>
    public IReadOnlyList<BackwardMistake> Mistakes =>
        Function is LossFunction.Hinge or LossFunction.Huber ? [BackwardMistake.BranchMissing] : [];

    public Loss<T> Build<T>(BackwardMistake mistake)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Function switch
        {
            LossFunction.CrossEntropy => new CrossEntropy<T>(),
            LossFunction.Squares => new Squares<T>(),
            LossFunction.Hinge => new Hinge<T>(T.CreateTruncating(Width), mistake == BackwardMistake.BranchMissing),
            _ => new Huber<T>(T.CreateTruncating(Width), mistake == BackwardMistake.BranchMissing),
        };

    public override string ToString() => Function switch
    {
        LossFunction.CrossEntropy => "cross-entropy",
        LossFunction.Squares => "squares",
        LossFunction.Hinge => FormattableString.Invariant($"hinge {Width:G2}"),
        _ => FormattableString.Invariant($"Huber {Width:G2}"),
    } + (IsMean ? "" : " summed");
}
