using System.Diagnostics;

namespace GradientTesting;

/// <summary>Tells the user's log which component is being differentiated, and about every second how far it is.</summary>
internal sealed class Progress(Action<string>? log, string run)
{
    string component = "";
    int done;
    int length;
    long lastTold;

    public void Begin(string name, int elements)
    {
        (component, length, done, lastTold) = (name, elements, 0, Stopwatch.GetTimestamp());
        log?.Invoke(FormattableString.Invariant($"{run}: {component}, {length} elements"));
    }

    public void Advance()
    {
        done++;
        if (log is not null && done < length && Stopwatch.GetElapsedTime(lastTold).TotalSeconds >= 1)
        {
            lastTold = Stopwatch.GetTimestamp();
            log(FormattableString.Invariant($"{run}: {component}, {done} of {length} elements"));
        }
    }
}
