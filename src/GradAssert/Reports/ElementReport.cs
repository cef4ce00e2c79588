namespace GradientTesting;

/// <summary>One element of a component: what the model says its derivative is, and what differences say.</summary>
/// <remarks>Immutable.</remarks>
public sealed class ElementReport
{
    internal ElementReport(string name, IReadOnlyList<int> index, double analytic, ElementDerivative numeric) =>
        (Name, Index, Analytic, Numeric, ErrorBar, IsKink) = (ElementName.Of(name, index), [.. index], analytic, numeric.Value, numeric.ErrorBar, numeric.IsKink);

    /// <summary>As in <c>W1[3, 17]</c>.</summary>
    public string Name { get; }

    /// <summary>The position in each dimension, counted from 0.</summary>
    public IReadOnlyList<int> Index { get; }

    /// <summary>The derivative that the model computed.</summary>
    public double Analytic { get; }

    /// <summary>The derivative by differences; at a kink the middle of the slopes on its two sides.</summary>
    public double Numeric { get; }

    /// <summary>What truncation and noise can have done to <see cref="Numeric"/>; zero or more.</summary>
    public double ErrorBar { get; }

    /// <summary>True where the cost has a kink at the point, so that every slope between its two sides is right.</summary>
    public bool IsKink { get; }

    /// <summary>|analytic − numeric|.</summary>
    public double Error => Math.Abs(Analytic - Numeric);
}
