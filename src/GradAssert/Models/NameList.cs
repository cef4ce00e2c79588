namespace GradientTesting;

/// <summary>Names of components in a sentence.</summary>
internal static class NameList
{
    const int Most = 4;

    /// <summary>As in <c>W1, b1 and W2</c>, or <c>W1, b1, W2 and 5 more</c>.</summary>
    public static string Of(IEnumerable<Component> components) => Of([.. components.Select(component => component.Name)]);

    /// <inheritdoc cref="Of(IEnumerable{Component})"/>
    public static string Of(IReadOnlyList<string> names) => names.Count > Most
        ? FormattableString.Invariant($"{string.Join(", ", names.Take(Most - 1))} and {names.Count - Most + 1} more")
        : names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
}
