namespace GradientTesting;

/// <summary>What a check found; of several, the worst counts.</summary>
public enum GradientVerdict
{
    /// <summary>
    /// Analytic and numerical gradient agree within tolerance and error bars, and broken copies of the gradient do not.
    /// </summary>
    Match = 0,

    /// <summary>
    /// The error bars are too large, a disagreement is not proven, <see cref="GradientCheckOptions.MaxCostEvaluations"/> was used
    /// up, the cost is not defined next to the point, or too little of the model is active.
    /// </summary>
    Inconclusive = 1,

    /// <summary>Analytic and numerical gradient disagree by more than tolerance and error bars together.</summary>
    Mismatch = 2,
}
