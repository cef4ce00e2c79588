namespace GradientTesting;

/// <summary>A model whose gradient is summed over what its cost is the mean of, and divided later, as by its optimizer.</summary>
public interface ISummedGradientModel
{
    /// <summary>How many times the gradient of the cost the model computes.</summary>
    /// <value>One or more; the number of samples, or of elements, that the mean is taken over.</value>
    /// <remarks>
    /// A check multiplies the cost by it. Costs in its messages are multiplied too; gradients are those of the model. Read before each run.
    /// </remarks>
    int GradientIsSummedOver { get; }
}
