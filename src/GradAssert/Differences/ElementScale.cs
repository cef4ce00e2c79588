namespace GradientTesting;

/// <summary>The length on which one element of a component lives: what a step is measured in.</summary>
internal static class ElementScale
{
    // Of normally distributed weights one in 1,250 is this small beside the others.
    const double FarBelow = 1e-3;

    /// <summary>
    /// An element's own size, but no less than its component's: a weight near zero is a small number among larger ones.
    /// Where sizes are spread over many decades (1e4 beside 1e-6: a vector of unlike quantities) each element stands for
    /// itself, and only zeros take the component's scale.
    /// </summary>
    public static double[] Of(TensorView values, double componentScale)
    {
        var nonzero = 0;
        var small = 0;
        for (var i = 0; i < values.Length; i++)
        {
            nonzero += values[i] != 0 ? 1 : 0;
            small += values[i] != 0 && Math.Abs(values[i]) < FarBelow * componentScale ? 1 : 0;
        }

        var unlike = small > 0.02 * nonzero;
        var scales = new double[values.Length];
        for (var i = 0; i < scales.Length; i++)
        {
            var own = Math.Abs(values[i]);
            scales[i] = unlike && own > 0 ? own : Math.Max(own, componentScale);
        }

        return scales;
    }
}
