namespace GradientTesting.LanguageVersions.Tests;

/// <summary>Which overload a call is meant to take: its type arguments; without them, what its first parameters are.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TakesAttribute(string overload) : Attribute
{
    public string Overload { get; } = overload;
}
