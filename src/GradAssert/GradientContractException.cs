namespace GradientTesting;

/// <summary>There was no gradient to judge: the model breaks a rule that every check relies on.</summary>
/// <remarks>The message says which component, what was seen and what to do next.</remarks>
public sealed class GradientContractException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which component, what was seen and what to do.</param>
    /// <param name="innerException">What caused it, if anything was thrown.</param>
    public GradientContractException(string message, Exception? innerException = null)
        : base(message is null ? null : OneLine.Of(message), innerException)
    {
    }
}
