namespace GradientTesting;

/// <summary>What a run turned out to be.</summary>
/// <param name="Verdict">The worst of the components, or inconclusive where too little of the model is exercised.</param>
/// <param name="Reason">Why it is inconclusive as a whole; null where it is not.</param>
/// <param name="Components">In the model's order.</param>
internal sealed record RunVerdict(Verdict Verdict, string? Reason, IReadOnlyList<ComponentVerdict> Components)
{
    public static RunVerdict Of(IReadOnlyList<double[]> analytic, NumericalGradient numeric, GradientCheckOptions options)
    {
        var strongest = analytic.Select((gradient, c) => Norms.Of(gradient, numeric.Components[c]).Effect).Max();
        var demands = new Demands(options.RequiredResolution, options.RelativeTolerance * strongest);
        ComponentVerdict[] components = [.. analytic.Select((gradient, c) => ComponentVerdict.Of(gradient, numeric.Components[c], demands))];

        var worst = components.Max(component => component.Verdict);
        var silent = components.Count(component => component.IsUnexercised);
        return worst == Verdict.Match && 2 * silent > components.Length
            ? new(Verdict.Inconclusive, TooSilent(silent, components.Length), components)
            : new(worst, null, components);
    }

    static string TooSilent(int silent, int all) => FormattableString.Invariant(
        $"the gradient of {silent} of {all} components is zero, so most of the model is not exercised (dead units, or all zero?); check at another seed, or with other data");
}
