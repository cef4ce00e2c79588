using System.Runtime.ExceptionServices;

namespace GradientTesting;

/// <summary>There was no gradient to judge: the model breaks a rule that every check relies on.</summary>
/// <remarks>
/// The message says which component, what was seen and what to do next. Where code of the model threw, it says which call at which run,
/// and what was thrown is the <see cref="Exception.InnerException"/>. An <see cref="OperationCanceledException"/>, an
/// <see cref="OutOfMemoryException"/>, a <see cref="ThreadInterruptedException"/> and an
/// <see cref="InsufficientExecutionStackException"/> get through as they are.
/// </remarks>
public sealed class GradientContractException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which component, what was seen and what to do.</param>
    /// <param name="innerException">What caused it, if anything was thrown.</param>
    public GradientContractException(string message, Exception? innerException = null)
        : base(message is null ? null : OneLine.Of(message), innerException)
    {
    }

    internal GradientContractException(string heading, GradientContractException breach, string annotation = "")
        : base($"{heading}\n\n{breach.Message}{annotation}", breach.InnerException) => IsStateLost = breach.IsStateLost;

    /// <summary>The same, with a line for whoever reads the log.</summary>
    internal GradientContractException(GradientContractException breach, string annotation)
        : base(breach.Message + annotation, breach.InnerException)
    {
        IsStateLost = breach.IsStateLost;
        if (breach.StackTrace is { } trace)
        {
            ExceptionDispatchInfo.SetRemoteStackTrace(this, trace);
        }
    }

    /// <summary>Whether the model could not be put back as it was.</summary>
    internal bool IsStateLost { get; init; }
}
