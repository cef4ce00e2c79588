namespace GradientTesting;

/// <summary>The right numbers in the wrong places.</summary>
internal static class MatrixOrder
{
    const int MostLines = 8;

    public static IEnumerable<Finding?> Of(MatrixSuspect suspect)
    {
        // Of symmetric numbers the transpose is no other order, and of equal rows no order is.
        var transposed = Transposed(suspect);
        yield return transposed;
        if (transposed is null)
        {
            yield return Permuted(suspect, suspect.Columns, suspect.Rows, (line, place) => (place * suspect.Columns) + line,
                isOfColumns: true);
            yield return Permuted(suspect, suspect.Rows, suspect.Columns, (line, place) => (line * suspect.Columns) + place,
                isOfColumns: false);
        }
    }

    static Finding? Transposed(MatrixSuspect suspect)
    {
        var (rows, columns) = (suspect.Rows, suspect.Columns);
        if (rows == 1 || columns == 1)
        {
            return null;
        }

        // What is its own transpose was not transposed: where bars are wide, as of units far apart, it would fit as well as not.
        if (rows == columns && suspect.All.All(k => suspect.Analytic[k].Equals(suspect.Analytic[(k % rows * columns) + (k / rows)])))
        {
            return null;
        }

        return suspect.All.All(k => suspect.Holds(k, (k % rows * columns) + (k / rows)))
            ? rows == columns
                ? new(DiagnosisName.Transposed, 0, "is transposed", "rows are outputs, columns are elements of x")
                : new(DiagnosisName.StoredByColumns, 0, "is stored column by column",
                    FormattableString.Invariant($"read row by row, as {rows}×{columns}, its elements are in the wrong places"))
            : rows != columns && suspect.All.All(k => suspect.Holds(k, (k % columns * rows) + (k / columns)))
                ? new(DiagnosisName.StoredByColumns, 0, "is read column by column, and was written row by row")
            : null;
    }

    static Finding? Permuted(MatrixSuspect suspect, int lines, int length, Func<int, int, int> at, bool isOfColumns)
    {
        if (lines < 2)
        {
            return null;
        }

        var order = new int[lines];
        for (var line = 0; line < lines; line++)
        {
            var l = line;
            // A line of zeros is any other line of zeros.
            int[] same = [.. Enumerable.Range(0, lines).Where(other =>
                Enumerable.Range(0, length).All(place => suspect.Holds(at(l, place), at(other, place))))];
            if (same.Length == 0)
            {
                return null;
            }

            order[line] = same.Contains(line) ? line : same.Length == 1 ? same[0] : -1;
        }

        if (order.Distinct().Count() != lines || order.Contains(-1))
        {
            return null;
        }

        int[] moved = [.. Enumerable.Range(0, lines).Where(line => order[line] != line)];
        var kind = isOfColumns ? "columns" : "rows";
        var name = isOfColumns ? DiagnosisName.ColumnsPermuted : DiagnosisName.RowsPermuted;
        var why = isOfColumns ? "is it that of another order of the parameters?" : "is it that of another order of the outputs?";
        return moved.Length == 0 ? null
            : moved.Length == 2
            ? new(name, 0, FormattableString.Invariant($"has {kind} {moved[0]} and {moved[1]} exchanged"), why)
            : new(name, 0, $"has its {kind} in another order: {Order(order)}", why);
    }

    static string Order(int[] order) => order.Length > MostLines
        ? $"it holds {string.Join(", ", order.Take(MostLines))}, …"
        : $"it holds {string.Join(", ", order)}";
}
