namespace GradientTesting;

/// <summary>A gradient report is not the approved snapshot, or there is none. The message shows the difference and what to do.</summary>
public sealed class GradientSnapshotException : Exception, IAssertionException
{
    internal GradientSnapshotException(GradientReport report, string message, Exception? innerException = null)
        : base(message, innerException) => Report = report;

    /// <summary>What the check found.</summary>
    public GradientReport Report { get; }
}
