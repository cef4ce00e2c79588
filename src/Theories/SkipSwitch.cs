namespace GradientTesting.Theories;

/// <summary>The environment variable that switches every gradient theory off.</summary>
static class SkipSwitch
{
    internal const string Variable = "GRADASSERT_SKIP";
    internal const string SkippedBecause = $"{Variable} is set";

    /// <summary>Whether gradient theories are to be skipped.</summary>
    /// <remarks>Asked when a case runs, not when it is discovered: those can be two processes with two environments.</remarks>
    internal static bool IsOn() => IsOn(Environment.GetEnvironmentVariable(Variable));

    /// <summary>Why a case is skipped, or null where it runs. The reason that stands in the test comes first.</summary>
    internal static string? Reason(string? fromAttribute) =>
        !string.IsNullOrEmpty(fromAttribute) ? fromAttribute : IsOn() ? SkippedBecause : null;

    internal static bool IsOn(string? value) =>
        value?.Trim() is { } text && (text == "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase));
}
