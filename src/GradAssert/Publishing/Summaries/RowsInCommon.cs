using System.Globalization;
using System.Text.RegularExpressions;

namespace GradientTesting;

/// <summary>
/// What the rows of a gradient theory that fail have in common, and no other: the same guess as of the draws of a sweep, from the names
/// of the rows, and from as many of them on.
/// </summary>
internal static partial class RowsInCommon
{
    /// <param name="rows">The name of each row, as in <c>size: 2, name: "dense"</c>, and whether it fails.</param>
    /// <returns>As in <c>Fails in 7 of 20 rows: those with stride > 1.</c>; null where nothing can be said.</returns>
    public static string? Of(IReadOnlyList<(string Row, bool Fails)> rows)
    {
        var values = rows.Select(row => ValuesOf(row.Row)).ToArray();
        var names = values.Length < InCommon.FewestDraws
            ? []
            : values[0].Keys.Where(name => values.All(row => row.ContainsKey(name))).ToArray();
        NamedSize[] sizes = [.. names.Select(name => SizeOf(name, [.. values.Select(row => row[name])]))];
        var trials = rows.Select(
            (row, r) => new Trial(PointOf(sizes, values[r]), row.Fails ? new GradientContractException(row.Row) : null));
        return sizes.Length > 0 && InCommon.Of([.. trials], sizes) is { } common
            ? string.Create(
                CultureInfo.InvariantCulture, $"Fails in {rows.Count(row => row.Fails)} of {rows.Count} rows: those with {common.Text}.")
            : null;
    }

    static SizePoint PointOf(NamedSize[] sizes, Dictionary<string, string> row) => sizes.Aggregate(
        SizePoint.Empty,
        (point, size) => point.With(size, Enumerable.Range(0, (int)size.Count).First(i => size.Text(i) == row[size.Name])));

    static NamedSize SizeOf(string name, string[] texts)
    {
        var numbers = texts.Distinct(StringComparer.Ordinal).Select(text => int.TryParse(text, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == text ? number : (int?)null).ToArray();
        return Array.TrueForAll(numbers, number => number is not null)
            ? NamedSize.Of(name, [.. numbers.Select(number => number!.Value).Order()])
            : NamedSize.Of(name, texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray());
    }

    /// <summary>Values by the name of their parameter, or by their place where names are not told.</summary>
    static Dictionary<string, string> ValuesOf(string row)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match match in Value().Matches(row))
        {
            var name = match.Groups["name"] is { Success: true } told ? told.Value
                : string.Create(CultureInfo.InvariantCulture, $"argument {values.Count + 1}");
            values[name] = match.Groups["value"].Value;
        }

        return values;
    }

    [GeneratedRegex("""\G(?:, ?)?(?:(?<name>\w+): )?(?<value>"(?:[^"\\]|\\.)*"|[^,"]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Value();
}
