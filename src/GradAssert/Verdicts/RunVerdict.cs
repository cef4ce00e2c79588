namespace GradientTesting;

/// <summary>What a run turned out to be.</summary>
/// <param name="Verdict">The worst of the components, or inconclusive where too little of the model is active.</param>
/// <param name="Reason">Why it is inconclusive as a whole; null where it is not.</param>
/// <param name="Components">In the model's order.</param>
internal sealed record RunVerdict(GradientVerdict Verdict, string? Reason, IReadOnlyList<ComponentVerdict> Components)
{
    /// <summary>Judges what was measured.</summary>
    /// <param name="measured">Of all components.</param>
    /// <param name="objection">Why the point is not what the run says, so that a match is none; null where it is.</param>
    public static RunVerdict Of(Measurement measured, string? objection)
    {
        ComponentVerdict[] components =
            [.. measured.Components.Select(component => ComponentVerdict.Judge(component, measured.Criteria))];
        var worst = components.Max(component => component.Verdict);
        var inactive = components.Count(component => component.IsInactive);
        var reason = worst != GradientVerdict.Match ? null
            : 2 * inactive > components.Length ? MostlyInactive(inactive, components.Length)
            : objection;
        return new(reason is null ? worst : GradientVerdict.Inconclusive, reason, components);
    }

    static string MostlyInactive(int inactive, int all) => FormattableString.Invariant(
        $"the gradient of {inactive} of {all} components is zero, so most of the model is not exercised (dead units, or all zero?); ")
        + "check at another seed, as with FirstSeed = 1, or with other data";
}
