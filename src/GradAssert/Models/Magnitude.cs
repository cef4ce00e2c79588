namespace GradientTesting;

/// <summary>How large the numbers of a component are.</summary>
internal static class Magnitude
{
    /// <summary>Smaller than this beside the others is what rounding left of a zero.</summary>
    const double Rounding = 1e-13;

    /// <summary>Root mean square, scaled so that it neither overflows nor underflows; NaN where an element is.</summary>
    public static double Rms(TensorView view) => Rms(view.Length, view, static (view, i) => view[i]);

    /// <inheritdoc cref="Rms(TensorView)"/>
    public static double Rms(TensorCopy copy) => Rms(copy.Length, copy, static (copy, i) => copy[i]);

    /// <summary>The largest size among the numbers; NaN where one is.</summary>
    public static double Largest(TensorCopy copy) => Largest(copy.Length, copy, static (copy, i) => copy[i]);

    /// <inheritdoc cref="Largest(TensorCopy)"/>
    public static double Largest(TensorView view) => Largest(view.Length, view, static (view, i) => view[i]);

    /// <summary>
    /// The scale on which each component lives: its own root mean square. One that is zero, or was moved off it by rounding
    /// alone, says nothing of itself and takes the median of the others; where nothing says anything, 1.
    /// </summary>
    /// <param name="own">The root mean square of each component.</param>
    public static double[] Scales(double[] own)
    {
        var known = own.Where(scale => scale > 0 && double.IsFinite(scale)).Order().ToArray();
        var otherwise = known.Length == 0 ? 1 : known[known.Length / 2];
        return [.. own.Select(scale => scale > Rounding * otherwise && double.IsFinite(scale) ? scale : otherwise)];
    }

    /// <inheritdoc cref="Scales(double[])"/>
    public static double[] Scales(IReadOnlyList<Component> components) =>
        Scales([.. components.Select(component => Rms(component.Values))]);

    static double Largest<T>(int length, T numbers, Func<T, int, double> at)
    {
        var largest = 0.0;
        for (var i = 0; i < length; i++)
        {
            largest = Math.Max(largest, Math.Abs(at(numbers, i)));
        }

        return largest;
    }

    static double Rms<T>(int length, T numbers, Func<T, int, double> at)
    {
        var largest = Largest(length, numbers, at);
        if (largest == 0 || !double.IsFinite(largest))
        {
            return largest;
        }

        var sum = 0.0;
        for (var i = 0; i < length; i++)
        {
            var ratio = at(numbers, i) / largest;
            sum += ratio * ratio;
        }

        return largest * Math.Sqrt(sum / length);
    }
}
