using System.Diagnostics;

namespace GradientTesting;

/// <summary>Tells the user's log which component is being differentiated, and about every second how far it is.</summary>
/// <remarks>Counts on every thread, and tells on the one that it was made on.</remarks>
internal sealed class Progress(Action<string>? log, string run, ModelUnderTest model)
{
    readonly int thread = Environment.CurrentManagedThreadId;
    string component = "";
    int done;
    int length;
    long begun;
    long lastTold;

    /// <summary>A component is begun.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="elements">How many elements will be differentiated; 0 where directions are taken.</param>
    public void Begin(string name, int elements)
    {
        (component, length, done) = (name, elements, 0);
        begun = lastTold = Stopwatch.GetTimestamp();
        log?.Invoke(elements == 0
            ? FormattableString.Invariant($"{run}: {component}, random directions")
            : FormattableString.Invariant($"{run}: {component}, {elements} elements"));
    }

    /// <summary>One more element or direction is done.</summary>
    public void Advance()
    {
        var sofar = Interlocked.Increment(ref done);
        if (log is null || sofar == length || thread != Environment.CurrentManagedThreadId
            || Stopwatch.GetElapsedTime(lastTold).TotalSeconds < 1)
        {
            return;
        }

        lastTold = Stopwatch.GetTimestamp();
        log(length == 0
            ? FormattableString.Invariant($"{run}: {component}, {sofar} directions, {model.CostEvaluations} evaluations")
            : FormattableString.Invariant($"{run}: {component}, {sofar} of {length} elements, {model.CostEvaluations} evaluations, ")
                + FormattableString.Invariant($"about {Left(sofar)} s left for it"));
    }

    int Left(int sofar) => (int)Math.Ceiling(Stopwatch.GetElapsedTime(begun).TotalSeconds * (length - sofar) / sofar);
}
