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

    /// <summary>
    /// Between the usual points a derivative is compared with one difference at a point drawn from each cell, of this width up to
    /// <see cref="Farthest"/>, and beyond of this part of x.
    /// </summary>
    const double Cell = 0.05;

    /// <summary>Where one difference is off by this part, and by so much of the function's own size, a point is looked at.</summary>
    const double Off = 1e-4, OfFunction = 1e-9;

    /// <summary>Steps at which a vertical tangent is looked for, and how much steeper it is from one to the next.</summary>
    static readonly double[] shorter = [1e-4, 1e-6, 1e-8];
    const double Steeper = 1.5;

    /// <summary>
    /// Of a logarithm each is steeper by the same amount, and not by the same factor: by this part of the amount before at least, and by
    /// this part of itself. What has a slope is steeper by a hundredth of the amount before.
    /// </summary>
    const double AsMuch = 0.5, Seen = 1e-3;

    const double Step = 1e-5, Largest = 1e4;

    /// <summary>Stretches of cells that are off, the longest ones; of each the ends and the middle are looked at.</summary>
    const int MostStretches = 4;

    /// <summary>As far as the longest move goes, as a part of x.</summary>
    const double Farther = 0.3;

    const ulong Seed = 8;

    /// <param name="f">The function; not finite where it is not defined. Some 2,000 evaluations.</param>
    /// <param name="derivative">What is said to be its derivative. It only proposes points: nothing is decided here.</param>
    /// <returns>The points, and others at which one difference says that the derivative is wrong.</returns>
    public static (double[] Points, double[] SeemWrong) Of(Func<double, double> f, Func<double, double> derivative)
    {
        double[] usual = [0, .. sizes.SelectMany(size => (double[])[size, -size])];
        var kinks = Kinks(f).ToArray();
        var (between, seemWrong) = Between(f, derivative);
        double[] points = [.. usual.Concat(kinks.SelectMany(kink => beside.SelectMany(off => (double[])[kink - off, kink + off])))
            .Concat(kinks).Concat(between)
            .Where(x => HasRoom(f, x) && !IsVertical(f, derivative, x)).Distinct().Order()];
        return (points, [.. seemWrong.Except(points)]);
    }

    /// <summary>Points of stretches that lie between the usual points, and seem to be wrong, and all that seem to be.</summary>
    static (double[] Asked, double[] SeemWrong) Between(Func<double, double> f, Func<double, double> derivative)
    {
        double[] cells = [.. Cells().Order()];
        var stretches = new List<(int First, int Last)>();
        for (var k = 0; k < cells.Length; k++)
        {
            if (IsUndefined(f, derivative, cells[k]))
            {
                // One is enough: it ends the check.
                return ([cells[k]], []);
            }

            if (IsOff(f, derivative, cells[k]))
            {
                var goesOn = stretches.Count > 0 && stretches[^1].Last == k - 1;
                var first = goesOn ? stretches[^1].First : k;
                stretches = goesOn ? stretches[..^1] : stretches;
                stretches.Add((first, k));
            }
        }

        return (
            [.. stretches.OrderByDescending(stretch => stretch.Last - stretch.First).Take(MostStretches).SelectMany(stretch =>
                (double[])[cells[stretch.First], cells[(stretch.First + stretch.Last) / 2], cells[stretch.Last]])],
            [.. stretches.SelectMany(stretch => cells[stretch.First..(stretch.Last + 1)])]);
    }

    static IEnumerable<double> Cells()
    {
        // Points of both sides are drawn by themselves, so that what is even or odd is not asked twice for the same.
        var draw = 0;
        double Next(double low, double width) => low + (width * ((Draw.Bits(Seed, draw++) >> 11) * (1.0 / (1UL << 53))));
        for (var low = -Farthest; low < Farthest; low += Cell)
        {
            yield return Next(low, Cell);
        }

        for (var size = Farthest; size < Largest; size *= 1 + Cell)
        {
            yield return Next(size, size * Cell);
            yield return -Next(size, size * Cell);
        }
    }

    /// <summary>Whether the derivative is not finite, or throws, at a point beside which f is finite on both sides.</summary>
    static bool IsUndefined(Func<double, double> f, Func<double, double> derivative, double x)
    {
        var step = Step * Math.Max(1, Math.Abs(x));
        return !double.IsFinite(derivative(x)) && Array.TrueForAll((double[])[x - step, x, x + step], each => HasRoom(f, each));
    }

    /// <summary>Whether f is finite at a point, and does not overflow where the longest moves go to.</summary>
    static bool HasRoom(Func<double, double> f, double x) => double.IsFinite(f(x))
        && Array.TrueForAll((double[])[1 - Farther, 1 + Farther], times => !double.IsInfinity(f(times * x)));

    /// <summary>
    /// Whether a derivative that is not finite is right: that of √x at 0, of the inverse sine at 1, or of x log x at 0. Differences of f
    /// grow there as steps become shorter, and of what overflows in the derivative alone they do not. Where they grow as a logarithm
    /// does, the derivative beside the point has to grow with them.
    /// </summary>
    static bool IsVertical(Func<double, double> f, Func<double, double> derivative, double x)
    {
        double[] OfShorter(Func<double, double> of) => [.. shorter.Select(step => new[] { step, -step }
            .Select(side => Math.Abs(of(side))).Where(double.IsFinite).Append(0).Max())];
        var steepest = OfShorter(side => (f(x + side) - f(x)) / side);
        var isRoot = steepest[0] > 0 && steepest.Zip(steepest.Skip(1)).All(pair => pair.Second > Steeper * pair.First);
        return isRoot ? !double.IsFinite(derivative(x))
            : GoesOn(steepest) && double.IsInfinity(derivative(x)) && GoesOn(OfShorter(side => derivative(x + side)));
    }

    static bool GoesOn(double[] steepest) => steepest[1] - steepest[0] is var first && steepest[2] - steepest[1] is var second
        && first > Seen * steepest[1] && second > AsMuch * first;

    static bool IsOff(Func<double, double> f, Func<double, double> derivative, double x)
    {
        var step = Step * Math.Max(1, Math.Abs(x));
        var (low, high, claim) = (f(x - step), f(x + step), derivative(x));
        var slope = (high - low) / (2 * step);
        var allowed = (Off * Math.Max(Math.Abs(claim), Math.Abs(slope)))
            + (OfFunction * Math.Max(1, Math.Max(Math.Abs(low), Math.Abs(high))) / Math.Max(1, Math.Abs(x)));
        return double.IsFinite(slope) && double.IsFinite(claim) && Math.Abs(claim - slope) > allowed;
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
