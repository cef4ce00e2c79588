using GradientTesting.TestModels;
using GradientTesting.TestModels.Mistakes;

namespace GradientTesting.Benchmarks;

/// <summary>Diagnoses every mistake as a user would have it diagnosed: at default options, all phases.</summary>
internal static class NamingRun
{
    static readonly string[] Places =
        [DiagnosisName.OneElement, DiagnosisName.OneRow, DiagnosisName.OneColumn, DiagnosisName.SomeRows, DiagnosisName.Border];

    public static IReadOnlyList<NamedMistake> OfMatrix(int seeds) =>
    [
        .. (from entry in MistakeMatrix.Entries()
            from seed in Enumerable.Range(1, seeds)
            select (entry, seed)).ToArray()
            .AsParallel().AsOrdered()
            .Select(cell => Of(
                cell.entry.Mistake.Name, FormattableString.Invariant($"{cell.entry}, seed {cell.seed}"), MistakeNames.Of(cell.entry),
                cell.entry.Tensor, cell.entry.Create(cell.seed), new())),
    ];

    // A mistake in the dropout itself is invisible at keep-prob 1.
    public static IReadOnlyList<NamedMistake> OfPlantedBugs(int seeds) =>
    [
        .. (from kind in ModelZoo.Kinds
            from bug in kind.Bugs
            from seed in Enumerable.Range(1, seeds)
            select (kind, bug, seed)).ToArray()
            .AsParallel().AsOrdered()
            .Select(cell => Of(
                cell.kind.Name, FormattableString.Invariant($"{cell.kind.Name}, {cell.bug.Name}, seed {cell.seed}"), MistakeNames.Of(cell.kind, cell.bug),
                null, cell.bug.Create(cell.seed), new() { CheckDropout = cell.bug.NeedsDropout })),
    ];

    /// <returns>How many right models there were, and what was said of any, which is nothing.</returns>
    public static (int Models, IReadOnlyList<string> Told) OfRightModels(int seeds)
    {
        var reports = (
            from kind in ModelZoo.Kinds
            from seed in Enumerable.Range(1, seeds)
            select (kind, seed)).ToArray()
            .AsParallel().AsOrdered()
            .Select(cell => (Model: FormattableString.Invariant($"{cell.kind.Name}, seed {cell.seed}"), Report: GradientCheck.Run(cell.kind.Create(cell.seed))))
            .ToArray();
        return (reports.Length,
        [
            .. from cell in reports
               from told in cell.Report.Runs.SelectMany(run => run.Components).Select(component => component.Diagnosis?.Sentence)
                   .Append(cell.Report.Diagnosis?.Sentence).Append(cell.Report.WhereItStarts).OfType<string>()
               select $"{cell.Model}: {told}",
        ]);
    }

    static NamedMistake Of(
        string group, string model, IReadOnlyList<string> names, string? component, IGradientModel wrong, GradientCheckOptions options)
    {
        try
        {
            var report = GradientCheck.Run(wrong, options);
            return new(group, model, names, Of(report, names, component), Explanations(report), UntrueOfOneRun(report, names));
        }
        catch (GradientContractException)
        {
            return new(group, model, names, Naming.Contract, [], []);
        }
    }

    /// <summary>What stands above the first table, after the sentence that says which components are wrong.</summary>
    public static string[] Explanations(GradientReport report) => [.. report.ToString().Split("\n\n")[0].Split('\n').Skip(1)];

    static Naming Of(GradientReport report, IReadOnlyList<string> names, string? component) =>
        report.Verdict != Verdict.Mismatch ? Naming.NotSeen
        : report.Runs.SelectMany(run => run.Components).Any(other => component is not null && other.Name != component && other.Verdict == Verdict.Mismatch) ? Naming.Wrong
        : report.Diagnoses.Any(diagnosis => IsUntrue(diagnosis, names)) ? Naming.Wrong
        : report.Diagnoses.Any(diagnosis => names.Contains(diagnosis.Name)) ? Naming.Exact
        : Naming.Localised;

    // With [GradientTheory] each run is a report of its own, and knows less.
    static string[] UntrueOfOneRun(GradientReport report, IReadOnlyList<string> names) =>
    [
        .. from run in report.Runs
           from diagnosis in run.Components.Select(component => component.Diagnosis).OfType<Diagnosis>()
           where IsUntrue(diagnosis, names)
           select $"{run.Run}: {diagnosis.Sentence}",
    ];

    // Where elements are wrong is no name of a mistake: it is true of any, and wrong only where it hides the name of one.
    static bool IsUntrue(Diagnosis diagnosis, IReadOnlyList<string> names) =>
        !names.Contains(diagnosis.Name) && (names.Count > 0 || !Places.Contains(diagnosis.Name));
}
