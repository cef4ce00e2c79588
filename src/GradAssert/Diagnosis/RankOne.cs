namespace GradientTesting;

/// <summary>The gradient of a matrix is one product of a column and a row, where the right one is a sum of several.</summary>
internal static class RankOne
{
    /// <summary>What rounding leaves of a product, in double and in float, and what a sum of several leaves at least.</summary>
    const double OfDouble = 1e-9, OfFloat = 1e-5, Several = 1e-2;

    /// <summary>What is left out is called small where it is less than this part of the gradient.</summary>
    const double Small = 0.1;

    const string What = "is one column times one row, where the right gradient is a sum of several";

    /// <param name="suspect">The component.</param>
    /// <param name="right">The gradients of those that are right.</param>
    /// <param name="values">What other components hold.</param>
    public static Finding? Of(Suspect suspect, IReadOnlyList<OtherComponent> right, IReadOnlyList<(string Name, double[] Values)> values)
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

        var ofSums = right.FirstOrDefault(other => IsMultiple(product.Column, other) || IsMultiple(product.Row, other));
        if (ofSums is not null)
        {
            return new(DiagnosisName.RankOne, 0, What,
                $"one of the two is a multiple of the gradient of {ofSums.Name}: it is a product of sums where a sum of products is due, "
                    + "or the input of one sample or step is taken for all");
        }

        // In front of a single output all that is multiplied by its weights before f′ is a multiple of them, whatever the sample.
        var same = product.Left > OfDouble * product.Size ? OfFloat : OfDouble;
        var weights = values.FirstOrDefault(
            other => IsMultiple(product.Column, other.Values, same) || IsMultiple(product.Row, other.Values, same));
        return new(DiagnosisName.RankOne, 0, What, weights.Name is { } name
            ? $"one of the two is a multiple of {name}: is the derivative of the activation between {suspect.Name} and {name} left out?"
            : "is it that of one sample or one step only, assigned where it should be added, or a product of sums?" + OfSlope(suspect));
    }

    // What other samples add is as large, but for units that they switch off.
    static string OfSlope(Suspect suspect) =>
        Norm.Of(suspect.Numeric.Length, i => suspect.Numeric[i] - suspect.Analytic[i])
            <= Small * Norm.Of(suspect.Numeric.Length, i => suspect.Numeric[i])
            ? " What it lacks is small: is the slope of an activation below zero left out?" : "";

    static bool IsMultiple(double[] vector, double[] values, double same)
    {
        // Two numbers have one ratio, which in float32 is that of other two by chance.
        if (vector.Length != values.Length || vector.Length < (same > OfDouble ? 3 : 2))
        {
            return false;
        }

        var factor = Norm.Multiple(vector, values);
        return factor != 0
            && Norm.Of(vector.Length, i => vector[i] - (factor * values[i])) <= 10 * same * Norm.Of(vector.Length, i => vector[i]);
    }

    static bool IsMultiple(double[] vector, OtherComponent other)
    {
        if (vector.Length != other.Numeric.Length || vector.Length < 3)
        {
            return false;
        }

        var factor = Norm.Multiple(vector, other.Numeric);
        return factor != 0 && Enumerable.Range(0, vector.Length)
            .All(i => Math.Abs(vector[i] - (factor * other.Numeric[i]))
                <= Math.Abs(factor) * ((2 * other.Bars[i]) + (1e-6 * Math.Abs(other.Numeric[i]))));
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
