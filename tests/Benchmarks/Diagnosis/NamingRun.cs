using GradientTesting.TestModels;
using GradientTesting.TestModels.Mistakes;

namespace GradientTesting.Benchmarks;

/// <summary>Diagnoses every mistake as a user would have it diagnosed: at default options, all phases.</summary>
internal static class NamingRun
{
    public static IReadOnlyList<NamedMistake> OfMatrix(IReadOnlyList<int> seeds) =>
    [
        .. (from entry in MistakeMatrix.Entries()
            from seed in seeds
            select (entry, seed)).ToArray()
            .AsParallel().AsOrdered()
            .Select(cell => Of(
                cell.entry.Mistake.Name, FormattableString.Invariant($"{cell.entry}, seed {cell.seed}"), cell.entry.Mistake.Name, MistakeNames.Of(cell.entry),
                Witness.Of(cell.entry, cell.seed), new())),
    ];

    // A mistake in the dropout itself is invisible at keep-prob 1.
    public static IReadOnlyList<NamedMistake> OfPlantedBugs(IReadOnlyList<int> seeds) =>
    [
        .. (from kind in ModelZoo.Kinds
            from bug in kind.Bugs
            from seed in seeds
            select (kind, bug, seed)).ToArray()
            .AsParallel().AsOrdered()
            .Select(cell => Of(
                cell.kind.Name, FormattableString.Invariant($"{cell.kind.Name}, {cell.bug.Name}, seed {cell.seed}"), cell.bug.Name, MistakeNames.Of(cell.kind, cell.bug),
                Witness.Of(cell.kind, cell.bug, cell.seed), new() { CheckDropout = cell.bug.NeedsDropout })),
    ];

    /// <returns>How many right models there were, and what was said of any, which is nothing.</returns>
    public static (int Models, IReadOnlyList<string> Told) OfRightModels(IReadOnlyList<int> seeds)
    {
        var reports = (
            from kind in ModelZoo.Kinds
            from seed in seeds
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

    static NamedMistake Of(string group, string model, string mistake, IReadOnlyList<string> names, Witness witness, GradientCheckOptions options)
    {
        try
        {
            var report = GradientCheck.Run(witness.Model, options);
            if (report.Verdict != GradientVerdict.Mismatch)
            {
                return new(group, model, names, Naming.NotSeen, [], []);
            }

            // As the gradient of another component that is zero has no name.
            var testimony = new Testimony(report, witness);
            names = [.. names.Where(testimony.IsTrueSomewhere)];
            string[] untrue = [.. testimony.Untrue(), .. NotOfTheMistake(report.Diagnoses, mistake, names), .. UntrueOfOneRun(report, testimony, mistake, names)];
            return new(group, model, names, Of(report, names, untrue), Explanations(report), untrue);
        }
        catch (GradientContractException)
        {
            return new(group, model, names, Naming.Contract, [], []);
        }
    }

    /// <summary>What stands above the first table, after the sentence that says which components are wrong.</summary>
    public static string[] Explanations(GradientReport report) => [.. report.ToString().Split("\n\n")[0].Split('\n').Skip(1)];

    static Naming Of(GradientReport report, IReadOnlyList<string> names, string[] untrue) =>
        untrue.Length > 0 ? Naming.Wrong
        : report.Diagnoses.Any(diagnosis => names.Contains(diagnosis.Name)) ? Naming.Exact
        : Naming.Localised;

    // Where elements are wrong is no name of a mistake: it may be said of any, where it is true, but not instead of the name of one.
    static IEnumerable<string> NotOfTheMistake(IEnumerable<GradientDiagnosis> diagnoses, string mistake, IReadOnlyList<string> names) =>
        from diagnosis in diagnoses
        where (!names.Contains(diagnosis.Name) && !MistakeNames.CanBeTrue(mistake, diagnosis.Name) && (names.Count > 0 || !Testimony.IsPlace(diagnosis)))
            || (diagnosis.Name == DiagnosisName.Scaled && !MistakeReasons.Allow(mistake, diagnosis.Sentence))
        select $"not of the mistake: {diagnosis.Sentence}";

    // With [GradientTheory] each run is a report of its own, and knows less.
    static IEnumerable<string> UntrueOfOneRun(GradientReport report, Testimony testimony, string mistake, IReadOnlyList<string> names) =>
        from run in report.Runs
        from sentence in testimony.UntrueOf(run).Concat(NotOfTheMistake(run.Components.Select(component => component.Diagnosis).OfType<GradientDiagnosis>(), mistake, names))
        select $"{run.Run}: {sentence}";
}
