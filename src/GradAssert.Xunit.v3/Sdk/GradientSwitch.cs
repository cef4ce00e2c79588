namespace GradientTesting.Xunit.Sdk;

/// <summary>Whether the environment switches gradient theories off. Public because xUnit asks it by name.</summary>
public static class GradientSwitch
{
    /// <summary>True where <c>GRADASSERT_SKIP</c> is <c>1</c> or <c>true</c>.</summary>
    public static bool IsOff => SkipSwitch.IsOn();
}
