using System.Diagnostics;

namespace GradientTesting.Benchmarks;

/// <summary>How long something took, as a multiple of what it is measured against.</summary>
/// <param name="Median">Of all rounds.</param>
/// <param name="Least">Of the quickest round.</param>
/// <param name="Most">Of the slowest round.</param>
internal sealed record TimeRatio(double Median, double Least, double Most);

/// <summary>
/// Times by turns, A B C A B C …: what slows the machine down for a while slows all of them, and a ratio within one round
/// hardly changes.
/// </summary>
internal static class Interleaved
{
    /// <param name="rounds">How often each action is timed, after one run that is not.</param>
    /// <param name="reference">What the others are measured against.</param>
    /// <param name="actions">What is measured.</param>
    /// <returns>A ratio for each action.</returns>
    public static IReadOnlyList<TimeRatio> Measure(int rounds, Action reference, params IReadOnlyList<Action> actions)
    {
        Array.ForEach([reference, .. actions], action => action());
        var ratios = actions.Select(_ => new double[rounds]).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            var unit = Seconds(reference);
            for (var a = 0; a < actions.Count; a++)
            {
                ratios[a][round] = Seconds(actions[a]) / unit;
            }
        }

        return [.. ratios.Select(Of)];
    }

    static double Seconds(Action action)
    {
        // What one leaves behind must not be collected at another's expense.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    static TimeRatio Of(double[] ratios)
    {
        Array.Sort(ratios);
        var (below, above) = (ratios[(ratios.Length - 1) / 2], ratios[ratios.Length / 2]);
        return new((below + above) / 2, ratios[0], ratios[^1]);
    }
}
