namespace GradientTesting;

/// <summary>How much of a gradient is compared.</summary>
public enum GradientCoverage
{
    /// <summary>
    /// <see cref="Exhaustive"/> for models of up to 2,000 elements, and <see cref="Directions"/> above. If
    /// <see cref="GradientCheckOptions.MaxCostEvaluations"/> is set, <see cref="Exhaustive"/> where two evaluations per element and
    /// 100 more are within it. The default.
    /// </summary>
    Auto = 0,

    /// <summary>Every element: two evaluations each, and more of cost and gradient where these do not agree with the gradient.</summary>
    Exhaustive = 1,

    /// <summary>
    /// Some elements of each component, in every row and every column of it: two evaluations each. 10,000 elements of a model, more
    /// where it has more rows or columns than that, or four fifths of what
    /// <see cref="GradientCheckOptions.MaxCostEvaluations"/> allows. The report states the chance that a single wrong element was
    /// among those left out.
    /// </summary>
    Sampled = 2,

    /// <summary>
    /// Nine directions over all elements of a component, one along the signs of its gradient and eight of random signs: two
    /// evaluations each, whatever its size, and more where these do not agree. Components of up to eight elements are compared
    /// element by element. Where a direction disagrees, the component is halved until the wrong elements, rows or columns are
    /// named. The report states above which error a single wrong element would have been caught.
    /// </summary>
    Directions = 3,
}
