namespace GradientTesting;

/// <summary>What rounding does to the analytic gradient itself.</summary>
internal static class AnalyticNoise
{
    const double DoubleRoundoff = 1.2e-16;

    /// <summary>In units of rounding of the component's root mean square gradient: what a careful double sum may lose.</summary>
    const double DoubleUnits = 16;

    /// <summary>A float gradient whose digits are lost further than this is not rounded, it is wrong.</summary>
    const double MostRelative = 1e-3;

    /// <summary>
    /// One bar per component. Double gradients are rounded far below what differences resolve and get a few units of
    /// rounding. Float gradients are measured: second differences of the gradient over a move so small that the smooth
    /// part vanishes have six times the variance of one gradient. Two moves, the smaller result counts, since the other
    /// may have crossed a kink. Four gradients, four evaluations, only where a component is float.
    /// </summary>
    public static double[] Measure(ModelUnderTest model, Baseline baseline, IReadOnlyList<double[]> scales, Random random)
    {
        var typical = baseline.Gradient.Select(Rms).ToArray();
        if (model.Components.All(component => component.Gradient.UnitRoundoff < DoubleRoundoff))
        {
            return Array.ConvertAll(typical, size => DoubleUnits * DoubleRoundoff * size);
        }

        var first = SecondDifferences(model, baseline, scales, random);
        var second = SecondDifferences(model, baseline, scales, random);
        return [.. typical.Select((size, c) => Math.Clamp(
            ElementProbe.Deviations * Math.Min(first[c], second[c]),
            2 * model.Components[c].Gradient.UnitRoundoff * size,
            MostRelative * size))];
    }

    static double[] SecondDifferences(ModelUnderTest model, Baseline baseline, IReadOnlyList<double[]> scales, Random random)
    {
        var direction = scales.Select(scale => Array.ConvertAll(scale, size => size * Draw.Sign(random))).ToArray();
        var step = Math.ScaleB(1, -20);
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

    static double Rms(TensorCopy gradient)
    {
        var sum = 0.0;
        for (var i = 0; i < gradient.Length; i++)
        {
            sum += gradient[i] * gradient[i];
        }

        return Math.Sqrt(sum / gradient.Length);
    }
}
