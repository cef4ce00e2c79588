namespace GradientTesting;

/// <summary>What a matrix of derivatives turned out to be: each column is judged as a component of a model is.</summary>
/// <param name="Verdict">Of all columns together.</param>
/// <param name="Analytic">The claim, in comparable units.</param>
/// <param name="Numeric">What was measured, in the same.</param>
/// <param name="Stationary">The columns that are in doubt, where zero is within the error bars of each of them; none elsewhere.</param>
internal sealed record MappingVerdict(ComponentVerdict Verdict, double[] Analytic, ComponentDerivative Numeric, int[] Stationary)
{
    public static MappingVerdict Of(Mapping mapping, MappingDerivative derivative, GradientCheckOptions options)
    {
        double[] analytic = [.. mapping.Claim.Select((claim, k) => claim * derivative.Units[k])];
        var typical = Norm.Rms(analytic.Length, k => analytic[k]);
        ElementDerivative[] elements = [.. derivative.Elements.Select((element, k) => element.Over(1 / derivative.Units[k]))];
        var criteria = new AcceptanceCriteria(options.RequiredResolution,
            options.RelativeTolerance * Norm.Rms(elements.Length, k => Math.Abs(elements[k].Value)));

        ComponentDerivative Part(int[] places) => new(
            [.. places.Select(k => elements[k])], new(options.RelativeTolerance, AnalyticBar: 0),
            [.. places.Select(_ => 1.0)])
        { TypicalGradient = typical };

        // Points of an element-wise function are judged together: each has a line of its own, and none is a vector.
        var columns = mapping.AreApart ? 1 : mapping.Columns;
        int[][] parts = [.. Enumerable.Range(0, columns).Select(j =>
            Enumerable.Range(0, elements.Length / columns).Select(i => (i * columns) + j).ToArray())];
        ComponentVerdict[] verdicts = [.. parts.Select((places, j) => ComponentVerdict.Judge(
            [.. places.Select(k => analytic[k])], Part(places) with { IsFlat = !mapping.AreApart && derivative.StillColumns.Contains(j) },
                criteria))];
        int[] unclear = [.. Enumerable.Range(0, columns).Where(j => verdicts[j].Verdict == GradientVerdict.Inconclusive)];
        return new(
            mapping.AreApart ? verdicts[0] : Together(mapping, parts, verdicts), analytic, Part([.. Enumerable.Range(0, elements.Length)]),
            verdicts.Max(verdict => verdict.Verdict) == GradientVerdict.Inconclusive
                && Array.TrueForAll(unclear, j => verdicts[j].IsStationary) ? unclear : []);
    }

    static ComponentVerdict Together(Mapping mapping, int[][] parts, ComponentVerdict[] columns)
    {
        var worst = columns.Max(column => column.Verdict);
        var unclear = Array.FindIndex(columns, column => column.Verdict == GradientVerdict.Inconclusive);
        return columns[0] with
        {
            Verdict = worst,
            Reason = worst != GradientVerdict.Inconclusive ? null : OfColumn(mapping.Words, unclear, columns[unclear].Reason!),
            Mismatches = [.. columns.SelectMany((column, j) => column.Mismatches.Select(k => parts[j][k])).Order()],
            Kinks = columns.Sum(column => column.Kinks),
            RightHere = columns.Sum(column => column.RightHere),
            WrongBeside = columns.Sum(column => column.WrongBeside),
            Unresolved = columns.Sum(column => column.Unresolved),
            Exercised = columns.Sum(column => column.Exercised),
            Norms = Norms.Of(columns.Select(column => column.Norms)),
            IsInactive = Array.TrueForAll(columns, column => column.IsInactive),
            SmallestVisibleError = columns.Max(column => column.SmallestVisibleError),
        };
    }

    static string OfColumn(DerivativeWords words, int column, string reason)
    {
        var line = FormattableString.Invariant($"{words.Column} {column}");
        return reason.StartsWith(Zero, StringComparison.Ordinal) ? $"{line} is zero{reason[Zero.Length..]}" : $"of {line} {reason}";
    }

    const string Zero = "its gradient is zero";
}
