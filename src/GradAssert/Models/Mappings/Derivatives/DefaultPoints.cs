namespace GradientTesting;

/// <summary>Where an element-wise function is checked when no points are given: where people forget something.</summary>
internal static class DefaultPoints
{
    /// <summary>Zero, both sides of it, tiny and large ones, and where an exponential over- or underflows.</summary>
    static readonly double[] sizes = [1e-8, 1e-3, 0.1, 0.35, 0.7, 1, 1.6, 2.3, 4.2, 8, 17, 36, 100, 709, 745, 1e4];

    /// <summary>Kinks are looked for in cells of this width, up to so far on both sides.</summary>
    const double Width = 0.1, Farthest = 10;

    /// <summary>A bend stands out where it is so many times as large as those beside it, and this part of the largest slope.</summary>
    const double Outstanding = 4, Least = 1e-3;

    const int Halvings = 40, MostKinks = 6;

    /// <summary>On both sides of a kink, near and not so near.</summary>
    static readonly double[] beside = [1e-6, 0.03];

    /// <param name="f">The function; not finite where it is not defined. Some 300 evaluations.</param>
    public static double[] Of(Func<double, double> f)
    {
        double[] usual = [0, .. sizes.SelectMany(size => (double[])[size, -size])];
        var kinks = Kinks(f).ToArray();
        return [.. usual.Concat(kinks.SelectMany(kink => beside.SelectMany(off => (double[])[kink - off, kink + off])).Concat(kinks))
            .Where(x => double.IsFinite(f(x))).Distinct().Order()];
    }

    static IEnumerable<double> Kinks(Func<double, double> f)
    {
        var count = (int)(2 * Farthest / Width);
        double At(int k) => -Farthest + (k * Width);
        double[] values = [.. Enumerable.Range(0, count + 1).Select(k => f(At(k)))];
        double[] slopes = [.. Enumerable.Range(0, count).Select(k => (values[k + 1] - values[k]) / Width)];
        double[] bends = [.. Enumerable.Range(1, count - 1).Select(k => Math.Abs(slopes[k] - slopes[k - 1]))];
        var largest = slopes.Where(double.IsFinite).Select(Math.Abs).Append(0).Max();
        return Enumerable.Range(2, bends.Length - 4)
            .Where(k => bends[k] > Least * largest
                && bends[k] + Math.Max(bends[k - 1], bends[k + 1]) > Outstanding * (bends[k - 2] + bends[k + 2])
                && bends[k] >= bends[k - 1] && bends[k] >= bends[k + 1])
            .Select(k => Found(f, At(k), At(k + 2)))
            .OfType<double>().Take(MostKinks);
    }

    // Of the halves, the one that is bent more; what is a kink stays as bent as it was.
    static double? Found(Func<double, double> f, double low, double high)
    {
        double Bend(double a, double b) => Math.Abs(f(a) - (2 * f((a + b) / 2)) + f(b)) / (b - a);
        var first = Bend(low, high);
        for (var k = 0; k < Halvings && high - low > 1e-6; k++)
        {
            var quarter = (high - low) / 4;
            // The middle half too, so that a kink in the middle of a stretch is not lost.
            (low, high) = new[] { (low, low + (2 * quarter)), (low + quarter, low + (3 * quarter)), (low + (2 * quarter), high) }
                .MaxBy(part => Bend(part.Item1, part.Item2));
        }

        return Bend(low, high) > first / 8 ? Rounded((low + high) / 2) : null;
    }

    // Kinks are at numbers that people write.
    static double Rounded(double kink) => Math.Abs(Math.Round(kink, 4) - kink) < 2e-6 ? Math.Round(kink, 4) + 0.0 : kink;
}
