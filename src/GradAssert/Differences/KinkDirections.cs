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
        Kink[] kinks = [.. derivatives.SelectMany((component, c) => component.Elements
            .Select((element, k) => new Kink(c, component.Position(k), component.Scales[k], element))
            .Where(kink => kink.Element.IsKink))];
        if (kinks.Length < 2)
        {
            return true;
        }

        try
        {
            return Enumerable.Range(0, Directions).All(_ => Agrees(model, baseline, derivatives, noise, kinks, Array.ConvertAll(kinks, kink =>
                kink.Scale * (0.5 + random.NextDouble()) * (random.Next(2) == 0 ? -1 : 1))));
        }
        finally
        {
            baseline.Return();
        }
    }

    static bool Agrees(
        ModelUnderTest model, Baseline baseline, IReadOnlyList<ComponentDerivative> derivatives, CostNoise noise, Kink[] kinks, double[] direction)
    {
        var (analytic, size, allowance) = (0.0, 0.0, 0.0);
        for (var k = 0; k < kinks.Length; k++)
        {
            var (c, position, _, element) = kinks[k];
            var slope = baseline.Gradient[c][position];
            analytic += slope * direction[k];
            size += Math.Abs((element.Right - element.Left) * direction[k]) is var width and > 0 ? width : 0;
            allowance += derivatives[c].Tolerance.Allowance(slope, element) * Math.Abs(direction[k]);
        }

        // Truncation of a one-sided difference falls as h, noise rises as 1/h: about equal at the square root.
        var step = Math.Sqrt(noise.Level / size);
        double At(double t)
        {
            for (var k = 0; k < kinks.Length; k++)
            {
                var (c, position) = (kinks[k].Component, kinks[k].Position);
                model.Components[c].Values[position] = baseline.Values[c][position] + (t * direction[k]);
            }

            return (model.Cost() - baseline.Cost) / t;
        }

        var (ahead, aheadBar) = Slope(At, step, noise);
        var (behind, behindBar) = Slope(At, -step, noise);
        var bar = allowance + aheadBar + behindBar;
        return analytic >= Math.Min(ahead, behind) - bar && analytic <= Math.Max(ahead, behind) + bar;
    }

    static (double Slope, double Bar) Slope(Func<double, double> at, double step, CostNoise noise)
    {
        var coarse = at(4 * step);
        var fine = at(step);
        var bar = 2 * ElementProbe.Deviations * noise.Level / Math.Abs(step);
        return (fine - ((coarse - fine) / 3), Math.Abs(coarse - fine) + (2 * bar));
    }

    readonly record struct Kink(int Component, int Position, double Scale, ElementDerivative Element);
}
