namespace GradientTesting;

/// <summary>Proof that a match means something: the same comparison must fail on broken copies of the gradient.</summary>
internal static class PowerCheck
{
    const double Tolerances = 10;
    const double Bars = 3;

    /// <summary>
    /// Breaks the largest resolved element by the larger of ten tolerances and three of its bars, then its sign, and then
    /// zeroes the component. No cost evaluations.
    /// </summary>
    /// <returns>What went unnoticed, or null.</returns>
    public static string? FindBlindSpot(IReadOnlyList<double> analytic, ComponentDerivative numeric, Demands demands)
    {
        if (LargestResolved(analytic, numeric, demands) is not { } largest)
        {
            return "no single element of it is larger than its error bar allows to resolve; compute the cost in double precision, or check at another seed";
        }

        var element = numeric.Elements[largest];
        var slip = Math.Max(
            Tolerances * numeric.Tolerance.Relative * Math.Abs(element.Value),
            Bars * (element.ErrorBar + numeric.Tolerance.AnalyticBar));
        bool Passes(IReadOnlyList<double> broken) =>
            ComponentVerdict.Compare(broken, numeric, demands).Verdict == Verdict.Match;

        return Passes(With(analytic, largest, analytic[largest] + slip)) ? "an error of ten tolerances in its largest element would have passed"
            : Passes(With(analytic, largest, -analytic[largest])) ? "the wrong sign of its largest element would have passed"
            : Passes(new double[analytic.Count]) ? "a gradient of zero would have passed"
            : null;
    }

    static int? LargestResolved(IReadOnlyList<double> analytic, ComponentDerivative numeric, Demands demands)
    {
        int? largest = null;
        for (var i = 0; i < analytic.Count; i++)
        {
            var element = numeric.Elements[i];
            if (!element.IsKink
                && element.ErrorBar <= demands.Resolution * Math.Abs(element.Value)
                && Math.Abs(element.Value) > (largest is { } best ? Math.Abs(numeric.Elements[best].Value) : 0))
            {
                largest = i;
            }
        }

        return largest;
    }

    static double[] With(IReadOnlyList<double> gradient, int index, double value)
    {
        double[] copy = [.. gradient];
        copy[index] = value;
        return copy;
    }
}
