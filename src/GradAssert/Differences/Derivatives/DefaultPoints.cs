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

    const double Step = 1e-5, Shorter = 0.01, Largest = 1e4;

    /// <summary>Stretches of cells that are off, the longest ones; of each the ends and the middle are looked at.</summary>
    const int MostStretches = 4;

    /// <summary>
    /// From one step to the next, what is vertical changes less by this factor at least, and so is no jump, nor what rounding does.
    /// </summary>
    const double Less = 2;

    /// <summary>Beside a pole f is so many times as large at each of the shorter distances.</summary>
    const double Higher = 2;
    static readonly double[] nearer = [1e-3, 1e-4, 1e-5];

    /// <summary>
    /// On a pole f is so many times as high as at these parts of x from it, and within so many units in the last place of x it changes on
    /// both sides by amounts that differ by more than this part, and by far more than its own rounding.
    /// </summary>
    const double FarHigher = 1e3, LastPlaces = 16, Bent = 1e-4, Rounding = 1e3 * 2.220446049250313e-16;
    static readonly double[] around = [-1.37e-3, -1e-3, 1e-3, 1.37e-3];

    /// <summary>As far as the longest move goes, as a part of x.</summary>
    const double Farther = 0.3;

    const ulong Seed = 8;

    /// <param name="f">The function; not finite where it is not defined. Some 2,000 evaluations.</param>
    /// <param name="derivative">What is said to be its derivative. It only proposes points: nothing is decided here.</param>
    /// <returns>
    /// The points; others at which one difference says that the derivative is wrong; and those that were left out since they
    /// are on poles.
    /// </returns>
    public static (double[] Points, double[] SeemWrong, double[] OnPoles) Of(Func<double, double> f, Func<double, double> derivative)
    {
        double[] usual = [0, .. sizes.SelectMany(size => (double[])[size, -size])];
        var kinks = Kinks(f).ToArray();
        var (between, seemWrong) = Between(f, derivative);
        double[] wanted = [.. usual.Concat(kinks.SelectMany(kink => beside.SelectMany(off => (double[])[kink - off, kink + off])))
            .Concat(kinks).Concat(between)
            .Where(x => HasRoom(f, x) && !IsVertical(f, derivative, x)).Distinct().Order()];
        double[] onPoles = [.. wanted.Where(x => IsOnPole(f, x))];
        double[] points = [.. wanted.Except(onPoles)];
        return (points, [.. seemWrong.Except(wanted).Where(x => !IsOnPole(f, x))], onPoles);
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
    /// Whether f has a vertical tangent: as √x at 0, the inverse sine at 1, or x log x at 0. Differences of f grow there as steps become
    /// shorter, and of what overflows in the derivative alone they do not. What the derivative is there, infinite or what a guard returns,
    /// says nothing; where it is finite, or f grows as a logarithm does, the derivative beside the point has to grow with f.
    /// </summary>
    static bool IsVertical(Func<double, double> f, Func<double, double> derivative, double x)
    {
        double[] OfShorter(Func<double, double> of) => [.. shorter.Select(step => new[] { step, -step }
            .Select(side => Math.Abs(of(side))).Where(double.IsFinite).Append(0).Max())];
        var steepest = OfShorter(side => (f(x + side) - f(x)) / side);
        return IsRoot(steepest) ? !double.IsFinite(derivative(x))
                || (Falls(steepest) && IsRoot(OfShorter(side => derivative(x + side))))
            : GoesOn(steepest) && GoesOn(OfShorter(side => derivative(x + side)));
    }

    static bool IsRoot(double[] steepest) =>
        steepest[0] > 0 && steepest.Zip(steepest.Skip(1)).All(pair => pair.Second > Steeper * pair.First);

    static bool Falls(double[] steepest) => Enumerable.Range(0, shorter.Length - 1).All(k =>
        steepest[k + 1] * shorter[k + 1] * Less <= steepest[k] * shorter[k]);

    /// <summary>
    /// Whether a point is a pole but for its rounding, as 1/2 is of tan(πx): how high f is there, and its derivative, the last places of x
    /// decide. Of f alone, so that no derivative hides itself.
    /// </summary>
    static bool IsOnPole(Func<double, double> f, double x)
    {
        var step = LastPlaces * (Math.BitIncrement(Math.Abs(x)) - Math.Abs(x));
        var (low, here, high) = (f(x - step), f(x), f(x + step));
        var bend = Math.Abs((high - here) - (here - low));
        return bend > Bent * Math.Max(Math.Abs(high - here), Math.Abs(here - low))
            && bend > Rounding * Math.Abs(here)
            && Math.Abs(here) > FarHigher * around.Max(part => Math.Abs(f(x + (part * x))));
    }

    static bool GoesOn(double[] steepest) => steepest[1] - steepest[0] is var first && steepest[2] - steepest[1] is var second
        && first > Seen * steepest[1] && second > AsMuch * first;

    // Of what is bent over the step, as beside a pole, a shorter one says something else.
    static bool IsOff(Func<double, double> f, Func<double, double> derivative, double x)
    {
        var claim = derivative(x);
        return double.IsFinite(claim) && IsOffOver(1) == true && IsOffOver(Shorter) != false && IsOffOver(Shorter * Shorter) != false;

        bool? IsOffOver(double part)
        {
            var step = part * Step * Math.Max(1, Math.Abs(x));
            var (low, high) = (f(x - step), f(x + step));
            var slope = (high - low) / (2 * step);
            var allowed = (Off * Math.Max(Math.Abs(claim), Math.Abs(slope)))
                + (OfFunction * Math.Max(1, Math.Max(Math.Abs(low), Math.Abs(high))) / Math.Max(1, Math.Abs(x)));
            return double.IsFinite(slope) ? Math.Abs(claim - slope) > allowed : null;
        }
    }

    /// <summary>Whether f is higher the nearer one comes to a point, on either side of it: it has no kink there.</summary>
    static bool IsPole(Func<double, double> f, double x) => Array.Exists((double[])[1, -1], side =>
        nearer.Select(off => Math.Abs(f(x + (side * off)))).ToArray() is var high
            && high[0] > 0 && high.Zip(high.Skip(1)).All(pair => pair.Second > Higher * pair.First));

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
            .OfType<double>().Where(kink => !IsPole(f, kink)).Take(MostKinks);
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
