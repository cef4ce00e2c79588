namespace GradientTesting;

/// <summary>Sums over the elements of a component.</summary>
internal static class Norm
{
    /// <summary>The Euclidean norm.</summary>
    public static double Of(int count, Func<int, double> element) => Math.Sqrt(Dot(count, element, element));

    /// <summary>The root mean square.</summary>
    public static double Rms(int count, Func<int, double> element) => Of(count, element) / Math.Sqrt(count);

    public static double Dot(int count, Func<int, double> one, Func<int, double> other)
    {
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            sum += one(i) * other(i);
        }

        return sum;
    }

    /// <summary>The multiple of <paramref name="of"/> nearest to <paramref name="what"/>, by least squares; 0 where there is nothing to multiply.</summary>
    public static double Multiple(double[] what, double[] of)
    {
        var squares = Dot(of.Length, i => of[i], i => of[i]);
        return squares > 0 ? Dot(of.Length, i => what[i], i => of[i]) / squares : 0;
    }
}
