namespace GradientTesting;

/// <summary>Gradients that lie where values do.</summary>
internal static class SharedGradient
{
    /// <summary>
    /// The gradient whose storage a value lies in, as in <c>The gradient of W</c>; null where none does. Writes each gradient, and
    /// leaves it as it found it.
    /// </summary>
    public static string? At(ModelUnderTest model, int component, int index)
    {
        var values = model.Components[component].Values;
        var before = values[index];
        foreach (var other in model.Components.Where(other => other.Gradient is { IsWritable: true, Exists: true }))
        {
            for (var k = 0; k < other.Gradient.Length; k++)
            {
                var gradient = other.Gradient[k];
                other.Gradient[k] = before == 1 ? 2 : 1;
                var isShared = !values[index].Equals(before);
                other.Gradient[k] = gradient;
                if (isShared)
                {
                    return $"The gradient of {other.Name}";
                }
            }
        }

        return null;
    }
}
