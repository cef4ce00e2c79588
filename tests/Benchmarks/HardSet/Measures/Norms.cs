namespace GradientTesting.Benchmarks;

/// <summary>Sizes of vectors, free of overflow: gradients here reach from 1e-18 to 1e18 and are squared.</summary>
internal static class Norms
{
    public static double Largest(ReadOnlySpan<double> x)
    {
        var largest = 0.0;
        foreach (var element in x)
        {
            largest = Math.Max(largest, Math.Abs(element));
        }

        return largest;
    }

    public static double Euclidean(ReadOnlySpan<double> x)
    {
        var (largest, sum) = (Largest(x), 0.0);
        if (largest == 0 || !double.IsFinite(largest))
        {
            return largest;
        }

        foreach (var element in x)
        {
            sum += element / largest * (element / largest);
        }

        return largest * Math.Sqrt(sum);
    }

    public static double Rms(ReadOnlySpan<double> x) => x.IsEmpty ? 0 : Euclidean(x) / Math.Sqrt(x.Length);

    /// <summary>The scale of each element: max(|value|, 0.3 rms of its component), 0.3 where that is zero.</summary>
    public static double[] Scales(double[] values, IEnumerable<Range> components)
    {
        var scales = new double[values.Length];
        foreach (var range in components)
        {
            var least = 0.3 * Rms(values.AsSpan(range));
            for (var i = range.Start.Value; i < range.End.Value; i++)
            {
                scales[i] = Math.Max(Math.Abs(values[i]), least) is var scale and > 0 ? scale : 0.3;
            }
        }

        return scales;
    }
}
