namespace GradientTesting;

/// <summary>Some rows or columns are wrong as a whole: multiples of what they should be, or others of their kind.</summary>
internal static class MatrixLines
{
    const int MostLines = 6;

    public const string LeftOut = "is the parameter left out? One that is kept fixed is no element of x: let f take the others alone";

    public static Finding? Of(MatrixSuspect suspect)
    {
        int[] columns = [.. suspect.Wrong.Select(k => k % suspect.Columns).Distinct().Order()];
        int[] rows = [.. suspect.Wrong.Select(k => k / suspect.Columns).Distinct().Order()];
        // A column of one row is that row's element.
        var ofColumns = suspect.Rows > 1 && columns.Length < suspect.Wrong.Count
            ? Lines(suspect, columns, suspect.Column, isOfColumns: true) : null;
        var ofRows = suspect.Columns > 1 && rows.Length < suspect.Wrong.Count ? Lines(suspect, rows, suspect.Row, isOfColumns: false)
            : null;
        return ofColumns is not null && ofRows is not null
            ? columns.Length < rows.Length ? ofColumns : rows.Length < columns.Length ? ofRows : null
            : ofColumns ?? ofRows;
    }

    static Finding? Lines(MatrixSuspect suspect, int[] wrong, Func<int, IEnumerable<int>> line, bool isOfColumns)
    {
        var kind = isOfColumns ? suspect.Words.Column : "row";
        var factors = Array.ConvertAll(wrong, l => suspect.FactorOf(line(l)));
        // Of one element every number is a multiple: it says nothing against what others say.
        if (Array.TrueForAll(factors, factor => factor is { } known && !known.Is(1))
            && 2 * factors.Count(factor => factor!.Value.IsPlausible) > factors.Length)
        {
            return Scaled(suspect, wrong, [.. factors.Select(factor => factor!.Value)], kind, isOfColumns);
        }

        if (wrong.Length == 1 && Another(suspect, wrong[0], line, isOfColumns) is { } other)
        {
            return new(isOfColumns ? DerivativeDiagnosisName.AnotherColumn : DerivativeDiagnosisName.AnotherRow, 0,
                FormattableString.Invariant($"holds {kind} {other} in {kind} {wrong[0]}"));
        }

        return null;
    }

    static Finding? Scaled(MatrixSuspect suspect, int[] wrong, MatrixFactor[] factors, string kind, bool isOfColumns)
    {
        var name = isOfColumns ? DerivativeDiagnosisName.ColumnsScaled : DerivativeDiagnosisName.RowsScaled;
        var lines = Named(wrong, kind);
        if (factors.All(factor => factor.IsZero))
        {
            return new(name, 0, $"is zero in {lines} and {suspect.RightElsewhere}",
                !isOfColumns ? "is the output left out?"
                : suspect.Words == DerivativeWords.Jacobian ? LeftOut : "is the parameter left out?");
        }

        if (factors.All(factor => factor.Is(-1)))
        {
            return new(name, 0, $"has the wrong sign in {lines} and is {suspect.RightElsewhere}");
        }

        if (isOfColumns && suspect.Point is { } point && OfLogarithm(wrong, factors, point) is { } power)
        {
            return new(DerivativeDiagnosisName.LogOfParameter, 0, power > 0
                ? $"is multiplied by x in {lines} and {suspect.RightElsewhere}"
                : $"is divided by x in {lines} and {suspect.RightElsewhere}",
                "is it with respect to the logarithm, or is a power of x missing?");
        }

        var first = factors[0];
        if (Array.TrueForAll(factors, factor => Math.Abs(factor.Value - first.Value)
            <= (1e-3 + (3 * (factor.Uncertainty + first.Uncertainty))) * Math.Abs(first.Value)))
        {
            return new(name, first.Uncertainty, $"{first} in {lines} and {suspect.RightElsewhere}", first.Why) { Factor = first.Value };
        }

        // Of few lines of their own factors each, anything is an explanation.
        return factors.Count(factor => factor.Elements >= 2) >= 2
            ? new(name, 0, FormattableString.Invariant($"is multiplied by a number of its own in each of {wrong.Length} {kind}s, ")
                + FormattableString.Invariant($"from {factors.Min(factor => factor.Value):G3} to {factors.Max(factor => factor.Value):G3}"),
                isOfColumns ? "is it with respect to parameters in other units?" : "is a weight left out, or applied twice?")
            : null;
    }

    static int? OfLogarithm(int[] wrong, MatrixFactor[] factors, double[] point)
    {
        foreach (var power in (int[])[1, -1])
        {
            // A parameter near 1 says nothing, and 2 or 1/2 are factors of their own.
            if (Enumerable.Range(0, wrong.Length).All(l => factors[l].Is(Math.Pow(point[wrong[l]], power)))
                && (wrong.Length > 1 || factors[0].Why is null))
            {
                return power;
            }
        }

        return null;
    }

    static int? Another(MatrixSuspect suspect, int wrong, Func<int, IEnumerable<int>> line, bool isOfColumns)
    {
        int[] own = [.. line(wrong)];
        int[] same = [.. Enumerable.Range(0, isOfColumns ? suspect.Columns : suspect.Rows).Where(other =>
            other != wrong && own.Zip(line(other)).All(pair => suspect.Holds(pair.First, pair.Second)))];
        return same.Length == 1 && own.Any(k => suspect.Analytic[k] != 0) ? same[0] : null;
    }

    public static string Named(int[] lines, string kind) => lines.Length == 1
        ? FormattableString.Invariant($"{kind} {lines[0]}")
        : lines.Length > MostLines
            ? $"{kind}s {string.Join(", ", lines.Take(MostLines))}, …"
            : $"{kind}s {string.Join(", ", lines.SkipLast(1))} and {lines[^1]}";
}
