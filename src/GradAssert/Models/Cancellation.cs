namespace GradientTesting;

/// <summary>Whoever may stop a check: its options, and the test that it runs inside.</summary>
/// <param name="Stopped">Makes what is thrown where the test was stopped; null for what .NET throws.</param>
/// <param name="Options">Of the check.</param>
/// <param name="Host">Of the test; never cancelled where there is none.</param>
internal readonly record struct Cancellation(Func<Exception>? Stopped, CancellationToken Options, CancellationToken Host)
{
    // Not TaskCanceledException: xUnit v3 takes that for a test that passed.
    public void ThrowIfRequested()
    {
        Options.ThrowIfCancellationRequested();
        if (Host.IsCancellationRequested)
        {
            throw Stopped?.Invoke() ?? new OperationCanceledException(Host);
        }
    }
}
