namespace GradientTesting.Theories;

/// <summary>The end of the time that an xUnit gradient theory has, which the check keeps by itself.</summary>
/// <remarks>
/// xUnit only gives a test up that is out of time. The check would go on beside the next tests, its model not yet put
/// back, and what it throws at last would be a second failure of the same test, or a part of the first, or neither.
/// </remarks>
sealed class Deadline : IDisposable
{
    const int Grace = 10_000;

    readonly CancellationTokenSource source;
    readonly CancellationToken stop;

    internal Deadline(int timeout, CancellationToken stop)
    {
        this.stop = stop;
        source = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Timeout = timeout;
        if (timeout > 0)
        {
            source.CancelAfter(timeout);
        }
    }

    internal int Timeout { get; }

    internal CancellationToken Token => source.Token;

    internal bool HasPassed => source.IsCancellationRequested && !stop.IsCancellationRequested;

    public void Dispose() => source.Dispose();

    /// <summary>When xUnit is to give up a test that does not end by itself, because it hangs.</summary>
    internal static int ToGiveUp(int timeout) => timeout > 0 ? (int)Math.Min((long)timeout + Grace, int.MaxValue) : timeout;
}
