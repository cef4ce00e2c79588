namespace GradientTesting;

/// <summary>The gradient is not the gradient of the cost.</summary>
public sealed class GradientMismatchException : Exception, IAssertionException
{
    internal GradientMismatchException(GradientReport report)
        : base(report.ToString()) => Report = report;

    /// <summary>Which components and elements disagree, and by how much.</summary>
    public GradientReport Report { get; }
}
