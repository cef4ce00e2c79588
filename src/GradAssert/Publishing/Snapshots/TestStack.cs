using System.CodeDom.Compiler;
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

    /// <summary>
    /// TUnit calls a test without reflection, by code that it generates into the test's own assembly. A generator marks its classes,
    /// and nobody's test is in one of them.
    /// </summary>
    public static bool IsGenerated(MethodBase? method)
    {
        var type = method?.DeclaringType;
        while (type is not null && !type.IsDefined(typeof(GeneratedCodeAttribute), inherit: false))
        {
            type = type.DeclaringType;
        }

        return type is not null;
    }
}
