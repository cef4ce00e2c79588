namespace GradientTesting;

/// <summary>A model that can train itself.</summary>
/// <remarks>
/// Without it, a check trains by plain gradient descent on the model's own gradient, until the cost has fallen to a tenth of
/// what it was at the start, or all steps are taken. Where the cost has no minimum it stops near the start and says so; leave
/// <see cref="GradientPhase.AfterTraining"/> out of the phases of a model that is not to be trained. State that a step keeps outside
/// the components (the moments of Adam, running statistics, a cursor into the batches) is not put back after a check. Where
/// <see cref="IGradientModel.Cost"/> reads it, the check ends with a <see cref="GradientContractException"/>: list a parameter as a
/// component, and have the cost leave out the rest.
/// </remarks>
public interface ITrainableModel
{
    /// <summary>One training step: computes what it needs and updates the values.</summary>
    /// <remarks>
    /// A run whose steps together move no element by more than 1e-6 of its scale is <see cref="GradientVerdict.Inconclusive"/>: it is the
    /// start again. Components that the steps leave alone, while they move others, are named in a warning.
    /// </remarks>
    void TrainStep();
}
