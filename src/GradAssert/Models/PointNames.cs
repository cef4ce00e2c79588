namespace GradientTesting;

/// <summary>The names that somebody gives the elements of a point.</summary>
internal static class PointNames
{
    /// <summary>The component, with its elements called by these names.</summary>
    /// <exception cref="ArgumentException">There are more or fewer names than elements, or a name is blank or there twice.</exception>
    public static Component Named(Component point, GradientCheckOptions? options)
    {
        if (options?.ElementNames is not { } names)
        {
            return point;
        }

        string? flaw = names.Count != point.Length
                ? FormattableString.Invariant($"ElementNames has {names.Count} names, and the point {point.Length} elements. ")
                    + "Name each element once."
            : names.Any(string.IsNullOrWhiteSpace) ? "ElementNames has a name that is blank. Name each element."
            : names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice
                ? $"ElementNames has \"{twice.Key}\" twice. Give each element a name of its own."
            : null;
        return flaw is null ? point.WithElementNames([.. names]) : throw new ArgumentException(flaw, nameof(options));
    }

    /// <summary>Makes sure that there are none where there is no point of a plain function.</summary>
    /// <exception cref="ArgumentException">There is one.</exception>
    public static void RequireNone(GradientCheckOptions options)
    {
        if (options.PointName is not null || options.ElementNames is not null)
        {
            throw new ArgumentException(
                $"{(options.PointName is null ? "ElementNames" : "PointName")} is for the point of a plain function. "
                    + "Name components by Component.Of(name, …), one for each group of parameters.",
                nameof(options));
        }
    }
}
