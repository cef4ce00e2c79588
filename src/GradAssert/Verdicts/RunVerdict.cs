namespace GradientTesting;

/// <summary>What a run turned out to be.</summary>
/// <param name="Verdict">The worst of the components, or inconclusive where too little of the model is exercised.</param>
/// <param name="Reason">Why it is inconclusive as a whole; null where it is not.</param>
/// <param name="Components">In the model's order.</param>
internal sealed record RunVerdict(GradientVerdict Verdict, string? Reason, IReadOnlyList<ComponentVerdict> Components)
{
    public static RunVerdict Of(IReadOnlyList<double[]> analytic, NumericalGradient numeric, GradientCheckOptions options)
    {
        var strongest = analytic.Select((gradient, c) => Norms.Of(gradient, numeric.Components[c]).Effect).Max();
        var demands = new Demands(options.RequiredResolution, options.RelativeTolerance * strongest);
        ComponentVerdict[] components =
            [.. analytic.Select((gradient, c) => ComponentVerdict.Of(gradient, numeric.Components[c], demands))];

        var worst = components.Max(component => component.Verdict);
        var silent = components.Count(component => component.IsUnexercised);
        var reason = worst != GradientVerdict.Match ? null
            : 2 * silent > components.Length ? TooSilent(silent, components.Length)
            : null;
        return new(reason is null ? worst : GradientVerdict.Inconclusive, reason, components);
    }

    /// <summary>Adds what λ = 0 has shown of each component.</summary>
    public RunVerdict With(IReadOnlyList<PartVerdict> parts)
    {
        ComponentVerdict[] components = [.. Components.Select((component, c) => component.With(parts[c]))];
        var worst = components.Max(component => component.Verdict);
        return worst > Verdict ? new(worst, null, components) : this with { Components = components };
    }

    static string TooSilent(int silent, int all) => FormattableString.Invariant(
        $"the gradient of {silent} of {all} components is zero, so most of the model is not exercised (dead units, or all zero?); ")
        + "check at another seed, or with other data";
}
