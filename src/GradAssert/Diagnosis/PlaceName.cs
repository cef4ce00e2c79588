namespace GradientTesting;

/// <summary>What a place within a component is called.</summary>
internal static class PlaceName
{
    const int MostRows = 5;

    public static string Element(Suspect suspect, IReadOnlyList<int> shape, int position) =>
        $"in one element, {ElementOf(suspect, shape, position)},";

    public static string ElementOf(Suspect suspect, IReadOnlyList<int> shape, int position)
    {
        var index = ElementName.Index(shape, position);
        return suspect.ElementNames?[position]
            ?? (suspect.IsComplex ? ElementName.OfComplex(suspect.Name, index) : ElementName.Of(suspect.Name, index));
    }

    public static string Row(Suspect suspect, IReadOnlyList<int> shape, int row) => shape.Count > 2
        ? FormattableString.Invariant($"in {suspect.Name}[{row}, …]")
        : suspect.IsComplex ? FormattableString.Invariant($"in {suspect.Name}[{row}]")
        : FormattableString.Invariant($"in row {row}");

    public static string Column(Suspect suspect, IReadOnlyList<int> shape, int column)
    {
        if (shape.Count == 2)
        {
            return !suspect.IsComplex ? FormattableString.Invariant($"in column {column}")
                : column == 0 ? "in its real parts" : "in its imaginary parts";
        }

        var index = ElementName.Index([.. shape.Skip(1)], column);
        var part = !suspect.IsComplex ? "" : index[^1] == 0 ? ".Real" : ".Imaginary";
        return $"in {suspect.Name}[…, {string.Join(", ", suspect.IsComplex ? index.SkipLast(1) : index)}]{part}";
    }

    /// <summary>As in <c>2, 3 and 5</c>.</summary>
    public static string Rows(int[] rows) => rows.Length > MostRows
        ? $"{string.Join(", ", rows.Take(MostRows))}, …"
        : $"{string.Join(", ", rows.SkipLast(1))} and {rows[^1]}";
}
