namespace GradientTesting.Tests.Verdicts;

/// <summary>Numerical derivatives made by hand, and what is said of them.</summary>
internal static class Derivatives
{
    /// <summary>Tolerance 1e-5, no rounding of the analytic gradient; ten percent of a gradient must be resolved.</summary>
    public static readonly AcceptanceCriteria ByDefault = new(0.1, 1e-5);

    public static ElementDerivative Smooth(double value, double bar = 0) => new(value, bar);

    public static ElementDerivative Kink(double left, double right, double bar = 0) => new((left + right) / 2, bar, true, left, right);

    public static ComponentDerivative Component(params ElementDerivative[] elements) =>
        new(elements, new(1e-5, 0), [.. elements.Select(_ => 1.0)]) { TypicalGradient = double.PositiveInfinity };

    public static ComponentDerivative Component(double bar, params double[] values) =>
        Component([.. values.Select(value => Smooth(value, bar))]);

    public static ComponentDerivative Within(this ComponentDerivative numeric, double tolerance, double analyticBar = 0) =>
        numeric with { Tolerance = new(tolerance, analyticBar) };

    public static ComponentDerivative OnScales(this ComponentDerivative numeric, params double[] scales) => numeric with { Scales = scales };

    public static ComponentDerivative WhereTheCostIsFlat(this ComponentDerivative numeric) => numeric with { IsFlat = true };

    /// <summary>Some elements of a component of <paramref name="length"/>, and directions over it or parts of it.</summary>
    public static ComponentDerivative Along(this ComponentDerivative elements, int length, params DirectionDerivative[] directions) =>
        elements with { Coverage = GradientCoverage.Directions, Length = length, Directions = directions };

    public static ComponentDerivative WithTypical(this ComponentDerivative numeric, double gradient) => numeric with { TypicalGradient = gradient };

    /// <summary>It disagrees, and no walk has proven it.</summary>
    public static ElementDerivative Doubtful(this ElementDerivative element) => element with { IsDoubtful = true };

    /// <summary>A direction of length one, of which no coefficient is smaller than a half.</summary>
    public static DirectionDerivative Direction(double analytic, double numeric, double bar = 0, double size = 1, Block? block = null) =>
        new(block ?? new(10, 0, 10, 0, 10), analytic, Smooth(numeric, bar), size, 1, 0.5);

    public static DirectionDerivative OnKink(this DirectionDerivative direction, double left, double right) => direction with { Numeric = Kink(left, right) };

    public static Norms NormsOf(double[] analytic, ComponentDerivative numeric) => Norms.Of(analytic, numeric);

    public static ComponentVerdict Judge(double[] analytic, ComponentDerivative numeric) => Judge(analytic, numeric, ByDefault);

    public static ComponentVerdict Judge(double[] analytic, ComponentDerivative numeric, AcceptanceCriteria criteria) =>
        ComponentVerdict.Judge(analytic, numeric, criteria);

    public static RunVerdict Judge(params (double[] Analytic, ComponentDerivative Numeric)[] components) => RunVerdict.Of(
        Measurement.Of(
            [.. components.Select(component => GradientTesting.Component.Of("W", component.Analytic, component.Analytic))],
            [.. components.Select(component => component.Analytic)],
            new(new(1e-16, 1, 1e-16), [.. components.Select(component => component.Numeric)]),
            new()),
        objection: null);

    public static string? BlindSpot(double[] analytic, ComponentDerivative numeric) => BlindSpot(analytic, numeric, ByDefault);

    public static string? BlindSpot(double[] analytic, ComponentDerivative numeric, AcceptanceCriteria criteria) =>
        PowerCheck.FindBlindSpot(analytic, numeric, criteria);

    public static ClearMismatches Clear(double[] analytic, ComponentDerivative numeric) =>
        ClearMismatches.Of(analytic, numeric, ComponentVerdict.Judge(analytic, numeric, ByDefault));
}
