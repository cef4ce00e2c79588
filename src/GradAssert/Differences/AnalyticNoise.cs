namespace GradientTesting;

/// <summary>What rounding does to the analytic gradient itself.</summary>
internal static class AnalyticNoise
{
    /// <summary>In units of rounding of the component's root mean square gradient: never less than this.</summary>
    const double LeastUnits = 16;

    /// <summary>
    /// One bar per component. Second differences of the gradient over a move so small that the smooth part vanishes have
    /// six times the variance of the rounding of one gradient. Two moves, and the smaller result counts, since the other
    /// may have crossed a kink; and what is more than rounding can be is cut off, since the point may sit on one. Four
    /// gradients and four evaluations.
    /// </summary>
    public static double[] Measure(ModelUnderTest model, Baseline baseline, IReadOnlyList<double[]> scales, IReadOnlyList<double[]> moves, Random random)
    {
        var roundoff = model.Components.Max(component => component.Gradient.UnitRoundoff);
        var lengths = scales.Select(Rms).ToArray();
        // Measured in what they do to the cost: of a vector of unlike quantities (3e8 beside 1e-23) the steepest must not hide the others.
        var effects = baseline.Gradient.Select((gradient, c) => Rms([.. gradient.ToArray().Zip(scales[c], (slope, scale) => slope * scale)])).ToArray();
        var strongest = effects.Max();
        var first = SecondDifferences(model, baseline, moves, random);
        var second = SecondDifferences(model, baseline, moves, random);
        return [.. effects.Select((effect, c) =>
        {
            var least = LeastUnits * model.Components[c].Gradient.UnitRoundoff * effect / lengths[c];
            var most = Math.Max(least, MostUnits(roundoff) * roundoff * strongest / lengths[c]);
            return Math.Clamp(ElementProbe.Deviations * Math.Min(first[c], second[c]), least, most);
        })];
    }

    /// <summary>How many units of rounding, of the component that moves the cost most, cancellation may cost any component.</summary>
    static double MostUnits(double roundoff) => roundoff > 1e-10 ? 1e4 : 1e6;

    static double[] SecondDifferences(ModelUnderTest model, Baseline baseline, IReadOnlyList<double[]> scales, Random random)
    {
        var direction = scales.Select(scale => Array.ConvertAll(scale, size => size * Draw.Sign(random))).ToArray();
        var step = Math.ScaleB(1, model.Components.Any(component => component.Values.UnitRoundoff > 1e-10) ? -20 : -33);
        var ahead = At(model, baseline, direction, step);
        var behind = At(model, baseline, direction, -step);
        Direction.Return(baseline);
        return [.. baseline.Gradient.Select((gradient, c) => Deviation(ahead[c], gradient, behind[c]))];
    }

    static TensorCopy[] At(ModelUnderTest model, Baseline baseline, double[][] direction, double step)
    {
        Direction.Move(model, baseline, direction, step);
        _ = model.Cost();
        model.ComputeGradient();
        return [.. model.Components.Select(component => component.Gradient.Copy())];
    }

    static double Deviation(TensorCopy ahead, TensorCopy here, TensorCopy behind)
    {
        var sum = 0.0;
        for (var i = 0; i < here.Length; i++)
        {
            var second = ahead[i] - (2 * here[i]) + behind[i];
            sum += second * second;
        }

        return Math.Sqrt(sum / (6 * here.Length));
    }

    static double Rms(double[] numbers) => Math.Sqrt(numbers.Sum(number => number * number) / numbers.Length);
}
