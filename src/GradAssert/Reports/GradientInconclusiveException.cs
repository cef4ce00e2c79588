namespace GradientTesting;

/// <summary>The check could not tell whether the gradient is right. The message says what would make it conclusive.</summary>
public sealed class GradientInconclusiveException : Exception, IAssertionException
{
    internal GradientInconclusiveException(GradientReport report, string? heading = null, string annotation = "")
        : base((heading is null ? report.ToString() : $"{heading}\n\n{report}") + annotation) => Report = report;

    /// <summary>Which components could not be judged, and why.</summary>
    public GradientReport Report { get; }
}
