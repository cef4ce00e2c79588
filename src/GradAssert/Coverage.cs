namespace GradientTesting;

/// <summary>How much of a gradient is compared.</summary>
public enum Coverage
{
    /// <summary>
    /// <see cref="Exhaustive"/> while two evaluations per element are within the budget,
    /// <see cref="GradientCheckOptions.MaxCostEvaluations"/>, and <see cref="Directions"/> beyond. The default.
    /// </summary>
    Auto = 0,

    /// <summary>Every element: two evaluations each.</summary>
    Exhaustive = 1,

    /// <summary>
    /// Some elements of each component, in every row and every column of it. The report states the chance that a single
    /// wrong element was among those left out.
    /// </summary>
    Sampled = 2,

    /// <summary>
    /// Random directions over all elements of a component, the same few evaluations whatever its size; where one disagrees,
    /// the component is halved until the wrong elements are named. The report states the smallest error of a single
    /// element that must have been seen.
    /// </summary>
    Directions = 3,
}
