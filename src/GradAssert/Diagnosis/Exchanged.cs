namespace GradientTesting;

/// <summary>Two components of one number each hold the gradients of one another.</summary>
/// <remarks>
/// One number that is another by itself says little; two that are crosswise are no chance, where both are known well: each to a hundredth,
/// and together to a part in a hundred thousand. Where each is the other's negative, as of a difference of the two, both may as well have
/// the wrong sign.
/// </remarks>
internal static class Exchanged
{
    const double Known = 1e-2, KnownTogether = 1e-5;

    public static Finding? Of(DiagnosedComponent component, Evidence evidence)
    {
        DiagnosedComponent[] with = component.IsSingle
            ? [.. evidence.Components
                .Where(other => other != component && other.IsSingle && IsOf(component, other) && IsOf(other, component))]
            : [];
        return with is not [var only] ? null
            : IsNegative(component) && IsNegative(only)
                ? new(DiagnosisName.SignFlipped, 0, "has the wrong sign",
                    $"or are {string.Join(" and ", InOrder(component, only, evidence))} exchanged?")
            : AreKnown(component, only)
                ? new(DiagnosisName.AnotherComponent, 0, $"holds the gradient of {only.Name}",
                    $"{only.Name} holds that of {component.Name}: they are exchanged")
            : null;
    }

    // The same words of both.
    static IEnumerable<string> InOrder(DiagnosedComponent one, DiagnosedComponent other, Evidence evidence) =>
        evidence.Components.Where(component => component == one || component == other).Select(component => component.Name);

    static bool IsNegative(DiagnosedComponent one) => Math.Abs(one.Single + one.SingleNumeric.Value) <= Bar(one, one);

    static bool IsOf(DiagnosedComponent one, DiagnosedComponent other) =>
        Math.Abs(one.Single - other.SingleNumeric.Value) <= Bar(one, other);

    static bool AreKnown(DiagnosedComponent one, DiagnosedComponent other)
    {
        var (of, with) = (Part(one, other), Part(other, one));
        return of <= Known && with <= Known && of * with <= KnownTogether;
    }

    static double Part(DiagnosedComponent one, DiagnosedComponent other) => Bar(one, other) / Math.Abs(other.SingleNumeric.Value);

    static double Bar(DiagnosedComponent one, DiagnosedComponent other) => 2 * (other.SingleNumeric.ErrorBar + one.AnalyticBar);
}
