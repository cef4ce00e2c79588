namespace GradientTesting;

/// <summary>Whether the elements that sit on kinks are a subgradient together, and not only one by one.</summary>
/// <remarks>
/// At a tie of a maximum each element may be anything from 0 to 1, but together they share 1: a backward pass that pays
/// every one in full lies between the slopes of each element and outside those of a direction that moves several. For a
/// subgradient g of a convex function <c>−J'(θ; −d) ≤ g·d ≤ J'(θ; d)</c> (R. T. Rockafellar, Convex Analysis, 1970,
/// theorem 23.2), and the reverse for a concave one.
/// </remarks>
internal static class KinkDirections
{
    const int Directions = 8;

    /// <summary>Nothing is evaluated unless two elements sit on kinks; then four evaluations for each of eight directions.</summary>
    public static bool Agree(
        ModelUnderTest model, Baseline baseline, IReadOnlyList<ComponentDerivative> derivatives, CostNoise noise, Random random)
    {
        if (derivatives.Sum(component => component.Elements.Count(element => element.IsKink)) < 2)
        {
            return true;
        }

        try
        {
            return Enumerable.Range(0, Directions).All(_ => Agrees(model, baseline, derivatives, noise, Random(derivatives, random)));
        }
        finally
        {
            Direction.Return(baseline);
        }
    }

    static double[][] Random(IReadOnlyList<ComponentDerivative> derivatives, Random random) => [.. derivatives.Select(component =>
        component.Elements.Select((element, i) =>
            element.IsKink ? component.Scales[i] * (0.5 + random.NextDouble()) * Draw.Sign(random) : 0).ToArray())];

    static bool Agrees(
        ModelUnderTest model, Baseline baseline, IReadOnlyList<ComponentDerivative> derivatives, CostNoise noise, double[][] direction)
    {
        var (analytic, size, allowance) = (0.0, 0.0, 0.0);
        for (var c = 0; c < direction.Length; c++)
        {
            for (var i = 0; i < direction[c].Length; i++)
            {
                var element = derivatives[c].Elements[i];
                analytic += baseline.Gradient[c][i] * direction[c][i];
                size += Math.Abs((element.Right - element.Left) * direction[c][i]) is var width and > 0 ? width : 0;
                allowance += direction[c][i] == 0 ? 0 : derivatives[c].Tolerance.Allowance(baseline.Gradient[c][i], element) * Math.Abs(direction[c][i]);
            }
        }

        // Truncation of a one-sided difference falls as h, noise rises as 1/h: about equal at the square root.
        var step = Math.Sqrt(noise.Level / size);
        var (ahead, aheadBar) = Slope(model, baseline, direction, step, noise);
        var (behind, behindBar) = Slope(model, baseline, direction, -step, noise);
        var bar = allowance + aheadBar + behindBar;
        return analytic >= Math.Min(ahead, behind) - bar && analytic <= Math.Max(ahead, behind) + bar;
    }

    static (double Slope, double Bar) Slope(ModelUnderTest model, Baseline baseline, double[][] direction, double step, CostNoise noise)
    {
        var coarse = At(model, baseline, direction, 4 * step);
        var fine = At(model, baseline, direction, step);
        var bar = 2 * ElementProbe.Deviations * noise.Level / Math.Abs(step);
        return (fine - ((coarse - fine) / 3), Math.Abs(coarse - fine) + (2 * bar));
    }

    static double At(ModelUnderTest model, Baseline baseline, double[][] direction, double step)
    {
        Direction.Move(model, baseline, direction, step);
        return (model.Cost() - baseline.Cost) / step;
    }
}
