namespace GradientTesting;

/// <summary>The gradient holds the right numbers in the wrong places.</summary>
internal static class LayoutHypotheses
{
    public static Finding? Of(Suspect suspect, IReadOnlyList<OtherComponent> others)
    {
        var n = suspect.Numeric;
        // Numbers that are all alike are in every place at once, and many a vector of counts is another one in another order.
        if (Norm.Of(n.Length, i => n[i] - n[0]) <= 1e-3 * Norm.Of(n.Length, i => n[i]) || suspect.IsChanceOfCounts(isFitted: false))
        {
            return null;
        }

        Finding?[] fitting =
        [
            .. suspect.CanBeReordered() ? Reordered(suspect) : [],
            .. others.Select(other => Another(suspect, other)),
        ];
        return fitting.Count(finding => finding is not null) == 1 ? fitting.Single(finding => finding is not null) : null;
    }

    static Finding?[] Reordered(Suspect suspect) => DimensionOrder.Of(suspect) is { } stored ? [stored]
        : suspect.IsMatrix ? [Transposed(suspect), Moved(suspect, rows: true), Moved(suspect, rows: false)]
        : [Moved(suspect, rows: suspect.Grid.Rows > 1)];

    static Finding? Transposed(Suspect suspect)
    {
        if (suspect.Shape.Count != 2 || !suspect.IsMatrix)
        {
            return null;
        }

        var (rows, columns) = suspect.Grid;
        return suspect.ResidualFrom(i => (i % rows * columns) + (i / rows)) is not { } residual ? ReadByColumns(suspect)
            : rows == columns ? new(DiagnosisName.Transposed, residual, "is transposed")
            : new(DiagnosisName.StoredByColumns, residual, "is stored column by column",
                FormattableString.Invariant($"read row by row, as {rows}×{columns}, its elements are in the wrong places"));
    }

    // The other way round: of a square matrix the two are the same.
    static Finding? ReadByColumns(Suspect suspect)
    {
        var (rows, columns) = suspect.Grid;
        return suspect.ResidualFrom(i => (i % columns * rows) + (i / columns)) is { } residual
            ? new(DiagnosisName.StoredByColumns, residual, "is read column by column and its values are read row by row",
                "have both take the flat row-major index, row times columns plus column")
            : null;
    }

    static Finding? Another(Suspect suspect, OtherComponent other) =>
        other.Numeric.Length == suspect.Analytic.Length && suspect.Residual(other.Numeric, other.Bars) is { } residual
            ? new(DiagnosisName.AnotherComponent, residual, $"holds the gradient of {other.Name}")
            : null;

    static Finding? Moved(Suspect suspect, bool rows)
    {
        var (count, length) = rows ? suspect.Grid : (suspect.Grid.Columns, suspect.Grid.Rows);
        if (count < 2 || (length == 1 && HasEqualNumbers(suspect)))
        {
            return null;
        }

        int At(int line, int k) => rows ? (line * length) + k : (k * count) + line;
        double? Residual(Func<int, int> from)
        {
            var (predicted, bars) = (new double[suspect.Numeric.Length], new double[suspect.Numeric.Length]);
            for (var line = 0; line < count; line++)
            {
                for (var k = 0; k < length; k++)
                {
                    predicted[At(line, k)] = suspect.Numeric[At(from(line), k)];
                    bars[At(line, k)] = suspect.Bars[At(from(line), k)];
                }
            }

            return suspect.Residual(predicted, bars);
        }

        var lines = suspect.Lines(rows);
        for (var places = 1; places <= count / 2; places++)
        {
            // Where lines are alike, as unused rows of a table are, a shift is one of several orders, and the plainest.
            if ((Residual(line => (line + count - places) % count) ?? Residual(line => (line + places) % count)) is { } shifted)
            {
                return new(
                    rows ? DiagnosisName.RowsShifted : DiagnosisName.ColumnsShifted, shifted,
                    FormattableString.Invariant($"has its {lines} shifted by {places}"));
            }
        }

        var order = Order(suspect, count, length, At);
        return Residual(line => order[line]) is { } residual
            ? new(rows ? DiagnosisName.RowsPermuted : DiagnosisName.ColumnsPermuted, residual, $"has its {lines} in another order")
            : null;
    }

    // Numbers that are alike are in many orders at once.
    static bool HasEqualNumbers(Suspect suspect)
    {
        var sizes = Array.ConvertAll(suspect.Numeric, Math.Abs);
        Array.Sort(sizes);
        return Enumerable.Range(1, sizes.Length - 1).Any(i => sizes[i] - sizes[i - 1] <= 1e-6 * sizes[^1]);
    }

    // For each line of a the nearest line of n that is not taken yet.
    static int[] Order(Suspect suspect, int count, int length, Func<int, int, int> at)
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
