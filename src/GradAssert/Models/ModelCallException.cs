namespace GradientTesting;

/// <summary>What somebody else's code threw, and in which call; a check adds the run, and throws a contract error for it.</summary>
/// <param name="call">As in <c>Cost()</c> or <c>The setter of W[0, 1]</c>.</param>
/// <param name="cause">What was thrown.</param>
/// <param name="advice">What is said of such a cause in such a call; null for nothing.</param>
internal sealed class ModelCallException(string call, Exception cause, string? advice = null)
    : Exception($"{call} threw {cause.GetType().Name} (\"{cause.Message}\").{(advice is null ? "" : $" {advice}")}", cause)
{
    /// <summary>Which call threw.</summary>
    public string Call => call;

    /// <summary>
    /// Whether an exception is the code's own, and nobody has said yet where it comes from. What cancels a check, or what no code can
    /// go on after, gets through as it is.
    /// </summary>
    public static bool Is(Exception exception) =>
        !ModelUnderTest.EndsTheCheck(exception) && exception is not (ModelCallException or GradientContractException);

    /// <summary>What was thrown by the code itself.</summary>
    public static Exception Cause(Exception thrown) => thrown is ModelCallException { InnerException: { } cause } ? cause : thrown;

    /// <summary>Calls code that is not called often enough for a delegate to matter.</summary>
    public static T Of<T>(string call, Func<T> code)
    {
        try
        {
            return code();
        }
        catch (Exception thrown) when (Is(thrown))
        {
            throw new ModelCallException(call, thrown);
        }
    }

    /// <inheritdoc cref="Of{T}(string, Func{T})"/>
    public static void Of(string call, Action code)
    {
        try
        {
            code();
        }
        catch (Exception thrown) when (Is(thrown))
        {
            throw new ModelCallException(call, thrown);
        }
    }

    /// <summary>The contract error that a check throws for it.</summary>
    /// <param name="where">The run, or what came before all of them.</param>
    public GradientContractException At(string where) => new($"{Message} (Seen at: {where}.)", InnerException);
}
