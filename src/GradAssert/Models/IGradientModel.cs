namespace GradientTesting;

/// <summary>A cost <c>J(θ)</c> and its hand-written gradient over named components: what GradAssert checks.</summary>
/// <remarks>
/// Everything else a model can do is an optional capability: <see cref="IInitializableModel"/>,
/// <see cref="ITrainableModel"/>, <see cref="IDropoutModel"/>, <see cref="IDropoutLayersModel"/>,
/// <see cref="IRegularizedModel"/>, <see cref="IBatchModel"/>, <see cref="IStochasticModel"/>,
/// <see cref="IAccumulatingModel"/> and <see cref="ICopyableModel"/>. A type that should not know this interface is
/// wrapped by <see cref="GradientModel"/>. A check calls a model from one thread at a time.
/// </remarks>
public interface IGradientModel
{
    /// <summary>The parameters θ in forward order, each a live view of values and gradients.</summary>
    /// <value>At least one component; names are unique. Read once per check.</value>
    IReadOnlyList<Component> Components { get; }

    /// <summary>The cost at the present values, regularization included.</summary>
    /// <returns>A finite number. Two calls at the same values may differ by rounding only.</returns>
    /// <remarks>
    /// May use gradient storage as scratch space, but must leave every value as it is. Where a check tries a point of its own
    /// (a jitter, a training step), an exception or NaN means that the cost is infinite there, and the check moves less far. At
    /// the point that is checked an exception ends the check with a <see cref="GradientContractException"/> that names the call and the
    /// run, and has the exception inside. An <see cref="OperationCanceledException"/> and an <see cref="OutOfMemoryException"/> end it
    /// at any point, and get through as they are.
    /// </remarks>
    double Cost();

    /// <summary>Overwrites every element of every component's gradient with the gradient at the present values.</summary>
    /// <remarks>
    /// Always called after <see cref="Cost"/> at the same values, so that it may use what the forward pass left behind.
    /// Must leave every value as it is, and must not add to what the gradient held before, unless the model says by
    /// <see cref="IAccumulatingModel"/> how that is cleared.
    /// </remarks>
    void ComputeGradient();
}
