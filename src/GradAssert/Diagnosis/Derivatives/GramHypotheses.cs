namespace GradientTesting;

/// <summary>What explains a wrong <c>JᵀWJ</c>: columns of the Jacobian that it is made of, or its weights.</summary>
/// <param name="suspect">The matrix; numeric is <c>JᵀWJ</c>.</param>
/// <param name="ofGradient">The number by which the gradient is multiplied, where it is one; null elsewhere.</param>
/// <param name="isFlipped">Of each column of J, whether the gradient shows that its sign is wrong.</param>
/// <param name="ofPower"><c>Jᵀ Wᵖ J</c>.</param>
internal sealed class GramHypotheses(MatrixSuspect suspect, double? ofGradient, bool[] isFlipped, Func<double, double[]> ofPower)
{
    /// <summary>The diagonal says a factor so well.</summary>
    const double Alike = 1e-3;

    int N => suspect.Rows;

    public Finding? Of() => OfSize() ?? OfOrder() ?? OfColumns() ?? OfWeights() ?? OfOneColumn();

    /// <summary>A Jacobian that is multiplied by a number multiplies the gradient by that, and the matrix by its square.</summary>
    Finding? OfSize() => suspect.FactorOf(suspect.All) is { IsPlausible: true, IsZero: false } factor && !factor.Is(1)
        && !(ofGradient is { } times && times != 1 && factor.Is(times * times))
        ? new(factor.Is(-1) ? DiagnosisName.SignFlipped : DiagnosisName.Scaled, factor.Uncertainty, factor.ToString(),
            factor.Is(2) ? "is it 2JᵀWJ, the second derivative of the value? The Hessian of a model of MathNet's is JᵀWJ, half of that"
                : factor.Is(0.5) ? "is it ½JᵀWJ?" : factor.Why) { Factor = factor.Value }
        : null;

    // Nothing is free in it, and so it comes before factors, which two columns that are exchanged have too.
    Finding? OfOrder()
    {
        var fitting = Enumerable.Range(0, N).SelectMany(a => Enumerable.Range(a + 1, N - a - 1).Select(b => (a, b))).Where(pair =>
        {
            int Of(int j) => j == pair.a ? pair.b : j == pair.b ? pair.a : j;
            return suspect.All.All(k => suspect.Holds(k, (Of(k / N) * N) + Of(k % N)));
        }).ToArray();
        return fitting is [var (a, b)]
            ? new(DiagnosisName.ColumnsPermuted, 0,
                FormattableString.Invariant($"is that of a Jacobian that has columns {a} and {b} exchanged"),
                "is it that of another order of the parameters?")
            : null;
    }

    Finding? OfColumns()
    {
        if (Flipped() is not { } flipped)
        {
            return null;
        }

        double[] scaled = [.. Enumerable.Range(0, N).Select(j => SizeOf(j) * (flipped[j] ? -1 : 1))];
        if (!Array.TrueForAll(scaled, double.IsFinite)
            || !suspect.All.All(k => Fits(k, scaled[k / N] * scaled[k % N] * suspect.Numeric[k], scaled[k / N] * scaled[k % N])))
        {
            return null;
        }

        int[] wrong = [.. Enumerable.Range(0, N).Where(j => Math.Abs(scaled[j] - 1) > Alike)];
        if (wrong.Length == 0)
        {
            return null;
        }

        var factor = new MatrixFactor(scaled[wrong[0]], Alike / 10, N);
        var isOne = Array.TrueForAll(wrong, j => Math.Abs(scaled[j] - scaled[wrong[0]]) <= Alike * Math.Abs(scaled[wrong[0]]));
        var name = DerivativeDiagnosisName.ColumnsScaled;
        var where = MatrixLines.Named(wrong, "column");
        return !isOne ? null : wrong.Length == N ? new(name, 0, $"is that of a Jacobian that {factor}", factor.Why)
            : new(name, 0, $"is that of a Jacobian that {factor} in {where}",
                factor.IsZero ? "is the parameter left out? One that is kept fixed is declared by SetParameters" : factor.Why);
    }

    /// <summary>
    /// A row of the matrix says which columns of J have the same sign as its own. Which of the two groups is wrong the gradient says where
    /// it is known, and else the smaller one is; null of two that are equally large.
    /// </summary>
    bool[]? Flipped()
    {
        var row = Enumerable.Range(0, N).MaxBy(i => Enumerable.Range(0, N).Min(j => Telling((i * N) + j)));
        bool[] differ = [.. Enumerable.Range(0, N).Select(j => suspect.Analytic[(row * N) + j] * suspect.Numeric[(row * N) + j] < 0)];
        int[] known = [.. Enumerable.Range(0, N).Where(j => isFlipped[j])];
        var more = known.Length > 0 ? known.Count(j => differ[j]) - known.Count(j => !differ[j]) : N - (2 * differ.Count(each => each));
        return more > 0 || !differ.Contains(true) && known.Length == 0 ? differ
            : more < 0 ? [.. differ.Select(each => !each)] : null;
    }

    double Telling(int k) => Math.Abs(suspect.Numeric[k]) / suspect.Bars[k] is var times && double.IsNaN(times) ? 0 : times;

    // What the diagonal says.
    double SizeOf(int j)
    {
        var k = (j * N) + j;
        return suspect.Analytic[k] == 0 && suspect.Numeric[k] == 0 ? 1 : Math.Sqrt(Math.Abs(suspect.Analytic[k] / suspect.Numeric[k]));
    }

    bool Fits(int k, double predicted, double times) => suspect.Fits(k, predicted, times)
        // A factor is known no better than the element that it is read off.
        || Math.Abs(suspect.Analytic[k] - predicted) <= Alike / 10 * Math.Sqrt(Math.Abs(
            suspect.Analytic[(k / N * N) + (k / N)] * suspect.Analytic[(k % N * N) + (k % N)]));

    Finding? OfWeights()
    {
        foreach (var (power, what, why) in new (double, string, string?)[]
        {
            (0, "is JᵀJ: the weights are missing", null),
            (2, "is JᵀW²J: the weights are applied twice", "MathNet multiplies the Jacobian by √w: return it without weights"),
            (3, "is JᵀW³J: the weights are applied again", "MathNet multiplies the Jacobian by √w: return it without weights"),
        })
        {
            var predicted = ofPower(power);
            if (predicted.Zip(suspect.Numeric).Any(pair => Math.Abs(pair.First - pair.Second) > Alike * Math.Abs(pair.Second))
                && suspect.All.All(k => Fits(k, predicted[k], predicted[k] / suspect.Numeric[k])))
            {
                return new(DerivativeDiagnosisName.RowsScaled, 0, what, why);
            }
        }

        return null;
    }

    // Row and column j of JᵀWJ are all that column j of J is in.
    Finding? OfOneColumn()
    {
        int[] wrong = [.. Enumerable.Range(0, N).Where(j => suspect.Wrong.Contains((j * N) + j))];
        return N > 1 && wrong is [var column] && suspect.Wrong.All(k => k / N == column || k % N == column)
            ? new(DiagnosisName.OneColumn, 0,
                FormattableString.Invariant($"is that of a Jacobian that is wrong in column {column} and right elsewhere"))
            : null;
    }
}
