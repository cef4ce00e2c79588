using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace GradientTesting;

/// <summary>How the stack of a test is read.</summary>
internal static class TestStack
{
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "What is trimmed away is not named; a test is never trimmed.")]
    public static MethodBase? MethodOf(StackFrame frame) => frame.GetMethod();

    /// <summary>A framework calls a test by reflection: what comes after that is the framework's.</summary>
    public static bool IsReflection(MethodBase? method) =>
        method?.DeclaringType is { } type && (type.Namespace == "System.Reflection" || type == typeof(RuntimeMethodHandle));
}
