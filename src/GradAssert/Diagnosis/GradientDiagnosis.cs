namespace GradientTesting;

/// <summary>The mistake that explains a mismatch: a hypothesis, with how well it fits. It never changes a verdict.</summary>
/// <param name="Name">One of <see cref="DiagnosisName"/>.</param>
/// <param name="Component">The component that is wrong.</param>
/// <param name="Residual">What the hypothesis leaves unexplained, as a part of the analytic gradient; both as norms.</param>
/// <param name="Sentence">The finding in one plain sentence, without the full stop.</param>
/// <remarks>Immutable. Null in a report where nothing fits, or two hypotheses fit equally well.</remarks>
public sealed record GradientDiagnosis(string Name, string Component, double Residual, string Sentence)
{
    /// <summary>The hypothesis itself, for what compares runs and components.</summary>
    internal Finding? Finding { get; init; }

    /// <inheritdoc cref="Sentence"/>
    public override string ToString() => Sentence;
}
