namespace GradientTesting;

/// <summary>Where in a model's life its gradient is checked. Each phase finds mistakes that the others cannot see.</summary>
public enum GradientPhase
{
    /// <summary>The values that the model has when the check is called.</summary>
    AsIs = 0,

    /// <summary>A random start, by the model's own initialization or by a named <see cref="GradientInitializer"/>.</summary>
    RandomInitialization = 1,

    /// <summary>The random start with every element moved on its component's own scale: biases, gammas and betas too.</summary>
    Jittered = 2,

    /// <summary>
    /// The random start after some training steps: mistakes hide while weights are near zero. The steps are the model's own, or
    /// of plain gradient descent, which ends early where the cost has fallen to a tenth or has no minimum.
    /// </summary>
    AfterTraining = 3,
}
