using System.Globalization;

namespace GradientTesting.Benchmarks;

/// <summary>The page of an ablation: what changes without each mechanism.</summary>
internal static class AblationPage
{
    public static string Of(string seed, int count, Ablation ablation)
    {
        var greedy = ablation.Greedy.Count == 0 ? "" : $"""

            ## Together

            Mechanisms that change no verdict alone and save no evaluations, in the order of what is saved without them. Each is taken
            out with all before it that stay out, and stays out where no verdict changes either. Out at the end: {Names(ablation.TakenOut)}.

            {Greedy(ablation)}
            """;
        return FormattableString.Invariant($"""
            # Ablation

            Each mechanism of Differences and Verdicts is taken out of a copy of the source, and the same cases of the hard set are checked
            at default options: {count} right and {count} wrong ones of each stratum, at seed `{seed}`. Written by
            `dotnet run -c Release --project tests/Benchmarks -- ablation --seed {seed} --count {count}{(ablation.Greedy.Count == 0 ? "" : " --greedy")}`.

            Evaluations are costs plus three times gradients, over those of the unpatched source for the same case: the medians of right
            and wrong runs, and the geometric mean of all. A changed verdict is that of a run, or a blame of a component that is right.
            What does not run does not build, or takes more than ten times as long as the unpatched source.

            ## One at a time

            {Single(ablation.Single)}
            ## Verdicts that change

            Unpatched → without the mechanism. Rows where no verdict changes are left out.

            {Verdicts(ablation.Single)}{greedy}
            """).ReplaceLineEndings("\n");
    }

    static string Single(IReadOnlyList<Ablated> single)
    {
        var table = new MarkdownTable("without", "verdicts changed", "evaluations, right", "evaluations, wrong", "evaluations, mean");
        foreach (var ablated in single)
        {
            table.Row([$"`{ablated.Mechanism.Name}`: {ablated.Mechanism.TakenOut}", .. Figures(ablated)]);
        }

        return table.ToString();
    }

    static string Greedy(Ablation ablation)
    {
        var table = new MarkdownTable("also without", "verdicts changed", "evaluations, right", "evaluations, wrong", "evaluations, mean", "stays");
        foreach (var ablated in ablation.Greedy)
        {
            table.Row([$"`{ablated.Mechanism.Name}`", .. Figures(ablated), ablation.TakenOut.Contains(ablated.Mechanism) ? "out" : "in"]);
        }

        return table.ToString();
    }

    static IEnumerable<object> Figures(Ablated ablated) => ablated.Changes is { } changes
        ? [changes.Changed, Number(changes.MedianRatio(isWrong: false)), Number(changes.MedianRatio(isWrong: true)), Number(changes.MeanRatio)]
        : [ablated.IsBroken ? "does not run" : "not in the hard set", "", "", ""];

    static string Verdicts(IReadOnlyList<Ablated> single)
    {
        var table = new MarkdownTable(
            "without", "stratum", "changed", "right called wrong", "decidable right undecided", "visible caught", "visible passed");
        foreach (var (mechanism, all) in single.Select(ablated => (ablated.Mechanism, ablated.Changes)))
        {
            foreach (var (name, strata) in HardSetPage.Columns)
            {
                if (all?.In(strata) is { Changed: > 0 } changes)
                {
                    table.Row(
                        $"`{mechanism.Name}`", name, changes.Changed, Change(changes.RightCalledWrong), Change(changes.DecidableUndecided),
                        Change(changes.VisibleCaught), Change(changes.VisiblePassed));
                }
            }
        }

        return table.ToString();
    }

    static string Names(IReadOnlyList<Mechanism> mechanisms) =>
        mechanisms.Count == 0 ? "none" : string.Join(", ", mechanisms.Select(mechanism => $"`{mechanism.Name}`"));

    static string Change((int Before, int After) counts) =>
        counts.Before.ToString(CultureInfo.InvariantCulture) + (counts.After == counts.Before ? "" : FormattableString.Invariant($" → {counts.After}"));

    static string Number(double number) => number.ToString("0.000", CultureInfo.InvariantCulture);
}
