using System.Globalization;

namespace GradientTesting.Benchmarks;

/// <summary>The page of the hard set: verdicts, costs, and every case that was judged wrongly.</summary>
internal static class HardSetPage
{
    // Of what is not an error of the verdict as a whole.
    const int MostListed = 40;

    /// <summary>The strata that are judged together.</summary>
    public static IReadOnlyList<(string Name, Stratum[] Strata)> Columns { get; } =
    [
        ("double", [Stratum.Double]),
        ("float32 and mixed", [Stratum.Float32, Stratum.Mixed]),
        ("grids, solvers, Monte Carlo", [Stratum.Grid, Stratum.Solver, Stratum.MonteCarlo]),
    ];

    public static string Of(string seed, IReadOnlyList<CaseResult> results)
    {
        var strata = Enum.GetValues<Stratum>().Where(stratum => results.Any(result => result.Name.Stratum == stratum)).ToArray();
        var byStratum = strata.Select(stratum => (stratum.ToString().ToLowerInvariant(), Only(results, stratum))).ToArray();
        var measured = Columns.Where(column => strata.Intersect(column.Strata).Any());
        var byColumn = measured.Select(column => (column.Name, Only(results, column.Strata))).ToArray();
        return FormattableString.Invariant($"""
            # The hard set

            Models that are drawn at random, right and wrong, each checked at one point at default options. Written by
            `dotnet run -c Release --project tests/Benchmarks -- hardset`; seeds come from `{seed}`, so that each commit is measured on
            cases that nothing was tuned to.

            ## Verdicts

            {Verdicts(byColumn)}
            A component *is not read* where no move of it changes a bit of the cost, 32 times its size included, as weights of the first
            layer are not where the only sample is all zeros. A check of one run cannot tell it from storage that nobody reads, and says so.
            A gradient is *mostly zeros* where those of more than half of the components are zero, as of a hinge that every sample
            satisfies; a check of one run says that most of the model is not exercised. A cost that is the same to the last bit at all 64
            points around shows nothing: such runs are not decidable, and no mistake in them is visible.

            ## By stratum

            {Verdicts(byStratum)}
            ## Cost

            Evaluations are costs plus three times gradients, over max(2n + 100 + 30 per component, 1.03 · 2n).

            {Costs(byStratum)}
            ## By kind of mistake

            {Mistakes(results)}
            ## Mistakes that passed

            {List(results.Where(result => result.Name.IsWrong && result.Counts && result.Outcome == CaseOutcome.Match), seed)}
            ## Right ones called wrong

            {List(results.Where(IsFalseAlarm), seed)}
            ## Wrong runs that blame a right component

            {List(results.Where(result => result.BlamesRight), seed, MostListed)}
            ## Undecided

            Visible mistakes and decidable right ones.

            {List(results.Where(result => result.Counts && result.Outcome == CaseOutcome.Inconclusive), seed, MostListed)}
            """).ReplaceLineEndings("\n");
    }

    static string Verdicts((string Name, CaseResult[] Results)[] columns)
    {
        var table = new MarkdownTable(["", .. columns.Select(column => column.Name)]);
        Row("right runs", results => Right(results).Length);
        Row("share decidable", results => Share(Right(results).Count(result => result.Counts), Right(results).Length));
        Row("right ones called wrong", results => Right(results).Count(IsFalseAlarm));
        Row("decidable right ones undecided", results => Of(Right(results), result => result.Outcome == CaseOutcome.Inconclusive));
        Row("of these with a component that is not read", results =>
            Of(Right(results), result => result is { Outcome: CaseOutcome.Inconclusive, IsUnread: true }));
        Row("of the others with mostly zeros", results =>
            Of(Right(results), result => result is { Outcome: CaseOutcome.Inconclusive, IsUnread: false, IsMostlyZero: true }));
        Row("wrong runs, mistake visible", results => $"{Wrong(results).Length}, {Wrong(results).Count(result => result.Counts)}");
        Row("visible mistakes caught", results => Of(Wrong(results), IsCaught));
        Row("of these by an exception", results => Of(Wrong(results), IsException));
        Row("visible mistakes undecided", results => Of(Wrong(results), result => result.Outcome == CaseOutcome.Inconclusive));
        Row("visible mistakes passed", results => Of(Wrong(results), result => result.Outcome == CaseOutcome.Match));
        Row("wrong runs that blame a right component", results =>
            Share(Wrong(results).Count(result => result.BlamesRight), Wrong(results).Length));
        return table.ToString();

        void Row(string name, Func<CaseResult[], object> value) =>
            table.Row([name, .. columns.Select(column => value(column.Results))]);
    }

    static string Costs((string Name, CaseResult[] Results)[] strata)
    {
        var table = new MarkdownTable("stratum", "median", "90%", "95%", "most", "seconds per case", "of these drawing");
        foreach (var (name, results) in strata)
        {
            Row($"{name}, right", Right(results));
            Row($"{name}, wrong", Wrong(results));
        }

        return table.ToString();

        void Row(string name, CaseResult[] results)
        {
            if (results.Length > 0)
            {
                double[] costs = [.. results.Select(result => result.OverBound).Order()];
                table.Row(
                    name, Number(At(costs, 0.5)), Number(At(costs, 0.9)), Number(At(costs, 0.95)), Number(costs[^1]),
                    Number(results.Average(result => result.DrawMilliseconds + result.CheckMilliseconds) / 1000),
                    Number(results.Average(result => result.DrawMilliseconds) / 1000));
            }
        }
    }

    static string Mistakes(IReadOnlyList<CaseResult> results)
    {
        var table = new MarkdownTable("mistake", "wrong runs", "visible", "caught", "undecided", "passed");
        var wrong = results.Where(result => result.Name.IsWrong);
        foreach (var kind in wrong.GroupBy(result => result.Mistake).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            CaseResult[] visible = [.. kind.Where(result => result.Counts)];
            int Count(CaseOutcome outcome) => visible.Count(result => result.Outcome == outcome);
            table.Row(
                kind.Key, kind.Count(), visible.Length, visible.Count(IsCaught), Count(CaseOutcome.Inconclusive), Count(CaseOutcome.Match));
        }

        return table.ToString();
    }

    static string List(IEnumerable<CaseResult> results, string seed, int most = int.MaxValue)
    {
        var lines = results.Select(result =>
            $"- `show --seed {seed} {result.Name.Arguments}`: {result.Description}"
            + (result.Message.Length > 0 ? $" ({result.Message})\n" : "\n")).ToArray();
        var rest = lines.Length > most ? $"- and {lines.Length - most} more, in artifacts/hardset\n" : "";
        return lines.Length == 0 ? "None.\n" : string.Concat(lines.Take(most)) + rest;
    }

    /// <summary>True where a right gradient is called wrong.</summary>
    public static bool IsFalseAlarm(CaseResult result) => !result.Name.IsWrong && IsCaught(result);

    /// <summary>True where a gradient is called wrong.</summary>
    public static bool IsCaught(CaseResult result) => result.Outcome == CaseOutcome.Mismatch || IsException(result);

    static bool IsException(CaseResult result) => result.Outcome is CaseOutcome.Contract or CaseOutcome.Error;

    static string Of(CaseResult[] results, Func<CaseResult, bool> isSo)
    {
        var counted = results.Where(result => result.Counts).ToArray();
        return Share(counted.Count(isSo), counted.Length);
    }

    static CaseResult[] Only(IReadOnlyList<CaseResult> results, params Stratum[] strata) =>
        [.. results.Where(result => strata.Contains(result.Name.Stratum))];

    static CaseResult[] Right(CaseResult[] results) => [.. results.Where(result => !result.Name.IsWrong)];

    static CaseResult[] Wrong(CaseResult[] results) => [.. results.Where(result => result.Name.IsWrong)];

    static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];

    static string Share(int part, int all) =>
        all == 0 ? "–" : FormattableString.Invariant($"{part} ({100.0 * part / all:0.##}%)");

    static string Number(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);
}
