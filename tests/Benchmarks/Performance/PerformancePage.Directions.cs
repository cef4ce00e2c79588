using System.Globalization;

namespace GradientTesting.Benchmarks;

/// <content>Beyond the exhaustive budget.</content>
internal static partial class PerformancePage
{
    static string Sizes(PerformanceMeasurements measured)
    {
        var table = new MarkdownTable(
            "parameters", "storage", "verdict", "evaluations", "over 2n", "time over one evaluation's", "smallest to largest", "time over that of its evaluations", "peak memory", "the model's");
        foreach (var row in measured.Scaling)
        {
            table.Row(
                Count(row.Parameters), row.Storage, row.Verdict, Count(row.Evaluations), Number(row.Evaluations / (2.0 * row.Parameters), "G2"),
                Count((long)row.Time.Median), $"{Count((long)row.Time.Least)} to {Count((long)row.Time.Most)}",
                Number(row.Time.Median / row.TimedEvaluations, "F2"), row.PeakBytes < 1_000_000 ? "< 1 MB" : Bytes(row.PeakBytes), Bytes(row.ModelBytes));
        }

        var allocations = new MarkdownTable("", "evaluations", "of them after an allocation", "allocated between the first and the last");
        foreach (var row in measured.Allocations)
        {
            allocations.Row(row.Check, Count(row.Allocations.Evaluations), Count(row.Allocations.Allocating), Bytes(row.Allocations.Bytes));
        }

        return Invariant($"""
            ## From a hundred parameters to ten million

            `WideNetwork` of tests/Models, four dense layers on two samples, in which an evaluation costs little more than to read each
            parameter once. Right gradients, default options: every element while 2n evaluations are within the budget, directions
            beyond. Evaluations are the most of the three phases; times and memory those of one run, on one core, in {measured.Extent.SizeRounds} rounds. Time
            over that of its evaluations is what the check itself adds, which such a cheap cost shows most. Peak memory is the growth of
            the process while the check runs, garbage included; the model's is its values and gradients.

            {table}
            The allocations of one thread between one call of `Cost()` and the next. What is allocated once for a check, as two vectors
            of length n, comes between two evaluations too, and is most of it where there are few.

            {allocations}
            """);
    }

    static string WrongElement(PerformanceMeasurements measured)
    {
        var findings = Enum.GetValues<ElementFinding>();
        var table = new MarkdownTable(
            ["off by, of the component's typical gradient", "budget", "checks", "named", "its component named", "another named", "inconclusive", "below resolution", "passed", "evaluations", "at most", "PyTorch fast mode"]);
        foreach (var group in measured.WrongElements.GroupBy(row => (row.Share, row.Budget)))
        {
            table.Row([
                Number(group.Key.Share, "P0"), group.Key.Budget is { } budget ? Count(budget) : "default", group.Count(),
                .. findings.Select(finding => (object)group.Count(row => row.Finding == finding)),
                Count((long)group.Average(row => row.Evaluations)), Count(group.Max(row => row.Evaluations)), $"{group.Count(row => row.IsSeenByFastMode)} of {group.Count()}"]);
        }

        return Invariant($"""
            ## One wrong element of {measured.Extent.Large:N0}

            The same network in double; {measured.Extent.WrongElements} elements of each component, drawn at random, one at a time, all others right. The budget is
            `MaxCostEvaluations`, up to which more directions are spent than the default takes. *Named* is a report of that element and no
            other. *Below resolution* is a match whose report states a smallest visible error of the component that is larger;
            *passed* is one whose report claims to have seen such an error. PyTorch's fast mode takes 16 evaluations, and names no element.

            {table}
            {List(measured.WrongElements
                .Where(row => row.Finding is not (ElementFinding.Named or ElementFinding.BelowResolution))
                .Select(row => FormattableString.Invariant($"{row.Finding}: {row.Component} of {row.Length:N0} elements, off by {row.Share:P0}, budget {row.Budget?.ToString("N0", CultureInfo.InvariantCulture) ?? "default"}")))}
            """);
    }

    static string Mistakes(PerformanceMeasurements measured)
    {
        var table = new MarkdownTable("kind", "wrong gradients", "every element", "directions", "inconclusive", "passed", "PyTorch fast mode");
        foreach (var kind in measured.Mistakes.GroupBy(cell => cell.Kind))
        {
            table.Row(Counts(kind.Key, [.. kind]));
        }

        table.Row(Counts("**all**", measured.Mistakes));
        var mistakes = new MarkdownTable("mistake", "wrong gradients", "every element", "directions", "inconclusive", "passed", "PyTorch fast mode");
        foreach (var mistake in measured.Mistakes.GroupBy(cell => cell.Exhaustive.Mistake).Where(group => group.Any(cell => cell.IsWrong && (!cell.IsCaughtByDirections || cell.FastMode is false))))
        {
            mistakes.Row(Counts(mistake.Key, [.. mistake]));
        }

        return Invariant($"""
            ## The same mistakes, by directions

            Every mechanical mistake in every component of every kind of tests/Models, and every mistake of a kind's own, at all three
            phases: caught where every element is compared (`GradientCoverage.Exhaustive`), and where directions are (`GradientCoverage.Directions`),
            which are inconclusive or pass where they do not. Beside them the rule of PyTorch's fast mode at the same three kinds of point:
            {new PyTorchFastGradcheck().Formula}.
            It catches a mistake where it calls it wrong at a point where the right gradient passes. Mistakes in dropout, which it cannot
            be asked about, count for nothing there.

            {table}
            The mistakes that one of them does not catch everywhere:

            {mistakes}
            {List(measured.Mistakes.Where(cell => cell.IsLost || cell.IsBlurred).Select(cell => $"{cell.Directions.Outcome}: {cell.Directions.Name}{(cell.Directions.Reason is { } reason ? $" ({reason})" : "")}"))}
            """);
    }

    static string RightModels(PerformanceMeasurements measured)
    {
        var table = new MarkdownTable("kind", "parameters", "runs", "match in every element", "match by directions", "evaluations, every element", "directions", "PyTorch fast mode calls wrong");
        foreach (var row in measured.RightModels)
        {
            table.Row(
                row.Kind.Name, row.Elements, row.Runs, row.ExhaustiveMatches, row.DirectionsMatches, Count((long)row.ExhaustiveEvaluations), Count((long)row.DirectionsEvaluations),
                $"{row.FastModeAlarms} of {row.Places}");
        }

        return Invariant($"""
            ## Right models, by directions

            Three phases and {measured.Extent.RightSeeds} seeds. Evaluations are the average of a run: of small models, every element is the cheaper check as well
            as the finer one, and the default takes it.

            {table}
            {List(measured.RightModels.SelectMany(row => row.Lost))}
            """);
    }

    static IEnumerable<object> Counts(string name, IReadOnlyList<CoverageCell> cells)
    {
        var wrong = cells.Where(cell => cell.IsWrong).ToArray();
        var asked = wrong.Where(cell => cell.FastMode is not null).ToArray();
        return
        [
            name, wrong.Length, wrong.Count(cell => cell.IsCaughtExhaustively), wrong.Count(cell => cell.IsCaughtByDirections),
            wrong.Count(cell => cell.Directions.Outcome == Outcome.Inconclusive),
            wrong.Count(cell => cell.Directions.Outcome is Outcome.Passed or Outcome.BelowResolution or Outcome.TakenOut),
            $"{asked.Count(cell => cell.FastMode is true)} of {asked.Length} ({Percent(asked.Count(cell => cell.FastMode is true), Math.Max(1, asked.Length))})",
        ];
    }
}
