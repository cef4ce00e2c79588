namespace GradientTesting;

/// <summary>A list of components that is the same once the model has run.</summary>
internal static class PresentComponents
{
    /// <summary>Reads the names again. The components may be new objects each time, in any order.</summary>
    /// <param name="model">The model.</param>
    /// <param name="caller">What was called since the names were read last, as in <c>Cost()</c>.</param>
    /// <returns>What is said of a list that has other names than before the call; null where it has the same.</returns>
    public static string? FlawOf(ModelUnderTest model, string caller)
    {
        string[] names = [.. model.Components.Select(component => component.Name)];
        var present = model.ListedNow()?.OfType<Component>().Select(component => component.Name).ToArray() ?? [];
        if (present.Except(names, StringComparer.Ordinal).ToArray() is { Length: > 0 } appeared)
        {
            return $"Components lists {NameList.Of(appeared)} after the first {caller}, and did not before, so that "
                + $"{(appeared.Length == 1 ? "its gradient" : "their gradients")} would not be checked. "
                + $"Call {caller} once before the check, or list every component from the start.";
        }

        return names.Except(present, StringComparer.Ordinal).ToArray() is { Length: > 0 } gone
            ? $"Components lists {NameList.Of(gone)} before the first {caller}, and does not after it. "
                + "List the same components from the start on, those that the cost reads."
            : null;
    }
}
