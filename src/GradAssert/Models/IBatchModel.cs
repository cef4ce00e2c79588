namespace GradientTesting;

/// <summary>A model whose cost is taken over a batch of samples.</summary>
public interface IBatchModel
{
    /// <summary>The number of samples in the batch that <see cref="IGradientModel.Cost"/> uses.</summary>
    /// <value>One or more. The names of mistakes depend on it, and no verdict: whether it is that number is not checked.</value>
    int BatchSize { get; }
}
