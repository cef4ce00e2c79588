namespace GradientTesting;

/// <summary>A few elements are wrong, in one place, and all others right.</summary>
internal static class PlaceHypotheses
{
    const int MostRows = 5;

    public static Finding? Of(Suspect suspect)
    {
        var wrong = suspect.Wrong.ToHashSet();
        if (wrong.Count == 0 || wrong.Count == suspect.Analytic.Length || !RightElsewhere(suspect, wrong) || CouldBeClipped(suspect, wrong))
        {
            return null;
        }

        if (wrong.Count == 1)
        {
            return Told(suspect, DiagnosisName.OneElement, Element(suspect.Name, suspect.Shape, wrong.Single()), wrong);
        }

        if (!suspect.IsMatrix)
        {
            return null;
        }

        var (rows, columns) = suspect.Grid;
        var rowsHit = wrong.Select(i => i / columns).Distinct().Order().ToArray();
        var columnsHit = wrong.Select(i => i % columns).Distinct().ToArray();
        return rowsHit.Length == 1 ? Told(suspect, DiagnosisName.OneRow, Row(suspect.Name, suspect.Shape, rowsHit[0]), wrong)
            : columnsHit.Length == 1 ? Told(suspect, DiagnosisName.OneColumn, Column(suspect.Name, suspect.Shape, columnsHit[0]), wrong)
            : IsBorder(suspect, wrong) ? Told(suspect, DiagnosisName.Border, "in its first and last row and column", wrong)
            : rowsHit.Length <= rows / 2 && wrong.Count > rowsHit.Length * columns / 2
                ? Told(suspect, DiagnosisName.SomeRows, $"in rows {Rows(rowsHit)}", wrong) with { Why = WhyRows(suspect) }
            : null;
    }

    // Rows without any gradient are those of a table in which nobody looks them up.
    static string? WhyRows(Suspect suspect) =>
        Enumerable.Range(0, suspect.Grid.Rows).Any(row => Norm.Of(suspect.Grid.Columns, k => suspect.Numeric[(row * suspect.Grid.Columns) + k]) == 0)
            ? "where a row is looked up more than once, are its gradients added up, or overwritten?"
            : null;

    public static string Element(string name, IReadOnlyList<int> shape, int position) =>
        $"in one element, {ElementName.Of(name, ElementName.Index(shape, position))},";

    public static string Row(string name, IReadOnlyList<int> shape, int row) => shape.Count == 2
        ? FormattableString.Invariant($"in row {row}")
        : FormattableString.Invariant($"in {name}[{row}, …]");

    public static string Column(string name, IReadOnlyList<int> shape, int column) => shape.Count == 2
        ? FormattableString.Invariant($"in column {column}")
        : $"in {name}[…, {string.Join(", ", ElementName.Index([.. shape.Skip(1)], column))}]";

    // An element says something of the place only where the error of the others, relative to it, could have been seen.
    public static bool RightElsewhere(Suspect suspect, HashSet<int> wrong)
    {
        double Size(int i) => Math.Max(Math.Abs(suspect.Analytic[i]), Math.Abs(suspect.Numeric[i]));
        var error = Math.Min(1, wrong.Min(i => Math.Abs(suspect.Analytic[i] - suspect.Numeric[i]) / Size(i)));
        var right = Enumerable.Range(0, suspect.Numeric.Length).Where(i => !wrong.Contains(i)).ToArray();
        return 2 * right.Count(i => error * Math.Abs(suspect.Numeric[i]) > suspect.Allowance(i)) > right.Length;
    }

    static bool CouldBeClipped(Suspect suspect, HashSet<int> wrong)
    {
        var limit = suspect.Analytic.Max(Math.Abs);
        return limit > 0 && wrong.All(i =>
            Math.Abs(suspect.Analytic[i]) == limit
            && Math.Sign(suspect.Analytic[i]) == Math.Sign(suspect.Numeric[i])
            && Math.Abs(suspect.Numeric[i]) > limit);
    }

    /// <summary>As in <c>2, 3 and 5</c>.</summary>
    public static string Rows(int[] rows) => rows.Length > MostRows
        ? $"{string.Join(", ", rows.Take(MostRows))}, …"
        : $"{string.Join(", ", rows.SkipLast(1))} and {rows[^1]}";

    static bool IsBorder(Suspect suspect, HashSet<int> wrong)
    {
        var (rows, columns) = suspect.Grid;
        bool OnBorder(int i) => i / columns == 0 || i / columns == rows - 1 || i % columns == 0 || i % columns == columns - 1;
        // What is zero, as a row of a table that nobody looks up, may be left out, or made zero, and nobody sees.
        var border = Enumerable.Range(0, suspect.Numeric.Length).Count(i => OnBorder(i) && (wrong.Contains(i) || Math.Abs(suspect.Numeric[i]) > suspect.Allowance(i)));
        // Where only one element is inside, anything could have left it right.
        return (rows - 2) * (columns - 2) > 1 && wrong.All(OnBorder) && wrong.Count > 0.75 * border;
    }

    public static Finding Told(Suspect suspect, string name, string place, IReadOnlyCollection<int> wrong)
    {
        var how = wrong.All(i => suspect.Analytic[i] == 0) ? "zero"
            : wrong.All(i => Math.Abs(suspect.Analytic[i] + suspect.Numeric[i]) <= 2 * suspect.Allowance(i)) ? "of the wrong sign"
            : "wrong";
        var explained = new double[suspect.Numeric.Length];
        for (var i = 0; i < explained.Length; i++)
        {
            explained[i] = wrong.Contains(i) ? suspect.Analytic[i] : suspect.Numeric[i];
        }

        var size = Norm.Of(explained.Length, i => suspect.Analytic[i]);
        var residual = Norm.Of(explained.Length, i => suspect.Analytic[i] - explained[i]);
        return new(name, size > 0 ? residual / size : 0, $"is {how} {place} and right elsewhere");
    }
}
