namespace GradientTesting;

/// <summary>The rows of a table are looked up, some more than once, and hold the gradient of one look-up instead of the sum.</summary>
/// <remarks>
/// Who looks up a row is not seen in a gradient. It shows where one sample looks up several rows with the same gradient, as an
/// average of embeddings does: rows of a are alike that are not alike in n, and n of a row is a sum of what rows of a hold. Rows
/// that lack one of several look-ups are seldom alike, and are sums themselves. Where all rows differ nothing is told.
/// </remarks>
internal static class OverwrittenRows
{
    const int FewestAlike = 3;
    const double LeastAlike = 0.75;
    const int MostTried = 32;

    public static Finding? Of(Suspect suspect)
    {
        if (!suspect.IsMatrix)
        {
            return null;
        }

        var table = new SuspectRows(suspect);
        var used = Enumerable.Range(0, suspect.Grid.Rows).Where(row => !table.IsUnused(row)).ToArray();
        var wrong = used.Where(table.IsWrong).ToArray();
        var alike = used.GroupBy(table.Held, SameNumbers.Comparer).ToArray();
        var odd = alike.Sum(rows => rows.Count(row => table.IsWrong(row) && rows.Any(other => !table.ShouldHoldTheSame(row, other))));
        if (odd < Math.Max(FewestAlike, LeastAlike * wrong.Length) || Array.Exists(wrong, table.HoldsNothing)
            || Norm.Of(wrong.Length, row => table.Size(wrong[row])) >= Norm.Of(wrong.Length, row => table.SizeDue(wrong[row])))
        {
            return null;
        }

        double[][] held = [.. alike.Select(rows => rows.Key)];
        // What nobody looks up has nothing written to it, and of a row that is looked up once one gradient is the sum.
        if (Array.Exists(wrong, table.NothingIsDue)
            || wrong.Take(MostTried).Any(row => held.Take(MostTried).Any(one => table.IsDue(row, one))))
        {
            return null;
        }

        if (held.Take(MostTried).Any(one => RowSum.Of(one, [.. held.Where(other => other != one)], 0) is not null))
        {
            return null;
        }

        var left = wrong.Take(MostTried).Select(row => RowSum.Of(table.Lacking(row), held, table.Bar(row)) / table.Size(row))
            .OfType<double>().ToArray();
        return left.Length > 0
            ? new(
                DiagnosisName.RowsOverwritten, left.Max(), $"holds one gradient instead of a sum in rows {PlaceName.Rows(wrong)}",
                "where a row is looked up more than once, its gradients must be added up, not overwritten")
            : null;
    }

    /// <summary>What comes from one look-up is the same to the last bit.</summary>
    sealed class SameNumbers : IEqualityComparer<double[]>
    {
        public static readonly SameNumbers Comparer = new();

        public bool Equals(double[]? one, double[]? other) => one.AsSpan().SequenceEqual(other);

        public int GetHashCode(double[] numbers) => numbers.Aggregate(0, (hash, number) => HashCode.Combine(hash, number));
    }
}
