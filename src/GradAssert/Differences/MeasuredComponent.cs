namespace GradientTesting;

/// <summary>All that a run has measured of one component. Numbers alone: the model cannot be reached from here.</summary>
/// <param name="Name">Of the component.</param>
/// <param name="Shape">Of the component.</param>
/// <param name="Analytic">Its gradient as the model computes it, at the elements that were differentiated.</param>
/// <param name="Numeric">What differences found there.</param>
/// <param name="Comparison">Of the two.</param>
internal sealed record MeasuredComponent(
    string Name, IReadOnlyList<int> Shape, double[] Analytic, ComponentDerivative Numeric, ComponentComparison Comparison)
{
    /// <summary>Of complex parameters, what their gradient is; null of real ones.</summary>
    public ComplexGradient? Convention { get; init; }

    /// <summary>What each element is called; null where it is by its index.</summary>
    public IReadOnlyList<string>? ElementNames { get; init; }

    /// <summary>The same without the regularization term; null where the cost has no λ, or cannot be without.</summary>
    public AtZeroLambda? AtZeroLambda { get; init; }

    /// <summary>The larger λ at which its gradient is wrong, being right at the model's own; null where there is none.</summary>
    public double? WrongAtLambda { get; init; }

    /// <summary>Of one that is wrong, why the cost does not react to it; null where it does.</summary>
    public string? Stillness { get; init; }

    /// <summary>True of one that is wrong where the derivatives of the cost are zero, and the cost changes on both sides.</summary>
    public bool IsStationary { get; init; }

    /// <summary>
    /// What jumps where nothing could be decided, as a cost that takes few values, or an output of a layer; null elsewhere.
    /// </summary>
    public string? Jump { get; init; }

    /// <summary>Of a layer that is wrong in it, how it reacts to upstream gradients; null elsewhere.</summary>
    public UpstreamResponse? Response { get; init; }

    /// <summary>True where its gradient is zero at the point, wrongly, and is not zero at another one.</summary>
    public bool IsZeroOnlyHere { get; init; }

    /// <summary>What is there to explain; null where all components of the run are right.</summary>
    public ComparedPart? Part { get; init; }

    public bool IsWrong => Comparison.IsWrong || AtZeroLambda is { Agrees: false } || WrongAtLambda is not null;
}
