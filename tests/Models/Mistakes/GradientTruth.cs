namespace GradientTesting.TestModels.Mistakes;

/// <summary>One component where a check has looked: the gradient that it found, and the right one, both exact.</summary>
/// <param name="Shape">Of the component.</param>
/// <param name="Values">W, row-major.</param>
/// <param name="Right">What the right model computes.</param>
/// <param name="Wrong">What the model that is checked computes.</param>
/// <param name="Others">The right gradients of the other components.</param>
public sealed record GradientTruth(IReadOnlyList<int> Shape, double[] Values, double[] Right, double[] Wrong, IReadOnlyList<double[]> Others)
{
    /// <summary>Rounding of what is computed in float32, and what no check would call an error.</summary>
    const double Rounding = 1e-6, Negligible = 1e-5;

    /// <summary>A prediction must leave no more of the error than this.</summary>
    const double Unexplained = 1e-3;

    /// <summary>What rounding may have done to an element; of a difference of gradients more than its own size tells.</summary>
    public double Slack { get; init; }

    public int Rows => Shape.Count == 0 ? 1 : Shape[0];

    public int Columns => Right.Length / Rows;

    /// <summary>The elements that are wrong.</summary>
    public IReadOnlyList<int> WrongElements => [.. Enumerable.Range(0, Right.Length).Where(IsWrong)];

    public bool IsWrong(int i) =>
        Math.Abs(Wrong[i] - Right[i]) > (Negligible * Math.Max(Math.Abs(Wrong[i]), Math.Abs(Right[i]))) + (Rounding * Norm(Right) / Math.Sqrt(Right.Length)) + Slack;

    /// <summary>Whether a prediction of the wrong gradient explains the error.</summary>
    public bool IsExplained(Func<int, double> predicted) =>
        Norm(Wrong.Select((g, i) => g - predicted(i))) <= (Unexplained * Norm(Wrong.Zip(Right, (g, r) => g - r))) + (Rounding * Norm(Wrong)) + (Slack * Math.Sqrt(Wrong.Length));

    /// <summary>α of the nearest multiple: wrong = α · of.</summary>
    public double Multiple(double[] of)
    {
        var (largest, largestWrong) = (Largest(of), Largest(Wrong));
        double[] scaled = [.. of.Select(g => g / largest)];
        return scaled.Zip(Wrong, (one, other) => one * (other / largestWrong)).Sum() / scaled.Sum(one => one * one) * (largestWrong / largest);
    }

    /// <summary>What λ adds, given the same at λ = 0.</summary>
    public GradientTruth Less(GradientTruth data) => this with
    {
        Right = [.. Right.Zip(data.Right, (one, other) => one - other)],
        Wrong = [.. Wrong.Zip(data.Wrong, (one, other) => one - other)],
        Slack = Rounding * Math.Max(data.Right.Max(Math.Abs), data.Wrong.Max(Math.Abs)),
    };

    // Training with a wrong gradient can lead to where a square is infinite, or zero.
    static double Norm(IEnumerable<double> numbers)
    {
        double[] all = [.. numbers];
        var largest = Largest(all);
        return largest * Math.Sqrt(all.Sum(number => number / largest * (number / largest)));
    }

    static double Largest(double[] numbers) => numbers.Select(Math.Abs).Append(0).Max() is > 0 and var largest ? largest : 1;
}
