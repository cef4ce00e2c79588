namespace GradientTesting;

/// <summary>Gradients that lie where values do, or other gradients.</summary>
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

    /// <summary>
    /// Gradients, or rows of one, that lie in one place: right where both parameters have the same gradient, as two biases that are
    /// added up, so that it is said of what is wrong alone. Nothing is written.
    /// </summary>
    /// <returns>A sentence, and what to do; null where each has a place of its own, as far as that can be seen.</returns>
    public static string? In(ModelUnderTest model)
    {
        var parts = model.Components.Where(component => component.Gradient.Exists)
            .SelectMany(component => component.Gradient.Parts.Select(part => (component.Name, Part: part))).ToArray();
        foreach (var group in parts.GroupBy(each => each.Part.Owner, ReferenceEqualityComparer.Instance).Select(group => group.ToArray()))
        {
            for (var k = 1; k < group.Length; k++)
            {
                if (group.Take(k).FirstOrDefault(other => other.Part.Overlaps(group[k].Part)).Name is { } name)
                {
                    return (name == group[k].Name ? $"Rows of the gradient of {name} are one array"
                            : $"The gradients of {name} and {group[k].Name} are stored in one place, or overlap")
                        + ": what is written to one is read as the other, too. Give each storage of its own.";
                }
            }
        }

        return null;
    }
}
