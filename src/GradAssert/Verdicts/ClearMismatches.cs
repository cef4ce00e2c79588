namespace GradientTesting;

/// <summary>
/// What of a mismatch would be the same on any processor: how many elements are clearly off, by how much, and which most.
/// </summary>
/// <param name="Count">Elements that are clearly off; null where noise could move one across the line, or not all were compared.</param>
/// <param name="RelativeError">
/// <c>‖a−n‖ / max(‖a‖, ‖n‖)</c>, from 0 to 2; null where noise reaches two digits of it, or not all were compared.
/// </param>
/// <param name="Worst">Which elements have the largest errors; none where noise reaches two digits of one.</param>
/// <remarks>
/// Whether an element mismatches at all is decided by its error bar, which is measured and differs from run to run. Here an
/// element counts from a line on that noise has no part in: ten tolerances, and a ten-thousandth of the component's root
/// mean square. Most gradients are known far better than that, and those that are not get no numbers.
/// </remarks>
internal sealed record ClearMismatches(int? Count, double? RelativeError, IReadOnlyList<int> Worst)
{
    const double Tolerances = 10;
    const double PartOfSize = 1e-4;

    /// <summary>The largest part of a number that its error bar may be before two digits of the number are not printed.</summary>
    const double PartOfNumber = 0.01;

    /// <summary>Errors this close to the largest count as equally large: of those the first in the component is named.</summary>
    /// <remarks>A number that ratios of real errors, such as 1/2, 3/4 or 1, stay clear of.</remarks>
    const double Tied = 0.8713;

    const int MostElements = 2;

    /// <summary>
    /// Beside the other of the two, a smaller number than this part is printed as zero: it may be what noise left of one.
    /// </summary>
    public const double Negligible = 1e-3;

    public static ClearMismatches Of(IReadOnlyList<double> analytic, ComponentDerivative numeric, ComponentVerdict verdict)
    {
        var isWhole = numeric.Coverage == GradientCoverage.Exhaustive;
        var line = PartOfSize * Norms.OfElements(analytic, numeric).Gradient / Math.Sqrt(analytic.Count);
        var clear = new List<int>();
        var stable = true;
        for (var i = 0; i < analytic.Count; i++)
        {
            var (error, bar) = (Error(analytic, numeric, i), Bar(numeric, i));
            var least = Math.Max(line, Tolerances * numeric.Tolerance.Relative * Size(analytic, numeric, i));
            // Written so that a bar or an error that is not a number is not stable.
            stable &= Math.Abs(error - least) > 2 * bar;
            if (error > least)
            {
                clear.Add(i);
            }
        }

        var (count, norms) = (clear.Count, verdict.Norms);
        var worst = Largest(clear, i => Error(analytic, numeric, i));
        return new(
            isWhole && stable && count > 0 ? count : null,
            isWhole && norms.Bars <= PartOfNumber * norms.Difference ? norms.Difference / norms.Gradient : null,
            worst.TrueForAll(i => IsReadable(analytic, numeric, i)) ? worst : []);
    }

    static List<int> Largest(List<int> positions, Func<int, double> error)
    {
        var left = positions.ToList();
        var largest = new List<int>();
        while (left.Count > 0 && largest.Count < MostElements)
        {
            var tied = Tied * left.Max(error);
            var first = left.First(i => error(i) >= tied);
            largest.Add(first);
            left.Remove(first);
        }

        return largest;
    }

    static bool IsReadable(IReadOnlyList<double> analytic, ComponentDerivative numeric, int i)
    {
        var size = Size(analytic, numeric, i);
        double[] printed = [Math.Abs(analytic[i]), Math.Abs(numeric.Elements[i].Value), Error(analytic, numeric, i)];
        bool IsKnown(double number) => Bar(numeric, i) <= (number < Negligible * size ? Negligible * size : PartOfNumber * number);
        return !numeric.Elements[i].IsKink && Array.TrueForAll(printed, IsKnown);
    }

    static double Size(IReadOnlyList<double> analytic, ComponentDerivative numeric, int i) =>
        Math.Max(Math.Abs(analytic[i]), Math.Abs(numeric.Elements[i].Value));

    static double Error(IReadOnlyList<double> analytic, ComponentDerivative numeric, int i) => numeric.Elements[i].DistanceTo(analytic[i]);

    static double Bar(ComponentDerivative numeric, int i) => numeric.Elements[i].ErrorBar + numeric.Tolerance.AnalyticBar;
}
