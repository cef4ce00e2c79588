namespace GradientTesting.Theories;

/// <summary>What <c>dotnet test --filter</c> can name.</summary>
static class TraitNames
{
    internal const string Category = "Category";
    internal const string GradientCheck = "GradientCheck";
    internal const string Phase = "GradientPhase";
    internal const string Row = "GradientRow";
    internal const string Error = "GradientError";
}
