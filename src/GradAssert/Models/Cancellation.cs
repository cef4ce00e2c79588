namespace GradientTesting;

/// <summary>Whoever may stop a check: its options, and the test that it runs inside.</summary>
internal readonly record struct Cancellation(GradientCheckHost? Host, CancellationToken Options)
{
    public static Cancellation Of(GradientCheckOptions options) => new(GradientCheckHost.Current, options.CancellationToken);

    // Not TaskCanceledException: xUnit v3 takes that for a test that passed.
    public void ThrowIfRequested()
    {
        Options.ThrowIfCancellationRequested();
        if (Host is { CancellationToken.IsCancellationRequested: true })
        {
            throw Host.Stopped?.Invoke() ?? new OperationCanceledException(Host.CancellationToken);
        }
    }
}
