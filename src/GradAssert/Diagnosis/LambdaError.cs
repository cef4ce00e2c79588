namespace GradientTesting;

/// <summary>What is wrong at λ = 0 alone.</summary>
internal static class LambdaError
{
    const double Sharp = 1e-6;

    /// <summary>What λ adds is called wrong beside data that are if it is off by this part of itself, where it is largest.</summary>
    const double Negligible = 0.01;

    /// <summary>
    /// And by so many bars: those of data that are wrong by far are wide and rough, since a proof does not wait for narrow ones, and one of
    /// them may be far too narrow by chance. All of them together tell how rough they are.
    /// </summary>
    const double Known = 10;

    /// <summary>
    /// Whether what λ adds is far off, and not only by what may be left of an error of the data that it is the difference of.
    /// </summary>
    public static bool IsFarOff(MeasuredComponent component)
    {
        if (component.AtZeroLambda is not { Numeric: { Elements.Length: > 0 } atZero } data
            || atZero.Elements.Length != component.Numeric.Elements.Length)
        {
            return true;
        }

        int[] all = [.. Enumerable.Range(0, atZero.Elements.Length)];
        double Added(int i) => component.Numeric.Elements[i].Value - atZero.Elements[i].Value;
        double Off(int i) => Math.Abs(component.Analytic[i] - data.Analytic[i] - Added(i));
        double Bar(int i) => component.Numeric.Elements[i].ErrorBar + atZero.Elements[i].ErrorBar
            + component.Numeric.Tolerance.AnalyticBar + atZero.Tolerance.AnalyticBar;
        var least = Negligible * all.Max(i => Math.Abs(Added(i)));
        return all.Max(Off) > Math.Max(least, Known * Norm.Rms(all.Length, Bar));
    }

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
