namespace GradientTesting;

/// <summary>The length on which one element of a component lives: what a jitter and a step are measured in.</summary>
internal static class ElementScale
{
    /// <summary>How improbable sizes must be, were they drawn from one normal distribution, to be called unlike.</summary>
    const double Improbable = 1e-4;

    /// <summary>
    /// An element's own size, but no less than its component's: a weight near zero is a small number among larger ones.
    /// Where sizes are spread over many decades (1e4 beside 1e-6: a vector of unlike quantities) each element stands for
    /// itself, and only zeros take the component's scale.
    /// </summary>
    public static double[][] Of(IReadOnlyList<Component> components)
    {
        var ofComponents = Magnitude.Scales(components);
        return [.. components.Select((component, c) => Of(component.Values, ofComponents[c]))];
    }

    /// <summary>
    /// The scales with zero for components that are all zero: they may live on any length, and a move that is far too long
    /// for them would pass for noise. Where everything is zero, the scales as they are.
    /// </summary>
    public static IReadOnlyList<double[]> Known(IReadOnlyList<Component> components, IReadOnlyList<double[]> scales)
    {
        double[][] known = [.. scales.Select((scale, c) => Magnitude.Rms(components[c].Values) > 0 ? scale : new double[scale.Length])];
        return Array.TrueForAll(known, scale => Array.TrueForAll(scale, size => size == 0)) ? scales : known;
    }

    static double[] Of(TensorView values, double componentScale)
    {
        var unlike = AreUnlike(values, componentScale);
        var scales = new double[values.Length];
        for (var i = 0; i < scales.Length; i++)
        {
            var own = Math.Abs(values[i]);
            scales[i] = unlike && own > 0 ? own : Math.Max(own, componentScale);
        }

        return scales;
    }

    /// <summary>
    /// Of n normally distributed numbers k lie within r deviations of zero with probability about (0.8 r n)ᵏ / k!, for
    /// small r: true where that is improbable for any k.
    /// </summary>
    static bool AreUnlike(TensorView values, double componentScale)
    {
        var small = new List<double>();
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] != 0 && Math.Abs(values[i]) < 0.1 * componentScale)
            {
                small.Add(Math.Abs(values[i]) / componentScale);
            }
        }

        small.Sort();
        var logFactorial = 0.0;
        for (var k = 1; k <= small.Count; k++)
        {
            logFactorial += Math.Log(k);
            if ((k * Math.Log(0.8 * small[k - 1] * values.Length)) - logFactorial < Math.Log(Improbable))
            {
                return true;
            }
        }

        return false;
    }
}
