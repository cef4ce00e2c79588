namespace GradientTesting;

/// <summary>What is wrong at λ = 0 alone.</summary>
internal static class LambdaError
{
    const double Sharp = 1e-6;

    /// <summary>
    /// Whether the error there can be a multiple of what λ adds, as where the gradient has another λ than the cost. What is rounded,
    /// clipped or computed in a lower precision is off there too, by something else.
    /// </summary>
    public static bool CanBeOfLambda(MeasuredComponent component)
    {
        if (component.Comparison.IsWrong || component.AtZeroLambda is not { Numeric: { Elements.Length: > 0 } atZero } data
            || atZero.Elements.Length != component.Numeric.Elements.Length)
        {
            return true;
        }

        int[] all = [.. Enumerable.Range(0, atZero.Elements.Length)];
        double[] error = Array.ConvertAll(all, i => data.Analytic[i] - atZero.Elements[i].Value);
        double[] added = Array.ConvertAll(all, i => component.Numeric.Elements[i].Value - atZero.Elements[i].Value);
        double[] bars = Array.ConvertAll(all, i => atZero.Elements[i].ErrorBar + component.Numeric.Elements[i].ErrorBar
            + atZero.Tolerance.AnalyticBar + component.Numeric.Tolerance.AnalyticBar);
        var factor = Norm.Multiple(error, added);
        return Array.TrueForAll(all, i => Math.Abs(error[i] - (factor * added[i]))
            <= (2 * Math.Max(1, Math.Abs(factor)) * bars[i]) + (Sharp * Math.Abs(error[i])));
    }
}
