namespace GradientTesting.Benchmarks;

/// <summary>What checking a layer takes, by hand and by the check.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Elements">Of its inputs and parameters.</param>
/// <param name="LoopForward">Forward passes of the loop; it makes one backward pass.</param>
/// <param name="Forward">Forward passes of the check.</param>
/// <param name="Backward">Backward passes of the check.</param>
/// <param name="Verdict">Of the check.</param>
/// <param name="LoopRatio">What the loop compares: <c>‖a−n‖ / (‖a‖+‖n‖)</c>, the largest of inputs and parameters.</param>
/// <param name="Time">Of the check, over that of the loop.</param>
internal sealed record LayerRow(
    string Layer, int Elements, long LoopForward, long Forward, long Backward, GradientVerdict Verdict, double LoopRatio, TimeRatio Time)
{
    public double Passes => (double)Forward / LoopForward;
}

/// <summary>Layers checked at their current values: by the loop that people write, and by the check, in interleaved rounds.</summary>
internal static class LayerContest
{
    const double Epsilon = 1e-6;

    /// <param name="rounds">How often each is timed.</param>
    public static IReadOnlyList<LayerRow> Of(int rounds) => [.. TimedLayer.All().Select(layer => Of(layer, rounds))];

    static LayerRow Of(TimedLayer layer, int rounds)
    {
        var time = Interleaved.Measure(rounds, () => ByHand(layer), () => ByCheck(layer))[0];
        var ((passes, ratio), report) = (ByHand(layer), ByCheck(layer));
        return new(
            layer.Name, layer.Elements, passes, report.CostEvaluations, report.GradientEvaluations, report.Verdict, ratio, time);
    }

    public static GradientReport ByCheck(TimedLayer layer) => GradientCheck.Backward(layer.Layer, GradientRun.AsIs);

    /// <summary>The lines that are written again and again: draw c, sum ⟨c, y⟩, central differences over everything, compare.</summary>
    public static (long Forward, double Ratio) ByHand(TimedLayer layer)
    {
        var (random, forward, worst) = (new Random(7), 0L, 0.0);
        double[] c = [.. layer.Y.Select(_ => (2 * random.NextDouble()) - 1)];
        double Cost()
        {
            layer.Layer.Forward();
            forward++;
            var sum = 0.0;
            for (var j = 0; j < c.Length; j++)
            {
                sum += c[j] * layer.Y[j];
            }

            return sum;
        }

        Cost();
        c.CopyTo(layer.DY, 0);
        layer.Layer.Backward();
        foreach (var (values, gradient) in layer.Differentiated)
        {
            var (difference, analytic, numeric) = (0.0, 0.0, 0.0);
            for (var i = 0; i < values.Length; i++)
            {
                var (a, start) = (gradient[i], values[i]);
                values[i] = start + Epsilon;
                var above = Cost();
                values[i] = start - Epsilon;
                var n = (above - Cost()) / (2 * Epsilon);
                values[i] = start;
                (difference, analytic, numeric) = (difference + ((a - n) * (a - n)), analytic + (a * a), numeric + (n * n));
            }

            worst = Math.Max(worst, Math.Sqrt(difference) / (Math.Sqrt(analytic) + Math.Sqrt(numeric)));
        }

        return (forward, worst);
    }
}
