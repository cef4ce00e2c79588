using System.Runtime.CompilerServices;
using DiffEngine;

namespace GradientTesting;

/// <summary><c>GRADASSERT_APPROVE=1</c>: what differs is approved as it is, but never on a build server.</summary>
internal static class ApproveSwitch
{
    public const string Variable = "GRADASSERT_APPROVE";

    public const string Refusal = $"{Variable} is set, but this is a build server, where nobody looks at what is approved: it "
        + "approves nothing.";

    public static Approval Of(Func<string, string?> environment) => Of(environment(Variable), IsBuildServer(environment));

    public static Approval Of(string? value, bool isBuildServer) =>
        value?.Trim() is not { } text || !(text == "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase)) ? Approval.ByHand
        : isBuildServer ? Approval.Refused
        : Approval.Everything;

    /// <summary>Most build servers set CI, and DiffEngine knows of others.</summary>
    public static bool IsBuildServer(Func<string, string?> environment) =>
        (environment("CI") is { Length: > 0 } value && value is not ("false" or "0")) || IsDetected();

    // A version to come may have moved it; then CI decides.
    static bool IsDetected()
    {
        try
        {
            return Detected();
        }
        catch (Exception failure) when (failure is TypeLoadException or MissingMemberException)
        {
            return false;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static bool Detected() => BuildServerDetector.Detected;
}

/// <summary>Who approves a snapshot.</summary>
internal enum Approval
{
    /// <summary>A person, by renaming a file.</summary>
    ByHand,

    /// <summary>A person, who has asked for all of them.</summary>
    Everything,

    /// <summary>Somebody has asked for it on a build server, where nobody looks.</summary>
    Refused,
}
