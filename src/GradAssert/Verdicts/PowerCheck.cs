namespace GradientTesting;

/// <summary>Proof that a match means something: the same comparison must fail on broken copies of the gradient.</summary>
internal static class PowerCheck
{
    const double Tolerances = 10;
    const double Bars = 3;
    const double Slack = 1.01;
    const string OfTenTolerances = "an error of ten tolerances in its largest element would have passed";

    /// <summary>
    /// Breaks the largest resolved element by the larger of ten tolerances and three of its bars, then its sign, and then
    /// zeroes the component. No cost evaluations.
    /// </summary>
    /// <returns>What went unnoticed, or null.</returns>
    public static string? FindBlindSpot(IReadOnlyList<double> analytic, ComponentDerivative numeric, AcceptanceCriteria criteria) =>
        numeric.Directions.Count > 0 ? OfDirections(numeric) : OfElements(analytic, numeric, criteria);

    /// <summary>
    /// The same along directions: a single element off by what is said to be the smallest visible error, and the component
    /// zeroed.
    /// </summary>
    static string? OfDirections(ComponentDerivative numeric)
    {
        bool Passes(Func<DirectionDerivative, DirectionDerivative> broken) =>
            numeric.Directions.All(direction => broken(direction).Agrees(numeric.Tolerance));

        double Slip(DirectionDerivative direction) =>
            Slack * direction.Least * direction.SmallestVisibleError(numeric.Tolerance)
            * (direction.Analytic < direction.Numeric.Value ? -1 : 1);

        return Passes(direction => direction with { Analytic = direction.Analytic + Slip(direction) })
                ? "an error of a single element that should have been seen would have passed"
            : Passes(direction => direction with { Analytic = 0, Size = 0 }) ? "a gradient of zero would have passed"
            : null;
    }

    static string? OfElements(IReadOnlyList<double> analytic, ComponentDerivative numeric, AcceptanceCriteria criteria)
    {
        if ((LargestResolved(analytic, numeric, criteria, false) ?? LargestResolved(analytic, numeric, criteria, true)) is not { } largest)
        {
            return "no single element of it is larger than its error bar allows to resolve; "
                + "compute the cost in double precision, or check at another seed, as with FirstSeed = 1";
        }

        var element = numeric.Elements[largest];
        var slip = Math.Max(
            Tolerances * numeric.Tolerance.Relative * Math.Abs(element.Value),
            Bars * (element.ErrorBar + numeric.Tolerance.AnalyticBar));
        bool Passes(IReadOnlyList<double> broken) =>
            ComponentComparison.Of(broken, numeric, criteria).Agrees;

        if (element.IsKink)
        {
            // Between its slopes everything is right, zero and the other sign too.
            return Passes(With(analytic, largest, element.Right + slip)) ? OfTenTolerances : null;
        }

        return Passes(With(analytic, largest, analytic[largest] + slip)) ? OfTenTolerances
            : Passes(With(analytic, largest, -analytic[largest])) ? "the wrong sign of its largest element would have passed"
            : Passes(new double[analytic.Count]) ? "a gradient of zero would have passed"
            : null;
    }

    static int? LargestResolved(IReadOnlyList<double> analytic, ComponentDerivative numeric, AcceptanceCriteria criteria, bool onKinks)
    {
        int? largest = null;
        for (var i = 0; i < analytic.Count; i++)
        {
            var size = Size(numeric.Elements[i]);
            if (numeric.Elements[i].IsKink == onKinks
                && numeric.Elements[i].ErrorBar <= criteria.Resolution * size
                && size > (largest is { } best ? Size(numeric.Elements[best]) : 0))
            {
                largest = i;
            }
        }

        return largest;
    }

    static double Size(ElementDerivative element) =>
        element.IsKink ? Math.Max(Math.Abs(element.Left), Math.Abs(element.Right)) : Math.Abs(element.Value);

    static double[] With(IReadOnlyList<double> gradient, int index, double value)
    {
        double[] copy = [.. gradient];
        copy[index] = value;
        return copy;
    }
}
