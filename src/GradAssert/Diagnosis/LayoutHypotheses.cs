namespace GradientTesting;

/// <summary>The gradient holds the right numbers in the wrong places.</summary>
internal static class LayoutHypotheses
{
    public static Finding? Of(Suspect suspect, IReadOnlyList<(string Name, double[] Numeric)> others)
    {
        var n = suspect.Numeric;
        // Numbers that are all alike are in every place at once.
        if (Norm.Of(n.Length, i => n[i] - n[0]) <= 1e-3 * Norm.Of(n.Length, i => n[i]))
        {
            return null;
        }

        return Transposed(suspect)
            ?? others.Select(other => Another(suspect, other.Name, other.Numeric)).FirstOrDefault(finding => finding is not null)
            ?? Moved(suspect, rows: true)
            ?? (suspect.IsMatrix ? Moved(suspect, rows: false) : null);
    }

    static Finding? Transposed(Suspect suspect)
    {
        if (suspect.Shape.Count != 2 || !suspect.IsMatrix)
        {
            return null;
        }

        var (rows, columns) = suspect.Grid;
        var n = suspect.Numeric;
        return suspect.Residual(i => n[(i % rows * columns) + (i / rows)]) is not { } residual ? null
            : rows == columns ? new(DiagnosisName.Transposed, residual, "is transposed")
            : new(DiagnosisName.StoredByColumns, residual, "is stored column by column", FormattableString.Invariant($"its memory is read as {rows}×{columns} rows"));
    }

    static Finding? Another(Suspect suspect, string name, double[] numeric) =>
        numeric.Length == suspect.Analytic.Length && suspect.Residual(numeric) is { } residual
            ? new(DiagnosisName.AnotherComponent, residual, $"holds the gradient of {name}")
            : null;

    static Finding? Moved(Suspect suspect, bool rows)
    {
        var (count, length) = rows ? suspect.Grid : (suspect.Grid.Columns, suspect.Grid.Rows);
        int At(int line, int k) => rows ? (line * length) + k : (k * count) + line;
        if (count < 2 || Order(suspect, count, length, At) is not { } order)
        {
            return null;
        }

        var predicted = new double[suspect.Numeric.Length];
        for (var line = 0; line < count; line++)
        {
            for (var k = 0; k < length; k++)
            {
                predicted[At(line, k)] = suspect.Numeric[At(order[line], k)];
            }
        }

        if (suspect.Residual(predicted) is not { } residual)
        {
            return null;
        }

        var shift = order[0];
        var lines = suspect.IsMatrix ? rows ? "rows" : "columns" : "elements";
        return Enumerable.Range(0, count).All(line => order[line] == (line + shift) % count)
            ? new(rows ? DiagnosisName.RowsShifted : DiagnosisName.ColumnsShifted, residual, FormattableString.Invariant($"has its {lines} shifted by {Math.Min(shift, count - shift)}"))
            : new(rows ? DiagnosisName.RowsPermuted : DiagnosisName.ColumnsPermuted, residual, $"has its {lines} in another order");
    }

    // For each line of a the nearest line of n; null unless every one is taken once.
    static int[]? Order(Suspect suspect, int count, int length, Func<int, int, int> at)
    {
        var order = new int[count];
        var taken = new bool[count];
        for (var line = 0; line < count; line++)
        {
            double Distance(int other) => Norm.Of(length, k => suspect.Analytic[at(line, k)] - suspect.Numeric[at(other, k)]);
            var nearest = Enumerable.Range(0, count).Where(other => !taken[other]).MinBy(Distance);
            order[line] = nearest;
            taken[nearest] = true;
        }

        return order;
    }
}
