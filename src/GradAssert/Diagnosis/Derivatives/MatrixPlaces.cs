namespace GradientTesting;

/// <summary>Where a matrix is wrong, and what is the same of all that is.</summary>
internal static class MatrixPlaces
{
    const int MostElements = 4;

    public static Finding? Of(MatrixSuspect suspect)
    {
        int[] wrong = [.. suspect.Wrong.Order()];
        if (suspect.IsSymmetric && (Triangle(suspect, wrong) ?? Parameters(suspect, wrong)) is { } ofHessian)
        {
            return ofHessian;
        }

        if (suspect.IsSquare && BesideDiagonal(suspect, wrong) is { } beside)
        {
            return beside;
        }

        var isMost = 2 * wrong.Length > suspect.Analytic.Length;
        if (suspect.FactorOf(wrong) is { IsPlausible: true } factor && !isMost)
        {
            var where = $"in {Elements(suspect, wrong)} and {suspect.RightElsewhere}";
            return wrong.Length == 1 ? new(DiagnosisName.OneElement, 0, $"{How(factor)} {where}", factor.Why)
                : factor.IsZero ? new(DerivativeDiagnosisName.ElementsMissing, 0, $"is zero {where}")
                : new(DerivativeDiagnosisName.ElementsScaled, 0, $"{How(factor)} {where}", factor.Why);
        }

        int[] rows = [.. wrong.Select(k => k / suspect.Columns).Distinct()];
        int[] columns = [.. wrong.Select(k => k % suspect.Columns).Distinct()];
        return wrong.Length == 1 ? new(DiagnosisName.OneElement, 0, $"is wrong in {Elements(suspect, wrong)} and {suspect.RightElsewhere}")
            : suspect.IsSquare && rows.Length > 1 && wrong.All(k => k / suspect.Columns == k % suspect.Columns)
                ? new(DerivativeDiagnosisName.Diagonal, 0, $"is wrong on its diagonal and {suspect.RightElsewhere}")
            : columns.Length == 1 && suspect.Columns > 1
                ? new(DiagnosisName.OneColumn, 0,
                    $"is wrong in {MatrixLines.Named(columns, suspect.Words.Column)} and {suspect.RightElsewhere}")
            : rows.Length == 1 && suspect.Rows > 1 ? new(DiagnosisName.OneRow, 0,
                $"is wrong in {MatrixLines.Named(rows, "row")} and {suspect.RightElsewhere}")
            : null;
    }

    /// <summary>Of what is wrong beside a kink the numbers at it say no more than where it is.</summary>
    public static Finding BesideKinks(MatrixSuspect suspect)
    {
        int[] wrong = [.. suspect.Wrong.Order()];
        return new(wrong.Length == 1 ? DiagnosisName.OneElement : DerivativeDiagnosisName.SomePoints, 0,
            $"is wrong beside the kink that {Elements(suspect, wrong)} {(wrong.Length == 1 ? "is" : "are")} on, "
                + $"and {suspect.RightElsewhere}",
            "at a kink every slope between those of its two sides is right, and beside it its own alone");
    }

    static Finding? Triangle(MatrixSuspect suspect, int[] wrong)
    {
        bool IsIn(int k, bool upper) => upper ? k % suspect.Columns > k / suspect.Columns : k % suspect.Columns < k / suspect.Columns;
        foreach (var upper in (bool[])[true, false])
        {
            if (wrong.Length > 1 && Array.TrueForAll(wrong, k => IsIn(k, upper) && suspect.Analytic[k] == 0)
                && suspect.All.Where(k => IsIn(k, upper)).All(k => suspect.Analytic[k] == 0))
            {
                return new(DerivativeDiagnosisName.OneTriangle, 0,
                    $"is zero {(upper ? "above" : "below")} its diagonal and {suspect.RightElsewhere}",
                    "is one triangle filled only?");
            }
        }

        return null;
    }

    /// <summary>Rows and columns of a Hessian that are zero, and hold all that is wrong.</summary>
    static Finding? Parameters(MatrixSuspect suspect, int[] wrong)
    {
        int[] zero = [.. Enumerable.Range(0, suspect.Rows).Where(j =>
            suspect.Row(j).Concat(suspect.Column(j)).All(k => suspect.Analytic[k] == 0)
            && suspect.Row(j).Concat(suspect.Column(j)).Any(wrong.Contains))];
        return zero.Length > 0 && Array.TrueForAll(wrong, k => zero.Contains(k / suspect.Columns) || zero.Contains(k % suspect.Columns))
            ? new(DerivativeDiagnosisName.ColumnsScaled, 0,
                $"is zero in {MatrixLines.Named(zero, "row")} and {MatrixLines.Named(zero, "column")} and {suspect.RightElsewhere}",
                MatrixLines.LeftOut.Replace("let f take", "let the gradient take", StringComparison.Ordinal))
            : null;
    }

    static Finding? BesideDiagonal(MatrixSuspect suspect, int[] wrong)
    {
        int[] all = [.. suspect.All.Where(k => k / suspect.Columns != k % suspect.Columns)];
        return all.Length > 2 && wrong.Length > all.Length / 2 && Array.TrueForAll(wrong, all.Contains)
            && suspect.FactorOf(all) is { IsPlausible: true } factor
            ? new(factor.IsZero ? DerivativeDiagnosisName.ElementsMissing : DerivativeDiagnosisName.ElementsScaled, 0,
                $"{How(factor)} beside its diagonal and right on it", factor.Why)
            : null;
    }

    static string How(MatrixFactor factor) => factor.Is(-1) ? "has the wrong sign" : factor.ToString();

    static string Elements(MatrixSuspect suspect, int[] wrong)
    {
        var names = wrong.Take(MostElements).Select(k => suspect.NameOf?.Invoke(k) ?? (suspect.IsVector
            ? FormattableString.Invariant($"{suspect.Words.Component}[{k}]")
            : FormattableString.Invariant($"{suspect.Words.Component}[{k / suspect.Columns}, {k % suspect.Columns}]"))).ToArray();
        return wrong.Length > MostElements ? $"{string.Join(", ", names)}, …"
            : names.Length == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
    }
}
