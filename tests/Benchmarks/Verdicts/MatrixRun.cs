using GradientTesting.TestModels;
using GradientTesting.TestModels.Mistakes;

namespace GradientTesting.Benchmarks;

/// <summary>What became of one mistake in one kind of model.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Mistake">The mechanical mistake or the planted bug.</param>
/// <param name="Name">All of it: kind, component, mistake, seed.</param>
/// <param name="Outcome">What the check said.</param>
/// <param name="Reason">Of an inconclusive one, why.</param>
internal sealed record MatrixCell(string Kind, string Mistake, string Name, Outcome Outcome, string? Reason = null);

/// <summary>Checks every mistake as a user would: at default options unless others are given, all phases.</summary>
internal static class MatrixRun
{
    public static IReadOnlyList<MatrixCell> OfMechanicalMistakes(Func<ModelKind, bool> kinds, int seeds, GradientCheckOptions? options = null) =>
    [
        .. (from entry in MistakeMatrix.Entries()
            where kinds(entry.Kind)
            from seed in Enumerable.Range(1, seeds)
            select (entry, seed)).ToArray()
            .AsParallel().AsOrdered()
            .Select(cell => Of(cell.entry, cell.seed, options ?? new())),
    ];

    public static IReadOnlyList<MatrixCell> OfPlantedBugs(Func<ModelKind, bool> kinds, int seeds, GradientCheckOptions? options = null) =>
    [
        .. (from kind in ModelZoo.Kinds
            where kinds(kind)
            from bug in kind.Bugs
            from seed in Enumerable.Range(0, seeds)
            select (kind, bug, seed)).ToArray()
            .AsParallel().AsOrdered()
            .Select(cell => Of(cell.kind, cell.bug, cell.seed, options ?? new())),
    ];

    static MatrixCell Of(MistakeEntry entry, int seed, GradientCheckOptions options)
    {
        var witness = new WitnessedMistake(entry.Mistake);
        var (outcome, reason, report) = Check((entry with { Mistake = witness.Mistake }).Create(seed), options);
        if (outcome is (Outcome.Passed or Outcome.Inconclusive) && witness.WasNeverMade)
        {
            outcome = Outcome.TakenOut;
        }
        else if (outcome == Outcome.Passed && Resolution(report!, entry.Tensor) is var resolution && witness.LargestRelativeError < resolution)
        {
            (outcome, reason) = (Outcome.BelowResolution, FormattableString.Invariant($"an error of {witness.LargestRelativeError:P2}, a stated resolution of {resolution:P2}"));
        }

        return new(entry.Kind.Name, entry.Mistake.Name, FormattableString.Invariant($"{entry}, seed {seed}"), outcome, reason);
    }

    /// <summary>The finest that any run states: what the check as a whole must have seen.</summary>
    static double Resolution(GradientReport report, string tensor) =>
        report.Runs.Min(run => run.Components.Single(component => component.Name == tensor).Resolution);

    // A mistake in the dropout itself is invisible at keep-prob 1; the option to look there is part of the library.
    static MatrixCell Of(ModelKind kind, PlantedBug bug, int seed, GradientCheckOptions options)
    {
        var (outcome, reason, _) = Check(bug.Create(seed), options with { CheckDropout = bug.NeedsDropout });
        return new(kind.Name, bug.Name, FormattableString.Invariant($"{kind.Name}: {bug.Name}, seed {seed}"), outcome, reason);
    }

    static (Outcome Outcome, string? Reason, GradientReport? Report) Check(IGradientModel model, GradientCheckOptions options)
    {
        try
        {
            var report = GradientCheck.Run(model, options);
            return report.Verdict switch
            {
                GradientVerdict.Mismatch => (Outcome.Caught, null, report),
                GradientVerdict.Inconclusive => (Outcome.Inconclusive, Reasons.Of(report), report),
                _ => (Outcome.Passed, null, report),
            };
        }
        catch (GradientContractException breach)
        {
            return (Outcome.CaughtByContract, breach.Message, null);
        }
    }
}
