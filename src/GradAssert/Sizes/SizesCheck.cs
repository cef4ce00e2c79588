using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace GradientTesting;

/// <summary>A sweep from the first draw to the failure that is thrown.</summary>
[StackTraceHidden]
internal static class SizesCheck
{
    /// <returns>The points that were drawn, and the failure, or null.</returns>
    public static (IReadOnlyList<Trial> Draws, SizesFailure? Failure) Of(
        Action<GradientSizes> body, int draws, int seed, long? maxCostEvaluations, SizesReplay? replay)
    {
        var sized = new SizesBody(body);
        var (drawn, failure) = replay is null ? Drawn(sized, draws, seed, maxCostEvaluations) : Replayed(sized, replay);
        if (failure?.Report is { } report)
        {
            sized.HandOn(report);
        }

        return (drawn, failure);
    }

    static (IReadOnlyList<Trial>, SizesFailure?) Drawn(SizesBody body, int draws, int seed, long? maxCostEvaluations)
    {
        var trials = new SizesTrials(body);
        var sweep = new SizesSweep(trials, draws, seed, maxCostEvaluations);
        var drawn = sweep.Run();
        Trial[] failing = [.. drawn.Where(trial => trial.Fails)];
        if (failing.Length == 0)
        {
            return (drawn, null);
        }

        var worst = Worst(failing);
        var shrunk = Shrinking.Of(worst, trials, () => sweep.IsOverBudget);
        var common = drawn.Count < InCommon.FewestDraws ? null : InCommon.Of(trials.All, trials.Known.All);
        return (drawn, new(shrunk, drawn.Count, failing.Length, failing.Count(worst.FailsLike), common, IsReplay: false));
    }

    /// <summary>A proven mistake before a check that could not tell; of these the one with the smallest sizes.</summary>
    static Trial Worst(Trial[] failing) => failing
        .OrderBy(trial => trial.Failure switch { GradientMismatchException => 0, GradientInconclusiveException => 2, _ => 1 })
        .ThenBy(trial => trial.Point.Values.Sum(value => (double)value.Index)).First();

    static (IReadOnlyList<Trial>, SizesFailure?) Replayed(SizesBody body, SizesReplay replay)
    {
        var trial = body.Run(replay.Choose);
        if ((replay.Refusal ?? trial.Misuse) is { } refusal)
        {
            ExceptionDispatchInfo.Throw(refusal);
        }

        if (trial.FailedAssumption is { } assumption)
        {
            throw replay.LeftOut(assumption);
        }

        replay.RequireAsked(trial.Point);
        return ([trial], trial.Fails ? new(new(trial, [], IsMinimal: false), 1, 1, 1, null, IsReplay: true) : null);
    }
}
