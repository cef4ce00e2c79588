namespace GradientTesting;

/// <summary>
/// A matrix of derivatives that disagrees, in the user's units. What explains it explains every element within its own bar.
/// </summary>
/// <param name="Words">How it is named.</param>
/// <param name="Rows">m.</param>
/// <param name="Columns">n.</param>
/// <param name="Analytic">a, row-major.</param>
/// <param name="Numeric">n, row-major.</param>
/// <param name="Bars">What noise and rounding allow of each, and what is tolerated of the small ones.</param>
internal sealed record MatrixSuspect(
    DerivativeWords Words, int Rows, int Columns, double[] Analytic, double[] Numeric, double[] Bars)
{
    /// <summary>An element that is so many bars large says something of a factor.</summary>
    const double Telling = 8;

    /// <summary>What rounding leaves of a zero, in float32 too. What is more is no zero, whatever the bars.</summary>
    const double Rounded = 1e-6;

    /// <summary>What is tolerated of a derivative, and so of an explanation.</summary>
    const double Tolerance = 1e-5;

    /// <summary>x, where columns are its elements; null elsewhere.</summary>
    public double[]? Point { get; init; }

    /// <summary>True of what is one row, and named by one index.</summary>
    public bool IsVector { get; init; }

    /// <summary>How an element is named that is not named by its indices; null where all are.</summary>
    public Func<int, string?>? NameOf { get; init; }

    /// <summary>Which elements are known to be wrong.</summary>
    public required IReadOnlySet<int> Wrong { get; init; }

    /// <summary>Of these, those that are on a kink and between its slopes: what is wrong is beside the point, not in the numbers.</summary>
    public IReadOnlySet<int> WrongBeside { get; init; } = new HashSet<int>();

    /// <summary>Whether some elements are known to little of themselves: neither right nor wrong.</summary>
    public bool IsPartlyUnresolved { get; init; }

    /// <summary>What is said of the elements that are not named.</summary>
    public string RightElsewhere => IsPartlyUnresolved ? "right in the others that are resolved" : "right elsewhere";

    public IEnumerable<int> All => Enumerable.Range(0, Analytic.Length);

    public IEnumerable<int> Row(int i) => Enumerable.Range(i * Columns, Columns);

    public IEnumerable<int> Column(int j) => Enumerable.Range(0, Rows).Select(i => (i * Columns) + j);

    /// <summary>True of a Hessian.</summary>
    public bool IsSymmetric => Words == DerivativeWords.Hessian && Rows > 1;

    public bool IsSquare => Rows == Columns && Rows > 1;

    /// <summary>Whether a prediction fits an element; it is as many times as uncertain as the prediction is a multiple.</summary>
    public bool Fits(int k, double predicted, double times = 1) =>
        Math.Abs(Analytic[k] - predicted) <= (Bars[k] * Math.Max(1, Math.Abs(times))) + (Tolerance * Math.Abs(predicted));

    /// <summary>
    /// Whether an element of n, elsewhere, is what stands at k; what is wrong is not what should stand there, and is explained by a number
    /// alone that is known better than by the error: on a kink, between whose slopes everything is right, there is none, and in a row of
    /// far larger numbers a zero may be what stands at k and what should.
    /// </summary>
    public bool Holds(int k, int other) => k == other ? !Wrong.Contains(k)
        : !(Wrong.Contains(k) && !(Bars[other] < Math.Abs(Analytic[k] - Numeric[k])))
            && Math.Abs(Analytic[k] - Numeric[other]) <= Bars[k] + Bars[other] + (Tolerance * Math.Abs(Numeric[other]));

    /// <summary>The one number by which these elements are multiplied; null where there is none, or they say nothing of it.</summary>
    public MatrixFactor? FactorOf(IEnumerable<int> elements)
    {
        int[] all = [.. elements];
        int[] telling = [.. all.Where(k => Math.Max(Math.Abs(Numeric[k]), Math.Abs(Analytic[k])) > Telling * Bars[k])];
        if (telling.Length == 0)
        {
            return null;
        }

        if (Array.TrueForAll(all, k => Analytic[k] == 0 || (Fits(k, 0) && Math.Abs(Analytic[k]) <= Rounded * Math.Abs(Numeric[k]))))
        {
            return new(0, 0, telling.Length);
        }

        var best = telling.MaxBy(k => Math.Abs(Numeric[k]) / Bars[k]);
        var factor = Analytic[best] / Numeric[best];
        var uncertainty = (Bars[best] / Math.Abs(Numeric[best])) + Tolerance;
        return double.IsFinite(factor) && uncertainty < Math.Min(1, Math.Abs(factor)) / Telling
            && Array.TrueForAll(all, k => Math.Abs(Analytic[k] - (factor * Numeric[k]))
                <= (Math.Max(1, Math.Abs(factor)) * Bars[k]) + (Math.Abs(factor) * uncertainty * Math.Abs(Numeric[k])))
            ? new(factor, uncertainty, telling.Length) : null;
    }
}
