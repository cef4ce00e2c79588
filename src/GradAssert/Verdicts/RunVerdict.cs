namespace GradientTesting;

/// <summary>What a run turned out to be.</summary>
/// <param name="Verdict">The worst of the components, or inconclusive where too little of the model is exercised.</param>
/// <param name="Reason">Why it is inconclusive as a whole; null where it is not.</param>
internal sealed record RunVerdict(Verdict Verdict, string? Reason)
{
    public static RunVerdict Of(IReadOnlyList<ComponentVerdict> components)
    {
        var worst = components.Max(component => component.Verdict);
        var silent = components.Count(component => component.IsUnexercised);
        return worst == Verdict.Match && 2 * silent > components.Count
            ? new(Verdict.Inconclusive, FormattableString.Invariant(
                $"nothing moves {silent} of {components.Count} components, and their gradients are zero: most of the model is not exercised (dead units, or all zero?); check at another seed, or with other data"))
            : new(worst, null);
    }
}
