namespace GradientTesting;

/// <summary>What is known of a component that disagrees, or of one part of it.</summary>
/// <param name="Name">The component's name.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Values">W, row-major.</param>
/// <param name="Analytic">a.</param>
/// <param name="Numeric">n.</param>
/// <param name="Bars">What noise and truncation may have put between the two, per element.</param>
internal sealed record Suspect(
    string Name, IReadOnlyList<int> Shape, double[] Values, double[] Analytic, double[] Numeric, double[] Bars)
{
    /// <summary>A hypothesis must bring the difference down to this part of itself.</summary>
    const double Explained = 0.02;

    const double Sharp = 1e-6;
    const int EnoughToTell = 3;

    /// <summary>
    /// In powers of ten, how unlikely it is that elements only happen to be explained, beside the one that a constant is read off. Of ten
    /// thousand reports some hundred have few numbers that nothing explains, and each is asked a dozen times.
    /// </summary>
    const double LeastEvidence = 5;

    /// <summary>What is zero where it should not be is far smaller than it should be.</summary>
    const double NextToNothing = 1e-4;

    /// <summary>
    /// What else may be between the two without either being wrong, relative to the larger one. It is leniency, not
    /// uncertainty: an explanation has to fit within the bars.
    /// </summary>
    public double Tolerance { get; init; }

    /// <summary>True of complex parameters, whose last dimension is that of real and imaginary parts.</summary>
    public bool IsComplex { get; init; }

    /// <summary>What each element is called; null where it is by its index.</summary>
    public IReadOnlyList<string>? ElementNames { get; init; }

    /// <summary>Rows and columns, where there are two dimensions or more that count; the trailing ones are one row.</summary>
    public (int Rows, int Columns) Grid => (Shape[0], Analytic.Length / Shape[0]);

    public bool IsMatrix => Grid is { Rows: > 1, Columns: > 1 };

    /// <summary>What the rows or columns of <see cref="Grid"/> are called; of a tensor of more dimensions there are none.</summary>
    public string Lines(bool rows) =>
        !IsMatrix ? "elements"
        : Shape.Count > 2 ? rows ? "slices along the first dimension" : "elements within each slice along the first dimension"
        : rows ? "rows" : "columns";

    /// <summary>A constant that is read off so few numbers says nothing unless it is one that people make.</summary>
    public bool IsFewNumbers => Analytic.Count(element => element != 0) < EnoughToTell;

    /// <summary>What rounding can have left in a.</summary>
    public double AnalyticBar { get; init; }

    /// <summary>Whether all of a is what rounding leaves of sums that cancel: noise, which nothing explains but by chance.</summary>
    public bool IsZeroButForRounding =>
        Analytic.Max(Math.Abs) is > 0 and var most && most <= Math.Min(AnalyticBar, NextToNothing * Numeric.Max(Math.Abs));

    /// <summary>Of one number every multiple is an explanation.</summary>
    public bool IsOneNumber => Analytic.Count(element => element != 0) == 1;

    /// <summary>
    /// Whether elements whose errors are anything of the size that they have could happen to be explained. Where a constant is not
    /// fitted, as one that people make, each element says something; otherwise all but that which it is read off.
    /// </summary>
    /// <param name="isFitted">Whether a constant is read off the elements.</param>
    /// <param name="narrowest">
    /// The smallest size of what the gradient may have come through: what comes through two outputs is a sum of two lines, and of such
    /// sums no more elements are independent of one another.
    /// </param>
    /// <param name="before">In powers of ten, how likely the explanation is beside others before anything is measured.</param>
    public bool IsChance(bool isFitted, int narrowest = int.MaxValue, double before = 0)
    {
        var (rows, columns) = Grid;
        var independent = Math.Min((long)Math.Min(rows, narrowest) * columns, (long)rows * Math.Min(columns, narrowest));
        double[] digits = [.. Enumerable.Range(0, Numeric.Length)
            .Select(i => Math.Log10(Math.Abs(Analytic[i] - Numeric[i]) / (2 * Bars[i])))
            .Where(digits => digits > 0).OrderDescending()];
        return digits.Take((int)independent).Skip(isFitted ? 1 : 0).Sum() is var evidence && !(evidence + before >= LeastEvidence);
    }

    /// <summary>
    /// The same of gradients that are counts: an element that is off by some steps is one of as many numbers to either side, and happens to
    /// be explained that often. False where they are no counts.
    /// </summary>
    public bool IsChanceOfCounts(bool isFitted, double before = 0) => Counts.StepOf(this) is { } step
        && before + Enumerable.Range(0, Numeric.Length)
        .Select(i => Math.Log10(1 + (2 * Math.Round(Math.Abs(Analytic[i] - Numeric[i]) / step))))
        .OrderDescending().Skip(isFitted ? 1 : 0).Sum() < LeastEvidence;

    /// <summary>How far apart the two may be without either being wrong.</summary>
    public double Allowance(int i) => Bars[i] + (Tolerance * Math.Max(Math.Abs(Analytic[i]), Math.Abs(Numeric[i])));

    public bool IsWrong(int i) => Math.Abs(Analytic[i] - Numeric[i]) > Allowance(i);

    public IEnumerable<int> Wrong => Enumerable.Range(0, Analytic.Length).Where(IsWrong);

    /// <summary>Right within the element's own bars, which says more than that it is within the tolerance.</summary>
    public bool IsProvenRight(int i) => Math.Abs(Analytic[i] - Numeric[i]) <= 2 * Bars[i];

    /// <summary>
    /// The multiple of some numbers that is nearest to others which are as uncertain as this gradient: each element counts by its own
    /// bars, so that one that is steep and hardly known does not outvote those that are known well.
    /// </summary>
    public double Multiple(double[] what, double[] of)
    {
        var least = Sharp * Sharp * (what.Length == 0 ? 0 : what.Max(Math.Abs));
        double Weight(int i) => Bars[i] + (Sharp * Math.Abs(what[i])) + least;
        return least > 0
            ? Norm.Multiple([.. what.Select((number, i) => number / Weight(i))], [.. of.Select((number, i) => number / Weight(i))])
            : 0;
    }

    /// <summary>
    /// How far off the <see cref="Multiple"/> of some numbers can be, relatively, where each is off by its own bars, and all to one side:
    /// as little as those that are known well allow, whatever the bars of the others.
    /// </summary>
    public double Uncertainty(double[] what, double[] of)
    {
        var least = Sharp * Sharp * what.Max(Math.Abs);
        double Weight(int i) => Bars[i] + (Sharp * Math.Abs(what[i])) + least;
        var (off, all) = (0.0, 0.0);
        for (var i = 0; i < of.Length; i++)
        {
            var share = Math.Abs(of[i]) / Weight(i);
            off += share * Bars[i] / Weight(i);
            all += share * share;
        }

        return all > 0 ? off / all : double.PositiveInfinity;
    }

    /// <summary>
    /// How much of the analytic gradient a prediction of it leaves over; null where it does not explain it: all of it, and each element
    /// within its own bars.
    /// </summary>
    /// <param name="predicted">Per element.</param>
    /// <param name="bars">What is uncertain of each prediction; null where it is what is uncertain of the element itself.</param>
    public double? Residual(IReadOnlyList<double> predicted, IReadOnlyList<double>? bars = null) =>
        Left(predicted, i => Bars[i] + (bars?[i] ?? 0));

    /// <summary>
    /// The same of a multiple of the numbers, which is as many times as uncertain as they are, be it less or more: what is a fifth of them
    /// is known to a fifth of their bars. Their own bars would hide that each has another factor.
    /// </summary>
    public double? ResidualOfMultiple(double factor) =>
        Left([.. Numeric.Select(n => factor * n)], i => Math.Abs(factor) < 1
            ? Math.Min(Bars[i], (Math.Abs(factor) * Bars[i]) + AnalyticBar)
            : Math.Abs(factor) * Bars[i]);

    double? Left(IReadOnlyList<double> predicted, Func<int, double> bar)
    {
        var left = Norm.Of(Analytic.Length, i => Analytic[i] - predicted[i]);
        var size = Math.Max(Norm.Of(Analytic.Length, i => Analytic[i]), Norm.Of(Analytic.Length, i => predicted[i]));
        bool Fits(int i) => Math.Abs(Analytic[i] - predicted[i])
            <= (2 * bar(i)) + (Sharp * Math.Max(Math.Abs(Analytic[i]), Math.Abs(predicted[i])));
        return left <= Limit(size, bar) && Enumerable.Range(0, Analytic.Length).All(Fits) ? (size > 0 ? left / size : 0) : null;
    }

    /// <param name="from">For each element the one whose numerical gradient it holds.</param>
    public double? ResidualFrom(Func<int, int> from)
    {
        int[] source = [.. Enumerable.Range(0, Analytic.Length).Select(from)];
        return Residual(Array.ConvertAll(source, i => Numeric[i]), Array.ConvertAll(source, i => Bars[i]));
    }

    public double? Residual(Func<int, double> predicted) => Residual([.. Enumerable.Range(0, Analytic.Length).Select(predicted)]);

    /// <summary>
    /// Whether the analytic gradient can hold the numbers of the numerical one in another order: of all orders, sorted
    /// against sorted is the one that fits best.
    /// </summary>
    public bool CanBeReordered()
    {
        var (a, n) = (Analytic.Order().ToArray(), Numeric.Order().ToArray());
        var size = Math.Max(Norm.Of(a.Length, i => a[i]), Norm.Of(n.Length, i => n[i]));
        return Norm.Of(a.Length, i => a[i] - n[i]) <= Limit(size, i => Bars[i]);
    }

    // What is far smaller than it should be is explained by its own size, not by that of the difference.
    double Limit(double size, Func<int, double> bar) => Math.Min(
        Explained * Math.Min(Norm.Of(Analytic.Length, i => Analytic[i]), Norm.Of(Analytic.Length, i => Analytic[i] - Numeric[i])),
        (Sharp * size) + (2 * Norm.Of(Bars.Length, bar)));
}
