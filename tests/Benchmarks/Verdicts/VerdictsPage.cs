using System.Globalization;
using System.Text;
using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks;

/// <summary>docs/verdicts.md: the method, then the tables.</summary>
internal static class VerdictsPage
{
    public static string Of(Measurements measured) => string.Join("\n",
    [
        Introduction(measured),
        Matrix(measured),
        PlantedBugs(measured),
        RightModels(measured),
        .. measured.Comparison.Count > 0 ? [Comparison(measured)] : Array.Empty<string>(),
        Calibration(measured),
    ]);

    static string Introduction(Measurements measured)
    {
        var cells = measured.Matrix.Concat(measured.PlantedBugs).ToArray();
        var wrong = cells.Count(cell => cell.Outcome != Outcome.TakenOut);
        var caught = cells.Count(cell => cell.Outcome is Outcome.Caught or Outcome.CaughtByContract);
        var runs = measured.RightModels.Sum(row => row.Runs);
        return Invariant($"""
            # Can a verdict be trusted?

            Written by `dotnet run -c Release --project tests/Benchmarks -- verdicts`, which measures everything below and fails
            where a mistake is not caught or a right model is called wrong. Every random number is seeded: a second run writes the
            same page. All checks are at default options.

            - Of {wrong} wrong gradients {caught} were caught, {Count(cells, Outcome.Inconclusive)} were inconclusive, {Count(cells, Outcome.BelowResolution)} passed with an error below the
              resolution that the report states, and {Count(cells, Outcome.Passed)} passed otherwise.
            - Of {runs} runs of right models {measured.RightModels.Sum(row => row.Mismatches)} were called a mismatch, {measured.RightModels.Sum(row => row.Inconclusive)} were inconclusive and {measured.RightModels.Sum(row => row.Contracts)} broke a contract.

            The models are in tests/Models: {ModelZoo.Kinds.Count} kinds, each with a gradient written by hand, mistakes of its own, and the mechanical
            mistakes of tests/Models/Mistakes. Both were written before the checker was tuned.

            """);
    }

    static string Matrix(Measurements measured)
    {
        var table = new MarkdownTable("kind", "wrong gradients", "caught", "caught by contract", "inconclusive", "below resolution", "passed", "taken out");
        foreach (var kind in measured.Matrix.GroupBy(cell => cell.Kind))
        {
            table.Row(Counts(kind.Key, [.. kind]));
        }

        table.Row(Counts("**all**", [.. measured.Matrix]));
        var takenOut = new MarkdownTable("taken out: kind", "mistake", "components");
        foreach (var group in measured.Matrix.Where(cell => cell.Outcome == Outcome.TakenOut).GroupBy(cell => (cell.Kind, cell.Mistake)))
        {
            takenOut.Row(group.Key.Kind, group.Key.Mistake, group.Count());
        }

        return Invariant($"""
            ## Every mistake in every component

            A mechanical mistake overwrites the right gradient of one component: wrong sign, wrong size (0.1% is the smallest), wrong
            layout, one element, the regularization term, noise, a stale buffer. Every mistake is made in every component of every
            kind (seeds of the data: {measured.Extent.MatrixSeeds}), and checked at all three phases.

            An entry is *taken out* only where the gradient was right: each time that the check asked for it, at every point and for
            every contract, the changed component was within 1e-12 of its root mean square of the right one. Where the right one is
            zero but for rounding, as of a bias before a normalization, that is the root mean square of the whole model. *Below
            resolution* is a mistake that passed and is smaller, as norms, than `ComponentReport.Resolution` of every run: the report
            says itself that it could not have seen it.

            {table}
            {takenOut}
            {Named(measured.Matrix)}
            """);
    }

    static string PlantedBugs(Measurements measured)
    {
        var table = new MarkdownTable("kind", "wrong gradients", "caught", "caught by contract", "inconclusive", "below resolution", "passed", "taken out");
        foreach (var kind in measured.PlantedBugs.GroupBy(cell => cell.Kind))
        {
            table.Row(Counts(kind.Key, [.. kind]));
        }

        table.Row(Counts("**all**", [.. measured.PlantedBugs]));
        return Invariant($"""
            ## Mistakes of a model's own

            Mistakes made in the backward pass itself, which spread to several components: a derivative left out, a transposed
            matrix, the bias of the first sample only, a wrong time step. Seeds of the data: {measured.Extent.BugSeeds}. Mistakes in dropout are
            checked with `CheckDropout`, since nothing can see them at keep-prob 1.

            {table}
            {Named(measured.PlantedBugs)}
            """);
    }

    static string RightModels(Measurements measured)
    {
        var table = new MarkdownTable("kind", "parameters", "runs", "match", "mismatch", "inconclusive", "contract", "evaluations beyond 2n");
        foreach (var row in measured.RightModels)
        {
            table.Row(row.Kind.Name, row.Elements, row.Runs, row.Matches, row.Mismatches, row.Inconclusive, row.Contracts, Number(row.EvaluationsOver2N, "F0"));
        }

        table.Row(
            "**all**", "", measured.RightModels.Sum(row => row.Runs), measured.RightModels.Sum(row => row.Matches), measured.RightModels.Sum(row => row.Mismatches),
            measured.RightModels.Sum(row => row.Inconclusive), measured.RightModels.Sum(row => row.Contracts),
            Number(measured.RightModels.Sum(row => row.Runs * row.EvaluationsOver2N) / measured.RightModels.Sum(row => row.Runs), "F0"));
        return Invariant($"""
            ## Right models

            Every kind at three phases (random initialization, jittered, after 10 steps of training) and {measured.Extent.RightSeeds} seeds each, the larger
            ones at {measured.Extent.LargeSeeds}. The last column is what a run costs on the average beyond two evaluations for each of the n parameters.

            {table}
            {List(measured.RightModels.SelectMany(row => row.Surprises))}
            """);
    }

    static string Comparison(Measurements measured)
    {
        var names = Benchmarks.Comparison.Checkers.Select(checker => checker.Name).ToArray();
        var missed = new MarkdownTable(["condition", "wrong gradients", .. names]);
        var told = new MarkdownTable(["condition", "wrong gradients", .. names]);
        var alarms = new MarkdownTable(["condition", "right models", .. names]);
        foreach (var (condition, scores) in measured.Comparison)
        {
            missed.Row([condition.Name, scores[0].Bugs, .. scores.Select(score => Share(score.BugsMissed, score.BugsInconclusive, score.Bugs))]);
            told.Row([condition.Name, scores[0].Bugs, .. scores.Select(score => Percent(score.BugsTold, score.Bugs))]);
            alarms.Row([condition.Name, scores[0].Right, .. scores.Select(score => Share(score.RightWrong, score.RightInconclusive, score.Right))]);
        }

        return Invariant($"""
            ## Other tools, and hard points

            The rules of other tools, written from their formulas in tests/Benchmarks/Verdicts/ReferenceRules, at the same points of
            the same models with the same mistakes. Only the comparison itself is compared: what those tools check beside it is not.

            {List(Benchmarks.Comparison.Checkers.OfType<ReferenceRule>().Select(rule => $"**{rule.Name}**: {rule.Formula}{(rule.Advice is null ? "" : $"; it {rule.Advice}")}"))}
            All judge a model at one point; where a condition has several points, a mistake counts as found if one of them
            shows it, and a right model is judged at each. Ordinary points are at one seed, the others at {measured.Extent.HardSeeds}. A mistake is made only
            where it is wrong for certain: at a kink, where several gradients are right, it must put an element outside the slopes on
            its two sides.

            {List(measured.Comparison.Select(row => $"**{row.Condition.Name}**: {row.Condition.Description}"))}
            Bugs that were told from the right gradient: called wrong at a point where the right gradient of the same model passes. A
            rule that calls everything wrong misses nothing, and tells nothing.

            {told}
            Wrong gradients that passed; after a + those that were called inconclusive, which fails by default and says why:

            {missed}
            Right gradients that were called wrong; after a + those that were called inconclusive:

            {alarms}
            """);
    }

    static string Calibration(Measurements measured)
    {
        var table = new MarkdownTable("kind", "elements", "error beyond bar", "share", "components at defaults", "worst error over its bar", "worst beyond bar");
        foreach (var (row, right) in measured.Calibration.Zip(measured.RightModels))
        {
            table.Row(
                row.Kind.Name, row.Elements, row.Beyond, Number((double)row.Beyond / row.Elements, "P3"),
                right.Components, Number(right.WorstErrorOverBar, "G2"), right.BeyondWorstBar);
        }

        var (elements, beyond) = (measured.Calibration.Sum(row => row.Elements), measured.Calibration.Sum(row => row.Beyond));
        return Invariant($"""
            ## Are the error bars honest?

            Left: right models at a relative tolerance of zero (three phases, seeds: {measured.Extent.CalibrationSeeds}), where the bars of numerical and analytic derivative
            alone decide. {beyond} of {elements} elements were further from their numerical derivative than that: {Number((double)beyond / elements, "P3")}.
            Right: at default options, the worst element of each exercised component, its error against `ElementReport.ErrorBar`. An
            element that agrees within the tolerance at the first look is not looked at again: its bar is noise alone, and what its
            step truncates stays within the tolerance.

            {table}
            """);
    }

    static IEnumerable<object> Counts(string name, IReadOnlyList<MatrixCell> cells) =>
    [
        name, cells.Count(cell => cell.Outcome != Outcome.TakenOut), Count(cells, Outcome.Caught), Count(cells, Outcome.CaughtByContract),
        Count(cells, Outcome.Inconclusive), Count(cells, Outcome.BelowResolution), Count(cells, Outcome.Passed), Count(cells, Outcome.TakenOut),
    ];

    static int Count(IEnumerable<MatrixCell> cells, Outcome outcome) => cells.Count(cell => cell.Outcome == outcome);

    static string Named(IEnumerable<MatrixCell> cells) => List(cells
        .Where(cell => cell.Outcome is Outcome.Passed or Outcome.BelowResolution or Outcome.Inconclusive)
        .Select(cell => $"{cell.Outcome}: {cell.Name}{(cell.Reason is null ? "" : $" ({cell.Reason})")}"));

    static string List(IEnumerable<string> items)
    {
        var text = new StringBuilder();
        foreach (var item in items)
        {
            text.Append("- ").Append(item).Append('\n');
        }

        return text.ToString();
    }

    static string Share(int wrong, int inconclusive, int all) =>
        Percent(wrong, all) + (inconclusive > 0 ? $" + {Percent(inconclusive, all)}" : "");

    static string Percent(int part, int all) => part == 0 ? "0" : Number((double)part / all, "P1");

    static string Number(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture).Replace(" %", "%", StringComparison.Ordinal);

    static string Invariant(FormattableString text) => FormattableString.Invariant(text).ReplaceLineEndings("\n");
}
