namespace GradientTesting;

/// <summary>A component of one number, what it contributes to each output multiplied by the same constant.</summary>
/// <remarks>
/// Of one number every multiple is an explanation; of its contributions to several outputs one constant is. It is told where it is
/// one over a size of the output: a mean where a sum is due.
/// </remarks>
internal sealed class ScaledContributions(UpstreamFacts facts)
{
    const int Fewest = 3;

    public Finding? Of()
    {
        if (facts.Response.Elements is not [var element] || !facts.Response.IsOfAll || element.OfEach is not { } ofEach
            || facts.Response.Outputs is not [var output] || facts.Responding(element).Count() < Fewest)
        {
            return null;
        }

        var factor = new Factor(Norm.Multiple(ofEach, element.Numeric), facts.Response.Precision);
        int[] sizes = [.. output.Shape.Append(output.Length).Where(size => size > 1).Distinct().Where(size => factor.Is(1.0 / size))];
        bool IsOne(int size) => Enumerable.Range(0, ofEach.Length)
            .All(j => Math.Abs(ofEach[j] - (element.Numeric[j] / size)) <= facts.Bar(element, j));
        return sizes is [var size] && IsOne(size)
            ? new(DiagnosisName.Scaled, 0, factor.ToString(), FormattableString.Invariant($"it is averaged over {size} where a sum is due")
                + (factor.OfPower() is { } power ? $", or {power}" : ""))
                { Factor = 1.0 / size }
            : null;
    }
}
