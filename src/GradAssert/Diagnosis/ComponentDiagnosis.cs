using System.Globalization;

namespace GradientTesting;

/// <summary>Looks for the mistake that explains one component.</summary>
internal static class ComponentDiagnosis
{
    /// <returns>Null where it agrees, nothing fits, or two hypotheses of different kinds do.</returns>
    public static GradientDiagnosis? Of(DiagnosedComponent component, Evidence evidence)
    {
        if (!component.IsWrong)
        {
            return null;
        }

        var (finding, rest) = component switch
        {
            { IsOfData: true } => (General(component.DataPart, component, evidence), component.WrongPart == GradientPart.Data
                ? $"its {RegularizationHypotheses.Term(component.LambdaPart)} part is right"
                : null),
            { WrongPart: GradientPart.Regularization, HasDataPart: true } =>
                (RegularizationHypotheses.Of(component.LambdaPart, evidence.BatchSize), null),
            _ => (General(component.Whole, component, evidence), (string?)null),
        };
        return finding is null ? null : Told(component.Name, finding, rest);
    }

    /// <param name="name">Of the component.</param>
    /// <param name="finding">What explains it.</param>
    /// <param name="rest">What is right of it; null where that is not known.</param>
    public static GradientDiagnosis Told(string name, Finding finding, string? rest = null) =>
        new(finding.Name, name, finding.Residual, Sentence(name, finding, rest)) { Finding = finding };

    static Finding? General(Suspect suspect, DiagnosedComponent component, Evidence evidence)
    {
        // What is noise is no function of the upstream gradient, nor anything else.
        var upstream = component.Response is { } response && !suspect.IsZeroButForRounding ? new UpstreamHypotheses(response) : null;
        if (upstream?.OfPasses() is { } ofPasses)
        {
            return ofPasses;
        }

        if (component is { Convention: { } convention, IsWhole: true } && ComplexHypotheses.Of(suspect, convention) is { } ofComplex)
        {
            return ofComplex;
        }

        if (Exchanged.Of(component, evidence) is { } exchanged)
        {
            return exchanged;
        }

        // Of what was looked at in part, the others may move the cost.
        if (component is { IsWhole: true, IsStationary: false } && NoReaction.OfAll(suspect) is { } noReaction)
        {
            return noReaction;
        }

        // Of a cost it may be the gradient of another component, of which nothing is left.
        if (suspect.IsZeroButForRounding && (component.Response is not null || !evidence.HasNoise(component)))
        {
            return component.IsZeroOnlyHere ? null
                : new(DiagnosisName.Missing, 0, SizeHypotheses.ZeroButForRounding, "do terms cancel that should not?");
        }

        var size = SizeHypotheses.Of(suspect, evidence);
        if (size is not null && !component.HoldsAlongDirections(size))
        {
            return null;
        }

        if (size?.Name == DiagnosisName.Missing)
        {
            // Zero is also the gradient of a component that nothing moves, transposed, shifted and clipped.
            return component.IsZeroOnlyHere ? null : size;
        }

        Finding?[] kinds =
        [
            size is not null && upstream?.CanHave(size.Factor ?? -1) == false ? null : size,
            LayoutHypotheses.Of(suspect, evidence.Others(component)),
            upstream is { IsLinear: true } ? upstream.OfShared(OffsetHypotheses.Constant(suspect)) : OffsetHypotheses.Of(suspect),
        ];
        var fitting = kinds.OfType<Finding>().ToArray();
        return fitting.Length switch
        {
            0 => Else(suspect, component, evidence, upstream),
            1 => fitting[0].Factor is null ? fitting[0] : upstream?.InPlaceOfFactor() ?? fitting[0],
            _ => Opposite(fitting),
        };
    }

    /// <summary>
    /// What explains a gradient that is neither a multiple of the right one, nor in another order, nor off by a constant.
    /// </summary>
    static Finding? Else(Suspect suspect, DiagnosedComponent component, Evidence evidence, UpstreamHypotheses? upstream)
    {
        var isInput = evidence.Components.Take(evidence.Inputs).Contains(component);
        UpstreamFacts[] inputs = [.. evidence.InputResponses.Select(input => new UpstreamFacts(input))];
        // Of what was looked at in part, halving alone knows whether it is right elsewhere.
        return HeldForAnother.Of(component, evidence)
            ?? (component.IsWhole ? OfElements(suspect, component, isInput) : null)
            ?? (isInput && component.Response is { } response ? new SecondPath(response).Of(suspect) : null)
            ?? (isInput && component.Response is { } ofInput ? new PathThroughMatrix(new(ofInput)).Of() : null)
            ?? upstream?.OfResponses(evidence.Components.All(IsRightOrLeftOut), isInput ? [] : inputs)
            ?? (component.Response is { } its ? CarriedOver.Of(new(its), inputs) : null)
            ?? (component.IsWhole ? RankOne.Of(suspect, component, evidence) : null)
            ?? (component.Positions is { } positions
                ? FoundPlaces.Of(suspect, positions, component.WholeShape, component.Found)
                : PlaceHypotheses.Of(suspect, isInput ? [] : evidence.OtherWrongParameters(component)))
            ?? (component.IsWhole && upstream is not null ? SliceHypothesis.Of(suspect) ?? (isInput ? LostEdge.Of(suspect) : null) : null)
            ?? (component.IsWhole && evidence.Components.All(IsRightOrNear) ? LowPrecision.Of(suspect) : null);
    }

    // Where the cost has a λ, the data part alone is explained.
    static Finding? OfElements(Suspect suspect, DiagnosedComponent component, bool isInput) =>
        (component.HasDataPart ? null : RegularizationHypotheses.OfDifference(suspect, isInput))
        ?? OverwrittenRows.Of(suspect)
        ?? NoReaction.OfSome(suspect)
        ?? OwnValues.Of(suspect, component.Response?.Values);

    // Of a difference of two inputs, or of two classes, either gradient is the negative of the other: that the sign is wrong is true too.
    static Finding? Opposite(Finding[] fitting) =>
        fitting is [{ Name: DiagnosisName.SignFlipped } sign, { Name: var name } other] && name != DiagnosisName.ConstantAdded
            ? sign with { Why = $"it {other.What}{(name == DiagnosisName.AnotherComponent ? "" : " too, which is the same here")}" }
            : null;

    // What is not summed, or assigned, is so in one component, or in each that is wrong.
    static bool IsRightOrLeftOut(DiagnosedComponent component) => !component.IsWrong
        || (component.Response is { } response && new LeftOutContributions(new(response)).IsAll);

    static bool IsRightOrNear(DiagnosedComponent component) => !component.IsWrong
        || LowPrecision.IsNear(component.ToExplain);

    static string Sentence(string name, Finding finding, string? rest)
    {
        var residual = finding.Residual == 0 ? "0" : finding.Residual.ToString("0e+0", CultureInfo.InvariantCulture);
        var sentence = $"{name} {finding.What} (residual {residual})";
        sentence += finding.Why is null ? "" : $": {finding.Why}";
        return rest is null ? sentence : $"{sentence}; {rest}";
    }
}
