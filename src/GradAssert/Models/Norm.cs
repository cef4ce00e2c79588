namespace GradientTesting;

/// <summary>Sums over the elements of a component.</summary>
internal static class Norm
{
    /// <summary>The Euclidean norm.</summary>
    public static double Of(int count, Func<int, double> element)
    {
        var squares = new ScaledSum();
        for (var i = 0; i < count; i++)
        {
            squares.Add(element(i));
        }

        return squares.Root;
    }

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

    /// <summary>
    /// The multiple of <paramref name="of"/> nearest to <paramref name="what"/>, by least squares; 0 where there is nothing to multiply.
    /// </summary>
    public static double Multiple(double[] what, double[] of)
    {
        // Scaled, since squares of large numbers overflow.
        var size = of.Length == 0 ? 0 : of.Max(Math.Abs);
        return size > 0 ? Dot(of.Length, i => what[i] / size, i => of[i] / size) / Dot(of.Length, i => of[i] / size, i => of[i] / size) : 0;
    }
}
