namespace GradientTesting;

/// <summary>The formula of the first difference taken of each element.</summary>
public enum DifferenceScheme
{
    /// <summary><c>(J(θ+h) − J(θ−h)) / 2h</c>: two evaluations per element, error of order h².</summary>
    Central = 0,

    /// <summary><c>(J(θ+h) − J(θ)) / h</c>: one evaluation per element, error of order h.</summary>
    Forward = 1,
}
