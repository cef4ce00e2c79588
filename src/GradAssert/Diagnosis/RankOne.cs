namespace GradientTesting;

/// <summary>The gradient of a matrix is one product of a column and a row, where the right one is a sum of several.</summary>
internal static class RankOne
{
    /// <summary>What rounding leaves of a product, in double and in float.</summary>
    public const double OfDouble = 1e-9, OfFloat = 1e-5;

    /// <summary>What a sum of several leaves at least.</summary>
    const double Several = 1e-2;

    /// <summary>What is left out is called small where it is less than this part of the gradient.</summary>
    const double Small = 0.1;

    const double Sharp = 1e-6;

    /// <summary>As of elements that are explained by chance, in powers of ten.</summary>
    const double LeastEvidence = 5;

    const string What = "is one column times one row, where the right gradient is a sum of several",
        OneOnly = "is it that of one sample or one step only, assigned where it should be added";

    /// <param name="suspect">What is to be explained of the component.</param>
    /// <param name="component">It.</param>
    /// <param name="evidence">What else the run has found.</param>
    public static Finding? Of(Suspect suspect, DiagnosedComponent component, Evidence evidence)
    {
        var (rows, columns) = suspect.Grid;
        var bars = Norm.Of(suspect.Bars.Length, i => suspect.Bars[i]);
        if (!suspect.IsMatrix || suspect.Shape.Count > 2
            || Split(suspect.Analytic, rows, columns) is not { } product || Split(suspect.Numeric, rows, columns) is not { } sum
            || product.Left > (bars > OfFloat * product.Size ? OfFloat : OfDouble) * product.Size
            || sum.Left <= (Several * sum.Size) + (10 * bars)
            || product.Column.Count(number => number != 0) < 2 || product.Row.Count(number => number != 0) < 2
            // Ones in place of what is multiplied make equal rows or columns.
            || product.Column.Distinct().Count() < 2 || product.Row.Distinct().Count() < 2)
        {
            return null;
        }

        Finding Told(string why) => new(DiagnosisName.RankOne, 0, What, why);
        double[][] factors = [product.Column, product.Row];
        if (evidence.RightOthers(component).FirstOrDefault(other => factors.Any(factor => IsMultiple(factor, other))) is { } ofSums)
        {
            return Told($"one of the two is a multiple of the gradient of {ofSums.Name}: it is a product of sums where a sum of products "
                + "is due, or the input of one sample or step is taken for all");
        }

        var same = product.Left > OfDouble * product.Size ? OfFloat : OfDouble;
        return evidence.ReceivesWhatIsRight(component, factor => factors.Any(own => IsMultiple(own, factor, same)))
            ? Told($"{OneOnly}, or a product of sums?{OfSlope(suspect)}")
            : Told(new FactorOfWeights(suspect, same).Of(factors, evidence.OtherMatrices(component))
                ?? $"{OneOnly}, a product of sums, or does all that it receives come from one output, or from two that are each other's "
                    + $"negatives?{OfSlope(suspect)}");
    }

    // What other samples add is as large, but for units that they switch off.
    static string OfSlope(Suspect suspect) =>
        Norm.Of(suspect.Numeric.Length, i => suspect.Numeric[i] - suspect.Analytic[i])
            <= Small * Norm.Of(suspect.Numeric.Length, i => suspect.Numeric[i])
            ? " What it lacks is small: is the slope of an activation below zero left out?" : "";

    static bool IsMultiple(double[] vector, double[] values, double same) =>
        vector.Length == values.Length && new SumsOfMultiples([values]).Has(vector, same);

    static bool IsMultiple(double[] vector, OtherComponent other)
    {
        if (vector.Length != other.Numeric.Length || IsChance(other))
        {
            return false;
        }

        var factor = Norm.Multiple(vector, other.Numeric);
        return factor != 0 && Enumerable.Range(0, vector.Length)
            .All(i => Math.Abs(vector[i] - (factor * other.Numeric[i]))
                <= Math.Abs(factor) * ((2 * other.Bars[i]) + (Sharp * Math.Abs(other.Numeric[i]))));
    }

    /// <summary>
    /// Whether any numbers may happen to be a multiple of a gradient: it is hardly known, as one that is no more than rounding, or is made
    /// of counts of samples, of which few others are as likely.
    /// </summary>
    static bool IsChance(OtherComponent other)
    {
        var least = other.Numeric.Where((n, i) => Math.Abs(n) > 2 * other.Bars[i]).Select(Math.Abs).DefaultIfEmpty(0).Min();
        double Off(double steps) => Math.Abs(steps - Math.Round(steps));
        var areCounts = Enumerable.Range(0, other.Numeric.Length)
            .All(i => Off(other.Numeric[i] / least) * least <= (2 * other.Bars[i]) + (Sharp * Math.Abs(other.Numeric[i])));
        return !(other.Numeric.Select((n, i) => areCounts
                ? Math.Log10(1 + (2 * Math.Round(Math.Abs(n) / least)))
                : Math.Max(0, Math.Log10(Math.Abs(n) / ((2 * other.Bars[i]) + (Sharp * Math.Abs(n))))))
            .OrderDescending().Skip(1).Sum() >= LeastEvidence);
    }

    /// <summary>By the power method, the product nearest to a matrix, and the norm of what it leaves.</summary>
    static (double[] Column, double[] Row, double Left, double Size)? Split(double[] matrix, int rows, int columns)
    {
        const int Steps = 200;
        var size = Norm.Of(matrix.Length, i => matrix[i]);
        if (size == 0 || !double.IsFinite(size))
        {
            return null;
        }

        // From the largest row, which is not at right angles to what is looked for.
        var largest = Enumerable.Range(0, rows).MaxBy(r => Norm.Of(columns, k => matrix[(r * columns) + k]));
        var row = Unit(matrix[(largest * columns)..((largest + 1) * columns)]);
        var column = new double[rows];
        for (var step = 0; step < Steps; step++)
        {
            column = [.. Enumerable.Range(0, rows).Select(r => Norm.Dot(columns, k => matrix[(r * columns) + k], k => row[k]))];
            row = Unit([.. Enumerable.Range(0, columns).Select(k => Norm.Dot(rows, r => matrix[(r * columns) + k], r => column[r]))]);
        }

        column = [.. Enumerable.Range(0, rows).Select(r => Norm.Dot(columns, k => matrix[(r * columns) + k], k => row[k]))];
        return (column, row, Norm.Of(matrix.Length, i => matrix[i] - (column[i / columns] * row[i % columns])), size);
    }

    static double[] Unit(double[] vector)
    {
        var size = Norm.Of(vector.Length, i => vector[i]);
        return Array.ConvertAll(vector, number => number / size);
    }
}
