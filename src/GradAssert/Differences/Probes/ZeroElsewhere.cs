namespace GradientTesting;

/// <summary>Tells a gradient that is never computed from one that happens to be zero at the point of a check.</summary>
internal static class ZeroElsewhere
{
    /// <summary>
    /// Where else to look, as a part of θ: at −θ units that are dead at θ are alive; and where the model overflows there, next to the
    /// origin, where nothing overflows and nothing saturates: a part of each component that is no more than this.
    /// </summary>
    static readonly double[] Elsewhere = [-1, 1.0 / 16];

    /// <summary>
    /// The wrong components whose gradient is zero here and not elsewhere, and all of them where nobody knows. One gradient and one
    /// evaluation, or two of each, and none where no wrong gradient is zero. λ is left as it is found.
    /// </summary>
    public static IReadOnlySet<int> OnlyHere(ModelUnderTest model, Baseline baseline,
        IReadOnlyList<MeasuredComponent> components)
    {
        var zero = Enumerable.Range(0, components.Count).Where(c => components[c] is { IsWrong: true, Part: { } part }
            && Array.TrueForAll(part.AnalyticAtZero ?? part.Analytic, element => element == 0)).ToArray();
        if (zero.Length == 0)
        {
            return new HashSet<int>();
        }

        try
        {
            return Array.Exists(Elsewhere, times => TryScale(model, baseline, times) && double.IsFinite(model.CostOrInfinity())
                && model.TryComputeGradient())
                ? zero.Where(c => Enumerable.Range(0, model.Components[c].Length)
                    .Any(i => model.Components[c].Gradient[i] is var element && double.IsFinite(element) && element != 0)).ToHashSet()
                : zero.ToHashSet();
        }
        finally
        {
            baseline.Return();
        }
    }

    // It may be where the model does not work. It says so in its own way, and is not being checked there.
    static bool TryScale(ModelUnderTest model, Baseline baseline, double times)
    {
        try
        {
            Scale(model, baseline, times);
            return true;
        }
#pragma warning disable CA1031 // Whatever a setter throws, but for what ends a check.
        catch (Exception refusal) when (!ModelUnderTest.EndsTheCheck(refusal))
#pragma warning restore CA1031
        {
            return false;
        }
    }

    static void Scale(ModelUnderTest model, Baseline baseline, double times)
    {
        var scales = ComponentScale.Of(baseline.Values);
        for (var c = 0; c < model.Components.Count; c++)
        {
            var (values, start) = (model.Components[c].Values, baseline.Values[c]);
            // Training with a wrong gradient may have led far from the origin, of which a sixteenth saturates too.
            var part = times < 0 ? times : times / Enumerable.Range(0, start.Length).Select(i => Math.Abs(start[i])).Append(1).Max();
            // No multiple of what is all zero is another point.
            var isZero = Enumerable.Range(0, start.Length).All(i => start[i] == 0);
            for (var i = 0; i < start.Length; i++)
            {
                values[i] = part * (isZero ? scales[c][i] : start[i]);
            }
        }
    }
}
