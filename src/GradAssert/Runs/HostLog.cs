using System.Diagnostics;

namespace GradientTesting;

/// <summary>What a check tells about its progress, and to whom.</summary>
internal static class HostLog
{
    static readonly TimeSpan patience = TimeSpan.FromSeconds(10);

    /// <summary>The log of the options; where they have none the host's, which hears of long checks only.</summary>
    public static Action<string>? Of(GradientCheckOptions options) =>
        options.Log ?? (GradientCheckHost.Current?.Log is { } log ? OfLongChecks(log, patience) : null);

    internal static Action<string> OfLongChecks(Action<string> log, TimeSpan patience)
    {
        var start = Stopwatch.GetTimestamp();
        return line =>
        {
            if (Stopwatch.GetElapsedTime(start) >= patience)
            {
                log(line);
            }
        };
    }
}
