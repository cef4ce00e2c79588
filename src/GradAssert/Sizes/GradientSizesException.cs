namespace GradientTesting;

/// <summary>The body of <c>GradAssert.ForSizes</c> failed by an exception that is none of a gradient check.</summary>
/// <remarks>What the body threw is the <see cref="Exception.InnerException"/>.</remarks>
public sealed class GradientSizesException : Exception, IAssertionException
{
    internal GradientSizesException(string heading, string sizes, Exception failure, string annotation = "")
        : base($"{heading}\n\n{failure.GetType().Name}: {failure.Message}{annotation}", failure) => Sizes = sizes;

    /// <summary>The smallest sizes that fail in this way, as GRADASSERT_SIZES takes them: <c>channels=2 stride=2</c>.</summary>
    public string Sizes { get; }
}
