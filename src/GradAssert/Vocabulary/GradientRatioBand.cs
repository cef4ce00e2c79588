namespace GradientTesting;

/// <summary>How the course slides on gradient checking read <c>‖a−n‖ / (‖a‖ + ‖n‖)</c>.</summary>
/// <remarks>
/// They name 1e-7 great, 1e-5 worth a look and 1e-3 a worry; the bands meet halfway between, on a logarithmic scale. A
/// band is shown, and never decides a verdict.
/// </remarks>
public enum GradientRatioBand
{
    /// <summary>Below 1e-6.</summary>
    Great = 0,

    /// <summary>From 1e-6 to below 1e-4.</summary>
    Look = 1,

    /// <summary>1e-4 and above.</summary>
    Worry = 2,
}
