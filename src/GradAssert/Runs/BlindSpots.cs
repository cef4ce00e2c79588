namespace GradientTesting;

/// <summary>Points at which a check looks stronger than it is, because a mistake makes no difference there.</summary>
internal static class BlindSpots
{
    public static IEnumerable<string?> Warnings(ModelUnderTest model)
    {
        var components = model.Components.Where(component => component.Length > 1).ToArray();
        yield return About(
            components.Where(component => IsVector(component) && All(component, 0)), "all zero",
            "what is multiplied by it, such as an L2 term, stays unseen. The jittered phase shows it.");
        yield return About(
            components.Where(component => All(component, 1)), "all one",
            "a factor of it that is missing stays unseen. The jittered phase shows it.");
        yield return About(
            components.Where(IsSymmetric), "a symmetric matrix", "its transpose in its place stays unseen. The jittered phase shows it.");
    }

    static string? About(IEnumerable<Component> components, string what, string so) =>
        string.Join(", ", components.Select(component => component.Name)) is { Length: > 0 } names
            ? $"{names}: {what} at this point, so that {so}"
            : null;

    static bool All(Component component, double value)
    {
        for (var i = 0; i < component.Length; i++)
        {
            if (component.Values[i] != value)
            {
                return false;
            }
        }

        return true;
    }

    // A matrix of zeros is told as a symmetric start.
    static bool IsVector(Component component) => component.Shape.Count(size => size > 1) < 2;

    static bool IsSymmetric(Component component)
    {
        if (component.Shape.Count != 2 || component.Shape[0] != component.Shape[1] || All(component, 0) || All(component, 1))
        {
            return false;
        }

        var size = component.Shape[0];
        for (var row = 1; row < size; row++)
        {
            for (var column = 0; column < row; column++)
            {
                if (component.Values[(row * size) + column] != component.Values[(column * size) + row])
                {
                    return false;
                }
            }
        }

        return true;
    }
}
