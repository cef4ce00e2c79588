namespace GradientTesting;

/// <summary>The steps that the sources of gradient checking prescribe, for <see cref="GradientCheckOptions.Epsilon"/>.</summary>
public static class FixedEpsilon
{
    /// <summary>1e-7, of the course slides Gradient Checking.</summary>
    public const double Course = 1e-7;

    /// <summary>1e-4, of the article Gradient Checking and Random Initialization.</summary>
    public const double Article = 1e-4;
}
