namespace GradientTesting;

/// <summary>One hypothesis that fits.</summary>
/// <param name="Name">One of <see cref="DiagnosisName"/>.</param>
/// <param name="Residual">What it leaves unexplained.</param>
/// <param name="What">The finding, to follow the component's name: <c>is 10× too large</c>.</param>
/// <param name="Why">What the mistake most likely is; null where that says nothing more.</param>
internal sealed record Finding(string Name, double Residual, string What, string? Why = null)
{
    /// <summary>
    /// The constant by which the gradient, or its L2 term, is multiplied, or W where a multiple of it is added; null for other mistakes.
    /// </summary>
    public double? Factor { get; init; }

    /// <summary>Where one element is wrong, which; null for other mistakes.</summary>
    public WrongElement? Element { get; init; }

    /// <summary>True where the factor, and with it what it can stand for, is known so well that noise has no part in it.</summary>
    public bool IsSharp { get; init; }
}
