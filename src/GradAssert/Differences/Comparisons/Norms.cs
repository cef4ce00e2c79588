namespace GradientTesting;

/// <summary>Euclidean norms over the elements of one component, or of several; of directions, root mean squares over them.</summary>
/// <param name="Analytic">‖a‖.</param>
/// <param name="Numeric">‖n‖.</param>
/// <param name="Difference">‖a − n‖.</param>
/// <param name="Sum">‖a + n‖.</param>
/// <param name="Bars">Norm of the error bars, numerical and analytic.</param>
/// <param name="Effect">Root mean square of derivative times scale: how much an element moves the cost.</param>
/// <param name="BarEffect">Root mean square of error bar times scale: how much it might move the cost unseen.</param>
/// <param name="Allowances">Norm of what would still have been accepted: error bars and tolerance.</param>
internal readonly record struct Norms(
    double Analytic, double Numeric, double Difference, double Sum, double Bars, double Allowances, double Effect, double BarEffect)
{
    /// <summary>The size of the gradient: the larger of the two.</summary>
    public double Gradient => Math.Max(Analytic, Numeric);

    /// <summary>The bars as a part of the gradient; not finite where one of them is not, or the gradient is zero.</summary>
    public double Share => Bars / Gradient;

    /// <summary>Of the elements or of the directions over all of a component, whichever know it better.</summary>
    public static Norms Of(IReadOnlyList<double> analytic, ComponentDerivative numeric)
    {
        if (numeric.Directions.Count == 0)
        {
            return OfElements(analytic, numeric);
        }

        var (elements, directions) = (OfElements(analytic, numeric), OfDirections(numeric));
        return numeric.Coverage == GradientCoverage.Exhaustive && !(directions.Share < elements.Share) ? elements : directions;
    }

    /// <summary>
    /// A direction's derivative is about as large as the root of the sum of squares of its elements' (derivative times scale),
    /// and so is its error: sums of random signs grow so.
    /// </summary>
    static Norms OfDirections(ComponentDerivative numeric)
    {
        DirectionDerivative[] directions = [.. numeric.Directions.Where(direction => direction.Block.Length == numeric.Length)];
        double Rms(Func<DirectionDerivative, double> of) => Norm.Rms(directions.Length, k => of(directions[k]));
        double Value(DirectionDerivative direction) => Nearest(direction.Analytic, direction.Numeric);
        double Bar(DirectionDerivative direction) => direction.Numeric.ErrorBar + direction.Tolerance(numeric.Tolerance).AnalyticBar;
        var (size, elements) = (Rms(direction => direction.Size), Math.Sqrt(numeric.Length));
        return new(
            size,
            Math.Max(Math.Min(size, Rms(Value)), Rms(Value) / elements),
            Rms(direction => direction.Analytic - Value(direction)),
            Rms(direction => direction.Analytic + Value(direction)),
            Rms(Bar),
            Rms(direction => direction.Tolerance(numeric.Tolerance).Allowance(direction.Analytic, direction.Numeric)),
            size / elements,
            Rms(Bar) / elements);
    }

    /// <summary>Of the elements, whatever else was taken.</summary>
    public static Norms OfElements(IReadOnlyList<double> analytic, ComponentDerivative numeric)
    {
        var (a, n, difference, sum) = (new ScaledSum(), new ScaledSum(), new ScaledSum(), new ScaledSum());
        var (bars, allowances, effect, barEffect) = (new ScaledSum(), new ScaledSum(), new ScaledSum(), new ScaledSum());
        for (var i = 0; i < analytic.Count; i++)
        {
            var element = numeric.Elements[i];
            var value = Nearest(analytic[i], element);
            var bar = element.ErrorBar + numeric.Tolerance.AnalyticBar;
            a.Add(analytic[i]);
            n.Add(value);
            difference.Add(analytic[i] - value);
            sum.Add(analytic[i] + value);
            bars.Add(bar);
            allowances.Add(numeric.Tolerance.Allowance(analytic[i], element));
            effect.Add(value * numeric.Scales[i]);
            barEffect.Add(bar * numeric.Scales[i]);
        }

        var elements = Math.Sqrt(analytic.Count);
        return new(
            a.Root, n.Root, difference.Root, sum.Root, bars.Root, allowances.Root, effect.Root / elements, barEffect.Root / elements);
    }

    /// <summary>Over components together.</summary>
    public static Norms Of(IEnumerable<Norms> parts) => parts.Aggregate(default(Norms), (all, part) => new(
        double.Hypot(all.Analytic, part.Analytic),
        double.Hypot(all.Numeric, part.Numeric),
        double.Hypot(all.Difference, part.Difference),
        double.Hypot(all.Sum, part.Sum),
        double.Hypot(all.Bars, part.Bars),
        double.Hypot(all.Allowances, part.Allowances),
        Math.Max(all.Effect, part.Effect),
        Math.Max(all.BarEffect, part.BarEffect)));

    // At a kink every slope between the two is right, so the nearest one is the one to compare with.
    static double Nearest(double analytic, ElementDerivative element) => element.IsKink
        ? Math.Clamp(analytic, element.Left, element.Right)
        : element.Value;
}
