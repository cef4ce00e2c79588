using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks;

/// <summary>What the runs of one kind of right model came to.</summary>
internal sealed record RightModelRow(
    ModelKind Kind, int Elements, int Components, int Runs, int Mismatches, int Inconclusive, int Contracts, double EvaluationsOver2N,
    int BeyondWorstBar, double WorstErrorOverBar, IReadOnlyList<string> Surprises)
{
    public int Matches => Runs - Mismatches - Inconclusive - Contracts;
}

/// <summary>Runs of models whose gradients are right: every verdict but a match is a false alarm.</summary>
internal static class RightModels
{
    const int TrainingSteps = 10;

    public static IReadOnlyList<RightModelRow> Of(IEnumerable<ModelKind> kinds, int seeds) =>
        [.. kinds.AsParallel().AsOrdered().Select(kind => Of(kind, seeds))];

    public static IEnumerable<GradientRun> Runs(int seeds) => GradientRun.All(new GradientCheckOptions().Phases, seeds, TrainingSteps);

    static RightModelRow Of(ModelKind kind, int seeds)
    {
        var (runs, mismatches, inconclusive, contracts, extra, components, beyond, worst) = (0, 0, 0, 0, 0.0, 0, 0, 0.0);
        var surprises = new List<string>();
        var elements = kind.Create(0).Tensors.Sum(tensor => tensor.Length);
        foreach (var run in Runs(seeds))
        {
            runs++;
            try
            {
                var report = GradientCheck.Run(kind.Create(run.Seed), run);
                mismatches += report.Verdict == GradientVerdict.Mismatch ? 1 : 0;
                inconclusive += report.Verdict == GradientVerdict.Inconclusive ? 1 : 0;
                extra += report.CostEvaluations - (2 * elements);
                if (report.Verdict != GradientVerdict.Match)
                {
                    surprises.Add($"{kind.Name}, {report.Verdict}, {Reasons.Of(report)}");
                }

                foreach (var element in report.Runs[0].Components.Where(component => component.Band is not null).Select(component => component.Worst))
                {
                    components++;
                    beyond += !element.IsKink && element.Error > element.ErrorBar ? 1 : 0;
                    worst = element is { IsKink: false, ErrorBar: > 0 } ? Math.Max(worst, element.Error / element.ErrorBar) : worst;
                }
            }
            catch (GradientContractException breach)
            {
                contracts++;
                surprises.Add($"{kind.Name}, {run}: {breach.Message}");
            }
        }

        return new(kind, elements, components, runs, mismatches, inconclusive, contracts, extra / runs, beyond, worst, surprises);
    }
}
