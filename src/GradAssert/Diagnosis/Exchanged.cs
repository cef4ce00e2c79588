namespace GradientTesting;

/// <summary>Two components of one number each hold the gradients of one another.</summary>
/// <remarks>One number that is another by itself says little; two that are crosswise, each to a thousandth, are no chance.</remarks>
internal static class Exchanged
{
    const double Known = 1e-3;

    public static Finding? Of(DiagnosedComponent component, Evidence evidence)
    {
        DiagnosedComponent[] with = component.IsSingle
            ? [.. evidence.Components
                .Where(other => other != component && other.IsSingle && IsOf(component, other) && IsOf(other, component))]
            : [];
        return with is [var only]
            ? new(DiagnosisName.AnotherComponent, 0, $"holds the gradient of {only.Name}",
                $"{only.Name} holds that of {component.Name}: they are exchanged")
            : null;
    }

    static bool IsOf(DiagnosedComponent one, DiagnosedComponent other)
    {
        var (numeric, bar) = (other.SingleNumeric.Value, 2 * (other.SingleNumeric.ErrorBar + one.AnalyticBar));
        return bar <= Known * Math.Abs(numeric) && Math.Abs(one.Single - numeric) <= bar;
    }
}
