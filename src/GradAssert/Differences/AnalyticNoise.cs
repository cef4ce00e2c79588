using MathNet.Numerics.Distributions;

namespace GradientTesting;

/// <summary>What rounding does to the analytic gradient itself.</summary>
internal static class AnalyticNoise
{
    /// <summary>In units of rounding of the component's root mean square gradient: never less than this.</summary>
    const double LeastUnits = 16;

    const int MostElements = 4096;

    /// <summary>Rounding is lumpy, and one move may see little of it: both count, unless one is more than this many times the other.</summary>
    const double Alike = 10;

    /// <summary>A deviation that is told from a few numbers may be a larger one: it is more than this once in a thousand times.</summary>
    const double Risk = 0.001;

    /// <summary>
    /// One bar per component. Second differences of the gradient over a move so small that the smooth part vanishes have
    /// six times the variance of the rounding of one gradient. Two moves: where the results differ much, one of them has
    /// crossed a kink; and what is more than rounding can be is cut off, since the point may sit on one. Four gradients and
    /// four evaluations.
    /// </summary>
    public static double[] Measure(ModelUnderTest model, Baseline baseline, IReadOnlyList<ComponentScale> scales, IReadOnlyList<bool> moving, Random random)
    {
        var roundoff = model.Components.Max(component => component.Gradient.UnitRoundoff);
        var lengths = scales.Select(scale => Norm.Rms(scale.Length, i => scale[i])).ToArray();
        // Measured in what they do to the cost: of a vector of unlike quantities (3e8 beside 1e-23) the steepest must not hide the others.
        var effects = baseline.Gradient.Select((gradient, c) => Norm.Rms(gradient.Length, i => gradient[i] * scales[c][i])).ToArray();
        var strongest = effects.Max();
        var first = SecondDifferences(model, baseline, scales, moving, random);
        var second = SecondDifferences(model, baseline, scales, moving, random);
        return [.. effects.Select((effect, c) =>
        {
            var least = LeastUnits * model.Components[c].Gradient.UnitRoundoff * effect / lengths[c];
            var most = Math.Max(least, MostUnits(roundoff) * roundoff * strongest / lengths[c]);
            return Math.Clamp(ElementProbe.Deviations * UpperBound(first[c], second[c], Count(model.Components[c].Length)), least, most);
        })];
    }

    /// <summary>How many units of rounding, of the component that moves the cost most, cancellation may cost any component.</summary>
    static double MostUnits(double roundoff) => roundoff > 1e-10 ? 1e4 : 1e6;

    /// <summary>
    /// The deviation that rounding has at most, of whose numbers two samples have these: their sum of squares, over the
    /// variance, is χ² distributed. Samples that differ much are not of one kind, and the smaller one counts alone.
    /// </summary>
    static double UpperBound(double one, double other, int count)
    {
        var (least, most) = (Math.Min(one, other), Math.Max(one, other));
        var (deviation, freedom) = most <= Alike * least ? (Math.Sqrt(((one * one) + (other * other)) / 2), 2 * count) : (least, count);
        return deviation * Math.Sqrt(freedom / ChiSquared.InvCDF(freedom, Risk));
    }

    static int Count(int length) => Math.Min(length, MostElements);

    static double[] SecondDifferences(ModelUnderTest model, Baseline baseline, IReadOnlyList<ComponentScale> scales, IReadOnlyList<bool> moving, Random random)
    {
        var directions = Direction.OfAll(model, scales, moving, 0, random);
        var step = Math.ScaleB(1, model.Components.Any(component => component.Values.UnitRoundoff > 1e-10) ? -20 : -33);
        var ahead = At(model, baseline, directions, step);
        var behind = At(model, baseline, directions, -step);
        baseline.Return();
        return [.. baseline.Gradient.Select((gradient, c) => Deviation(ahead[c], Some(gradient.Length, i => gradient[i]), behind[c]))];
    }

    static double[][] At(ModelUnderTest model, Baseline baseline, Direction[] directions, double step)
    {
        Direction.Move(model, baseline, directions, step);
        _ = model.Cost();
        model.ComputeGradient();
        return [.. model.Components.Select(component => Some(component.Length, i => component.Gradient[i]))];
    }

    /// <summary>Enough of a component's numbers to know their deviation: all of a small one, evenly spread ones of a large one.</summary>
    static double[] Some(int length, Func<int, double> element)
    {
        var some = new double[Count(length)];
        for (var k = 0; k < some.Length; k++)
        {
            some[k] = element((int)((long)k * length / some.Length));
        }

        return some;
    }

    static double Deviation(double[] ahead, double[] here, double[] behind) =>
        Norm.Rms(here.Length, i => ahead[i] - (2 * here[i]) + behind[i]) / Math.Sqrt(6);
}
