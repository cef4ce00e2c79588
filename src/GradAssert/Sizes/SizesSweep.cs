using System.Runtime.ExceptionServices;

namespace GradientTesting;

/// <summary>The draws of a sweep: all sizes at their least, all at their most, and then the most novel ones.</summary>
/// <param name="Trials">What was tried.</param>
/// <param name="Draws">How many draws there are to be.</param>
/// <param name="Seed">Decides which ones.</param>
/// <param name="MaxCostEvaluations">After how many evaluations to stop, or null.</param>
internal sealed record SizesSweep(SizesTrials Trials, int Draws, int Seed, long? MaxCostEvaluations)
{
    /// <summary>For each draw that is wanted: above that, sizes should be asked for in another way.</summary>
    public const int MostLeftOut = 20;

    /// <summary>As many draws in a row that had been tried mean that ranges which depend on others leave nothing new.</summary>
    const int MostRepeats = 5;

    public bool IsOverBudget => Trials.Evaluations >= MaxCostEvaluations;

    /// <returns>The draws that say something of the gradient; fewer than wanted where all combinations are tried.</returns>
    public IReadOnlyList<Trial> Run()
    {
        var (novelty, candidates) = (new Novelty(), new SizeCandidates(new Random(Seed)));
        var (drawn, repeats) = (new List<Trial>(), 0);
        for (var t = 0; drawn.Count < Draws && repeats < MostRepeats && !IsOverBudget; t++)
        {
            var before = Trials.All.Count;
            var trial = Trials.Run(t switch
            {
                0 => (_, _) => 0,
                1 => (size, _) => size.Count - 1,
                _ => new NovelDraw(Trials.Known, novelty, Trials.IsTried, candidates).Choose,
            });
            RequireWellAsked(trial);
            if (trial is { IsExhausted: true, Point.Values.Count: 0 })
            {
                break;
            }

            repeats = Trials.All.Count == before ? repeats + 1 : 0;
            if (repeats == 0 && !trial.IsLeftOut)
            {
                novelty.Add(trial.Point);
                drawn.Add(trial);
            }

            RequireFewLeftOut(drawn.Count);
        }

        RequireEnough(drawn);
        return drawn;
    }

    static void RequireWellAsked(Trial trial)
    {
        if (trial.Misuse is { } misuse)
        {
            ExceptionDispatchInfo.Throw(misuse);
        }

        if (trial.Point.Values.Count == 0 && !trial.IsExhausted)
        {
            if (trial is { Failure: { } failure, FailedAssumption: null })
            {
                ExceptionDispatchInfo.Throw(failure);
            }

            throw new ArgumentException(
                "The body asked for no size. Ask for one, as in sizes.Int(\"channels\", 1, 4), or call the check without ForSizes.");
        }
    }

    void RequireFewLeftOut(int drawn)
    {
        var leftOut = Trials.All.Count(trial => trial.FailedAssumption is not null);
        if (leftOut > MostLeftOut * Draws)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"{leftOut} draws are left out for {drawn} that are not: {Assumption()} seldom holds. {Advice}"));
        }
    }

    void RequireEnough(List<Trial> drawn)
    {
        if (drawn.Count == 0 && !IsOverBudget)
        {
            throw new InvalidOperationException($"No sizes are left to draw: {Assumption()} never holds. {Advice}");
        }

        if (drawn.Count < Draws && IsOverBudget && !drawn.Exists(trial => trial.Fails))
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"After {drawn.Count} of {Draws} draws, the budget of {MaxCostEvaluations} evaluations is used up. ")
                + "None of them fails. Raise maxCostEvaluations, or ask for fewer draws or smaller sizes.");
        }
    }

    const string Advice = "Take the range of a size from the sizes before it, as in sizes.Int(\"kernel\", 1, image).";

    /// <summary>The one that leaves out most.</summary>
    string Assumption() => Trials.All.Where(trial => trial.FailedAssumption is not null)
        .GroupBy(trial => trial.FailedAssumption!).MaxBy(group => group.Count())?.Key ?? "what the test assumes";
}
