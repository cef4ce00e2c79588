namespace GradientTesting;

/// <summary>
/// Gradients that are counts of samples, as those of a bias behind a hinge or an absolute value: all numbers are whole multiples of one
/// step. Such a number says as little as the few that it could have been, however well it is known.
/// </summary>
internal static class Counts
{
    /// <summary>Of a step that is a hundredth of a number, numbers of another kind are multiples too.</summary>
    const int Largest = 100;

    /// <summary>The smallest number may be a few of them.</summary>
    const int LargestOfSmallest = 10;

    /// <summary>
    /// In powers of ten, how unlikely it has to be that numbers of another kind are near to multiples: ten steps are tried in each of some
    /// thousand reports.
    /// </summary>
    const double LeastEvidence = 4;

    /// <summary>The same where two steps are tried.</summary>
    const double OfWhole = 3;

    const double Sharp = 1e-6;

    /// <returns>The step; null where the numbers are no counts, or too few of them differ to tell.</returns>
    public static double? StepOf(Suspect suspect)
    {
        // What the model computes is not blurred by differences.
        var least = suspect.Analytic.Select(Math.Abs).Where(size => size > suspect.AnalyticBar).DefaultIfEmpty(0).Min();
        return least == 0 ? null
            : Enumerable.Range(1, LargestOfSmallest).Select(count => least / count).Where(step => IsStep(suspect, step))
                .Select(step => (double?)step).FirstOrDefault();
    }

    /// <summary>
    /// Whether a gradient is known to be counts of samples, which cancel exactly: whole numbers, whole times N, or of one step.
    /// </summary>
    public static bool Are(Suspect suspect, int? batchSize)
    {
        var n = suspect.Numeric;
        double Tolerance(int i) => (2 * suspect.Bars[i]) + (Sharp * Math.Abs(n[i]));
        bool AreOf(double step) => AreMultiples(n, step, Tolerance);
        var known = n.Where((number, i) => Math.Abs(number) > Tolerance(i)).Select(Math.Abs).ToArray();
        return ((double[])[1, 1.0 / (batchSize ?? 1)]).Any(step => AreOf(step) && Evidence(n, step, Tolerance, read: 0) >= OfWhole)
            || known.SelectMany(_ => Enumerable.Range(1, LargestOfSmallest), (number, count) => number / count)
                .Any(step => AreOf(step) && Evidence(n, step, Tolerance) >= LeastEvidence);
    }

    static bool IsStep(Suspect suspect, double step)
    {
        double OfNumeric(int i) => (2 * suspect.Bars[i]) + (Sharp * Math.Abs(suspect.Numeric[i]));
        double OfAnalytic(int i) => Sharp * Math.Abs(suspect.Analytic[i]);
        return AreMultiples(suspect.Numeric, step, OfNumeric) && AreMultiples(suspect.Analytic, step, OfAnalytic)
            && Evidence(suspect.Numeric, step, OfNumeric) + Evidence(suspect.Analytic, step, OfAnalytic) >= LeastEvidence;
    }

    static bool AreMultiples(double[] numbers, double step, Func<int, double> tolerance) => Enumerable.Range(0, numbers.Length).All(i =>
        Math.Abs(numbers[i]) <= Largest * step && Math.Abs(numbers[i] - (step * Math.Round(numbers[i] / step))) <= tolerance(i));

    // Numbers that are alike say it once, and that which the step may have been read off says nothing.
    static double Evidence(double[] numbers, double step, Func<int, double> tolerance, int read = 1) => Enumerable.Range(0, numbers.Length)
        .GroupBy(i => Math.Abs(Math.Round(numbers[i] / step))).Where(alike => alike.Key > 0).OrderBy(alike => alike.Key).Skip(read)
        .Sum(alike => Math.Max(0, Math.Log10(step / (2 * alike.Min(tolerance)))));
}
