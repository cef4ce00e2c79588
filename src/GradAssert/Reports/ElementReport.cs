namespace GradientTesting;

/// <summary>One element of a component: the derivative that the model computed, and the one that the cost has.</summary>
/// <remarks>Immutable.</remarks>
public sealed class ElementReport
{
    internal ElementReport(string name, IReadOnlyList<int> index, double analytic, ElementDerivative numeric, string? shown = null) =>
        (Name, Index, Analytic, Numeric, ErrorBar, IsKink) =
            (shown ?? ElementName.Of(name, index), [.. index], analytic, numeric.Value, numeric.ErrorBar, numeric.IsKink);

    /// <summary>As in <c>W1[3, 17]</c>.</summary>
    public string Name { get; }

    /// <summary>The position in each dimension, counted from 0.</summary>
    public IReadOnlyList<int> Index { get; }

    /// <summary>The derivative that the model computed.</summary>
    public double Analytic { get; }

    /// <summary>
    /// The slope of the cost by the first difference, where that decided. Elsewhere the analytic derivative and the mean error
    /// over the line that decided.
    /// </summary>
    public double Numeric { get; }

    /// <summary>
    /// What noise and numerical integration can have done to <see cref="Numeric"/>, and by how much noise makes the error that is
    /// looked for larger than the tolerance; zero or more, infinite where the element was not looked at.
    /// </summary>
    public double ErrorBar { get; }

    /// <summary>True where the cost has a kink at the point: every value between the slopes next to it is right.</summary>
    public bool IsKink { get; }

    /// <summary>|analytic − numeric|.</summary>
    public double Error => Math.Abs(Analytic - Numeric);
}
