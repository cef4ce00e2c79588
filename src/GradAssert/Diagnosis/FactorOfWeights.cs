namespace GradientTesting;

/// <summary>
/// One factor of a gradient of rank one is a sum of columns of the weights that follow: what is multiplied by them is, whatever the sample,
/// before it is multiplied by f′. Of weights with as many columns as rows any vector is.
/// </summary>
/// <param name="suspect">The gradient.</param>
/// <param name="same">What rounding leaves of it.</param>
internal sealed class FactorOfWeights(Suspect suspect, double same)
{
    /// <returns>Null where it is of none of the matrices, or why is not known.</returns>
    public string? Of(double[][] factors, IReadOnlyList<(string Name, double[][] Columns)> matrices) =>
        (from factor in factors
         from matrix in matrices
         where matrix.Columns[0].Length == factor.Length && new SumsOfMultiples(matrix.Columns).Has(factor, same)
         select Of(factor, factor == factors[0], matrix.Name, matrix.Columns)).FirstOrDefault();

    string? Of(double[] factor, bool isColumn, string name, double[][] columns)
    {
        var isOfOne = Array.Exists(columns, column => new SumsOfMultiples([column]).Has(factor, same));
        var text = isOfOne ? columns.Length == 1 ? $"a multiple of {name}" : $"a multiple of the weights of one output in {name}"
            : $"a sum of multiples of the weights of the outputs in {name}";
        // Where the right gradient is such a sum too, no activation is between the two, and one output is left of several.
        return CanBeOf(new(columns), isColumn)
            ? isOfOne
                ? $"one of the two is {text}: is what comes through its other outputs left out, or assigned where it should be added?"
                : null
            : isOfOne && columns.Length > 1 ? null
            : $"one of the two is {text}: is the derivative of the activation between {suspect.Name} and {name} left out, or is it that of "
                + "one sample or step alone, assigned where it should be added?";
    }

    // As far as the right one is known.
    bool CanBeOf(SumsOfMultiples weights, bool isColumn)
    {
        var (rows, columns) = suspect.Grid;
        var bars = Norm.Of(suspect.Bars.Length, i => suspect.Bars[i]);
        int[][] lines = isColumn
            ? [.. Enumerable.Range(0, columns).Select(k => Enumerable.Range(0, rows).Select(r => (r * columns) + k).ToArray())]
            : [.. Enumerable.Range(0, rows).Select(r => Enumerable.Range(r * columns, columns).ToArray())];
        return Array.TrueForAll(lines, line =>
        {
            var left = weights.Left(Array.ConvertAll(line, i => suspect.Numeric[i]));
            return Norm.Of(left.Length, i => left[i]) <= (2 * bars) + (10 * same * Norm.Of(line.Length, i => suspect.Numeric[line[i]]));
        });
    }
}
