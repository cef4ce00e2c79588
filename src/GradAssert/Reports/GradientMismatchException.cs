namespace GradientTesting;

/// <summary>The gradient is not the gradient of the cost.</summary>
public sealed class GradientMismatchException : Exception, IAssertionException
{
    internal GradientMismatchException(GradientReport report, string? heading = null, string annotation = "")
        : base((heading is null ? report.ToString() : $"{heading}\n\n{report}") + annotation) => Report = report;

    /// <summary>Which components and elements disagree, and by how much.</summary>
    public GradientReport Report { get; }
}
