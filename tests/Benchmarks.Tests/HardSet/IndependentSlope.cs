namespace GradientTesting.Benchmarks.Tests;

/// <summary>
/// Slopes of a cost in double that share nothing with the checker: central differences at steps from 1e-2 down, each extrapolated once
/// from its half (Richardson). Where kinks are near, short steps are right; elsewhere long ones are sharper.
/// </summary>
internal static class IndependentSlope
{
    /// <summary>The distance from a claimed slope along a direction, at the step where it is least.</summary>
    public static double DistanceTo(double claimed, DrawnModel model, double[] point, double[] direction)
    {
        var least = double.PositiveInfinity;
        for (var h = 1e-2; h > 1e-7; h /= 4)
        {
            var extrapolated = ((4 * Central(model, point, direction, h / 2)) - Central(model, point, direction, h)) / 3;
            least = Math.Min(least, Math.Abs(extrapolated - claimed));
        }

        return least;
    }

    static double Central(DrawnModel model, double[] point, double[] direction, double h)
    {
        double At(double t) => model.CostAt([.. point.Select((value, i) => value + (t * direction[i]))]);
        return (At(h) - At(-h)) / (2 * h);
    }
}
