using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace GradientTesting.Benchmarks;

/// <summary>docs/performance.md: what is required, then the tables behind it.</summary>
internal static partial class PerformancePage
{
    /// <summary>Measures, writes the page, unless it is the quick one, and tells what contradicts it.</summary>
    /// <returns>The exit code.</returns>
    public static int Write(bool quick)
    {
        var measured = PerformanceMeasurements.Of(quick ? PerformanceExtent.Quick : PerformanceExtent.Full, step => Console.Error.WriteLine($"measuring {step}"));
        var page = Of(measured);
        if (!quick)
        {
            File.WriteAllText(Path.Combine(Repository.Root, "docs", "performance.md"), page);
        }

        Console.Write(page);
        string[] contradictions = [.. measured.Contradictions];
        Array.ForEach(contradictions, Console.Error.WriteLine);
        return contradictions.Length > 0 ? 1 : 0;
    }

    public static string Of(PerformanceMeasurements measured) => string.Join("\n",
        [Introduction(measured), OneNetwork(measured), Sizes(measured), WrongElement(measured), Mistakes(measured), RightModels(measured)]);

    static string Introduction(PerformanceMeasurements measured)
    {
        var table = new MarkdownTable("", "required", "measured", "met");
        foreach (var requirement in Requirement.Of(measured))
        {
            table.Row(requirement.Name, requirement.Required, requirement.Measured, requirement.IsMet ? "yes" : "**no**");
        }

        return Invariant($"""
            # What does a check cost?

            Written by `dotnet run -c Release --project tests/Benchmarks -- performance`, which measures everything below and fails
            where a requirement is not met. n is the number of parameters.

            {table}
            Evaluations and verdicts are the same at each run. Times are given only as ratios: everything in a table is
            timed by turns, A B C A B C …, and the median of the ratios within a round is shown, with the smallest and the largest. This
            page was measured with .NET {Environment.Version} on {Environment.ProcessorCount} cores ({RuntimeInformation.ProcessArchitecture}).

            """);
    }

    static string OneNetwork(PerformanceMeasurements measured)
    {
        var table = new MarkdownTable("", "evaluations", "over 2n", "time over the bare loop's", "smallest to largest", "allocated");
        foreach (var row in measured.Contenders)
        {
            table.Row(
                row.Name, row.Evaluations, Number(row.Evaluations / (2.0 * DigitsContest.Parameters), "F3"), Number(row.Time.Median, "F2"),
                $"{Number(row.Time.Least, "F2")} to {Number(row.Time.Most, "F2")}", Bytes(row.Bytes));
        }

        var mistakes = new MarkdownTable("", "wrong gradients", "told from the right one", "inconclusive", "right gradients called wrong");
        foreach (var (checker, score) in DigitsMistakes.Checkers.Zip(measured.DigitsMistakes))
        {
            mistakes.Row(checker.Name, score.Bugs, score.BugsTold, score.BugsInconclusive, $"{score.RightWrong} of {score.Right}");
        }

        return Invariant($"""
            ## Every element, against a loop

            The 64-25-10 network of tests/Models on {measured.Extent.Digits} digits, {DigitsContest.Parameters} parameters, at random initialization; {measured.Extent.Rounds} rounds. The bare loop
            calls `Cost()` 2n times and does nothing else. GradAssert is checked once as a model that cannot be copied and once as one
            that can, through `ICopyableModel`.

            {table}
            What each says of every mechanical mistake in every component of the same network on {measured.Extent.MistakenDigits} digits, at three points
            (initialized, jittered, trained); a mistake is told from the right gradient where it is called wrong at a point where the
            right one passes. A bare loop finds nothing.

            {List(DigitsMistakes.Checkers.OfType<ReferenceRule>().Select(rule => $"**{rule.Name}**: {rule.Formula}"))}
            {mistakes}
            """);
    }

    static string Invariant(FormattableString text) => FormattableString.Invariant(text).ReplaceLineEndings("\n");

    static string Number(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture).Replace(" %", "%", StringComparison.Ordinal);

    static string Count(long number) => Number(number, "N0");

    static string Bytes(long bytes) => bytes < 10_000 ? Count(bytes) + " B" : bytes < 10_000_000 ? Count(bytes / 1_000) + " kB" : Count(bytes / 1_000_000) + " MB";

    static string Percent(int part, int all) => part == 0 ? "0" : Number((double)part / all, "P1");

    static string List(IEnumerable<string> items)
    {
        var text = new StringBuilder();
        foreach (var item in items)
        {
            text.Append("- ").Append(item).Append('\n');
        }

        return text.ToString();
    }
}
