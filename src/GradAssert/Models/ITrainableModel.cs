namespace GradientTesting;

/// <summary>A model that can train itself.</summary>
/// <remarks>
/// Without it, a check trains by plain gradient descent on the model's own gradient, until the cost has fallen to a tenth of
/// what it was at the start, or all steps are taken. Where the cost has no minimum it stops near the start and says so; a
/// <see cref="TrainStep"/> that does nothing switches it off. State that a step keeps outside the components (the moments of
/// Adam, running statistics, a cursor into the batches) is not put back after a check.
/// </remarks>
public interface ITrainableModel
{
    /// <summary>One training step: computes what it needs and updates the values.</summary>
    void TrainStep();
}
