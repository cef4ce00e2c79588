namespace GradientTesting;

/// <summary>What a check found; of several, the worst counts.</summary>
public enum Verdict
{
    /// <summary>Analytic and numerical gradient agree within tolerance and error bars.</summary>
    Match = 0,

    /// <summary>The error bars are too large, or too little is exercised, for a match to mean anything.</summary>
    Inconclusive = 1,

    /// <summary>Analytic and numerical gradient disagree by more than tolerance and error bars together.</summary>
    Mismatch = 2,
}
