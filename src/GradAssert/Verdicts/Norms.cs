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
internal readonly record struct Norms(double Analytic, double Numeric, double Difference, double Sum, double Bars, double Allowances, double Effect, double BarEffect)
{
    /// <summary>The size of the gradient: the larger of the two.</summary>
    public double Gradient => Math.Max(Analytic, Numeric);

    /// <summary>Of the elements; where directions were taken, of those.</summary>
    public static Norms Of(IReadOnlyList<double> analytic, ComponentDerivative numeric) =>
        numeric.Directions.Count > 0 ? OfDirections(numeric) : OfElements(analytic, numeric);

    /// <summary>
    /// Along a direction of length one a derivative is about as large as the root mean square of its elements' (derivative
    /// times scale), and so is its error: sums of random signs grow as the root of the sum of squares.
    /// </summary>
    static Norms OfDirections(ComponentDerivative numeric)
    {
        double Rms(Func<DirectionDerivative, double> of) => Norm.Rms(numeric.Directions.Count, k => of(numeric.Directions[k]));
        double Value(DirectionDerivative direction) => Nearest(direction.Analytic, direction.Numeric);
        double Bar(DirectionDerivative direction) => direction.Numeric.ErrorBar + direction.Tolerance(numeric.Tolerance).AnalyticBar;
        var size = Rms(direction => direction.Size);
        return new(
            size, Rms(Value), Rms(direction => direction.Analytic - Value(direction)), Rms(direction => direction.Analytic + Value(direction)), Rms(Bar),
            Rms(direction => direction.Tolerance(numeric.Tolerance).Allowance(direction.Analytic, direction.Numeric)), size, Rms(Bar));
    }

    /// <summary>Of the elements, whatever else was taken.</summary>
    public static Norms OfElements(IReadOnlyList<double> analytic, ComponentDerivative numeric)
    {
        var (a, n, difference, sum, bars, allowances, effect, barEffect) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < analytic.Count; i++)
        {
            var element = numeric.Elements[i];
            var value = Nearest(analytic[i], element);
            a += analytic[i] * analytic[i];
            n += value * value;
            difference += (analytic[i] - value) * (analytic[i] - value);
            sum += (analytic[i] + value) * (analytic[i] + value);
            var bar = element.ErrorBar + numeric.Tolerance.AnalyticBar;
            bars += bar * bar;
            barEffect += bar * numeric.Scales[i] * bar * numeric.Scales[i];
            effect += value * numeric.Scales[i] * value * numeric.Scales[i];
            var allowance = numeric.Tolerance.Allowance(analytic[i], element);
            allowances += allowance * allowance;
        }

        return new(Math.Sqrt(a), Math.Sqrt(n), Math.Sqrt(difference), Math.Sqrt(sum), Math.Sqrt(bars), Math.Sqrt(allowances),
            Math.Sqrt(effect / analytic.Count), Math.Sqrt(barEffect / analytic.Count));
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
        ? Math.Clamp(analytic, Math.Min(element.Left, element.Right), Math.Max(element.Left, element.Right))
        : element.Value;
}
