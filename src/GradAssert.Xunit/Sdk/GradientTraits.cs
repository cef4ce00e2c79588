namespace GradientTesting.Xunit.Sdk;

/// <summary>Traits beside those of the user.</summary>
static class GradientTraits
{
    /// <summary>Adds a value to those that the user's own <c>[Trait]</c> may have given the same name.</summary>
    internal static void Add(this Dictionary<string, List<string>> traits, string name, string value)
    {
        if (!traits.TryGetValue(name, out var values))
        {
            traits[name] = values = [];
        }

        if (!values.Contains(value))
        {
            values.Add(value);
        }
    }
}
