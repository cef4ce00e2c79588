namespace GradientTesting;

/// <summary>How large the numbers of a component are.</summary>
internal static class Magnitude
{
    /// <summary>Root mean square, scaled so that it neither overflows nor underflows; NaN where an element is.</summary>
    public static double Rms(TensorView view)
    {
        var largest = 0.0;
        for (var i = 0; i < view.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(view[i]));
        }

        if (largest == 0 || !double.IsFinite(largest))
        {
            return largest;
        }

        var sum = 0.0;
        for (var i = 0; i < view.Length; i++)
        {
            var ratio = view[i] / largest;
            sum += ratio * ratio;
        }

        return largest * Math.Sqrt(sum / view.Length);
    }

    /// <summary>Smaller than this beside the others is what rounding left of a zero.</summary>
    const double Rounding = 1e-13;

    /// <summary>
    /// The scale on which a component lives: its own root mean square. One that is zero, or was moved off it by rounding
    /// alone, says nothing of itself and takes the median of the others; where nothing says anything, 1.
    /// </summary>
    public static double[] Scales(IReadOnlyList<Component> components)
    {
        var own = components.Select(component => Rms(component.Values)).ToArray();
        var known = own.Where(scale => scale > 0 && double.IsFinite(scale)).Order().ToArray();
        var otherwise = known.Length == 0 ? 1 : known[known.Length / 2];
        return [.. own.Select(scale => scale > Rounding * otherwise && double.IsFinite(scale) ? scale : otherwise)];
    }
}
