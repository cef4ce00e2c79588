namespace GradientTesting;

/// <summary>Whoever may stop a check: its options, and the test that it runs inside.</summary>
internal readonly record struct Cancellation(CancellationToken Options, CancellationToken Host)
{
    public static Cancellation Of(GradientCheckOptions options) =>
        new(options.CancellationToken, GradientCheckHost.Current?.CancellationToken ?? CancellationToken.None);

    // Not TaskCanceledException: xUnit v3 takes that for a test that passed.
    public void ThrowIfRequested()
    {
        Options.ThrowIfCancellationRequested();
        Host.ThrowIfCancellationRequested();
    }
}
