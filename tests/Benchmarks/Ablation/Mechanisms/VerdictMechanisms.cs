namespace GradientTesting.Benchmarks;

/// <summary>Mechanisms of Verdicts.</summary>
internal static class VerdictMechanisms
{
    const string Doubt = "Differences/Comparisons/DoubtReason.cs";

    public static IReadOnlyList<Mechanism> All { get; } =
    [
        new("power-check", "a match is not tried on broken copies of the gradient",
            new Replacement("Verdicts/PowerCheck.cs", "numeric.Directions.Count > 0 ? OfDirections(numeric) : OfElements(analytic, numeric, criteria);",
                "null;")),
        new("smallest-visible", "an error above the typical element may be invisible",
            new Replacement(Doubt, "return smallestVisible <= numeric.TypicalGradient", "return true")),
        new("required-resolution", "error bars may be any part of the gradient",
            new Replacement(Doubt, "if (!(norms.Bars <= resolution * norms.Gradient))", "if (false)")),
        new("norms-of-directions", "directions over a component never take the place of its elements' error bars",
            new Replacement("Differences/Comparisons/Norms.cs", " && !(directions.Share < elements.Share)", "")),
        new("zero", "zero is no answer unless the component is flat",
            new Replacement("Differences/Comparisons/ComponentComparison.cs", "(numeric.IsFlat || IsZero(norms, criteria))", "numeric.IsFlat")),
        new("most-active", "most of the components may be inactive",
            new Replacement("Verdicts/RunVerdict.cs", ": 2 * inactive > components.Length ? ", ": false ? ")),
    ];
}
