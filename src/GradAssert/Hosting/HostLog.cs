using System.Diagnostics;

namespace GradientTesting;

/// <summary>What a check tells about its progress, and to whom.</summary>
internal static class HostLog
{
    static readonly TimeSpan patience = TimeSpan.FromSeconds(10);

    /// <summary>The log of the options; where they have none the host's, which hears of long checks only.</summary>
    public static Action<string>? Of(GradientCheckOptions options) =>
        Quietly(options.Log) ?? (Quietly(GradientCheckHost.Current?.Log) is { } log ? OfLongChecks(log, patience) : null);

    /// <summary>A log that fails is not called again, and fails no check.</summary>
    static Action<string>? Quietly(Action<string>? log)
    {
        var hasFailed = false;
        return log is null ? null : line =>
        {
            try
            {
                if (!hasFailed)
                {
                    log(OneLine.Of(line));
                }
            }
#pragma warning disable CA1031 // Whatever a log throws, but for what ends a check.
            catch (Exception failure) when (!ModelUnderTest.EndsTheCheck(failure))
#pragma warning restore CA1031
            {
                hasFailed = true;
            }
        };
    }

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
