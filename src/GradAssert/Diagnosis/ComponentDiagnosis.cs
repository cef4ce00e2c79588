using System.Globalization;

namespace GradientTesting;

/// <summary>Looks for the mistake that explains one component.</summary>
internal static class ComponentDiagnosis
{
    /// <param name="name">The component's name.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="values">W, row-major.</param>
    /// <param name="c">Its place among the components.</param>
    /// <param name="evidence">What the run has found.</param>
    /// <returns>Null where it agrees, nothing fits, or two hypotheses of different kinds do.</returns>
    public static GradientDiagnosis? Of(string name, IReadOnlyList<int> shape, double[] values, int c, Evidence evidence)
    {
        var verdict = evidence.Verdicts[c];
        if (verdict.Mismatches.Count == 0)
        {
            return null;
        }

        var analytic = evidence.Analytic[c];
        var whole = Suspect(name, shape, values, analytic, evidence.Numeric[c]);
        var (finding, rest) = (verdict.WrongPart, evidence.DataPart) switch
        {
            (GradientPart.Data, { } data) =>
                (General(Suspect(name, shape, values, data.Analytic[c], data.InFull[c]!), c, evidence), "its L2 part is right"),
            (GradientPart.Regularization, { } data) =>
                (RegularizationHypotheses.Of(LambdaPart(whole, data, c), evidence.BatchSize), null),
            _ => (General(whole, c, evidence), (string?)null),
        };
        return finding is null ? null : new(finding.Name, name, finding.Residual, Sentence(name, finding, rest)) { Finding = finding };
    }

    static Finding? General(Suspect suspect, int c, Evidence evidence)
    {
        var upstream = evidence.Responses[c] is { } response ? new UpstreamHypotheses(response) : null;
        if (upstream?.OfPasses() is { } ofPasses)
        {
            return ofPasses;
        }

        if (Exchanged.Of(c, evidence) is { } exchanged)
        {
            return exchanged;
        }

        // Of what was looked at in part, the others may move the cost.
        if (evidence.Numeric[c].Positions is null && NoReaction.OfAll(suspect) is { } noReaction)
        {
            return noReaction;
        }

        var size = SizeHypotheses.Of(suspect, evidence);
        if (size is not null && !evidence.HoldsAlongDirections(size, c))
        {
            return null;
        }

        if (size?.Name == DiagnosisName.Missing)
        {
            // Zero is also the gradient of a component that nothing moves, transposed, shifted and clipped.
            return evidence.ZeroOnlyHere.Contains(c) ? null : size;
        }

        Finding?[] kinds =
        [
            size,
            LayoutHypotheses.Of(suspect, evidence.Others(c)),
            OffsetHypotheses.Of(suspect),
        ];
        var fitting = kinds.OfType<Finding>().ToArray();
        return fitting.Length switch
        {
            // Of what was looked at in part, halving alone knows whether it is right elsewhere.
            0 => DecayOf(suspect, c, evidence) ?? OverwrittenRowsOf(suspect, c, evidence) ?? OfElements(suspect, c, evidence)
                ?? (c < evidence.Inputs && upstream is not null ? new SecondPath(evidence.Responses[c]!).Of(suspect) : null)
                ?? upstream?.OfResponses(IsLeftOutAlone(evidence))
                ?? CarriedOverOf(c, evidence) ?? RankOneOf(suspect, c, evidence)
                ?? PlacesOf(suspect, c, evidence) ?? (upstream is null ? null : OfTensor(suspect, c, evidence)) ?? NearlyRight(suspect, c, evidence),
            1 => fitting[0].Factor is null ? fitting[0] : upstream?.InPlaceOfFactor() ?? fitting[0],
            _ => upstream is null ? null : Opposite(fitting),
        };
    }

    static Finding? OfElements(Suspect suspect, int c, Evidence evidence) =>
        evidence.Numeric[c].Positions is null ? NoReaction.OfSome(suspect) ?? OwnValues.Of(suspect) : null;

    static Finding? CarriedOverOf(int c, Evidence evidence) => evidence.Responses[c] is { } response
        ? CarriedOver.Of(new(response), [.. evidence.Responses.Take(evidence.Inputs).OfType<UpstreamResponse>().Select(input => new UpstreamFacts(input))])
        : null;

    static Finding? RankOneOf(Suspect suspect, int c, Evidence evidence) => evidence.Numeric[c].Positions is null
        ? RankOne.Of(suspect, evidence.RightOthers(c))
        : null;

    static Finding? NearlyRight(Suspect suspect, int c, Evidence evidence) =>
        evidence.Numeric[c].Positions is null ? LowPrecision.Of(suspect) : null;

    // What is known of places in a tensor was looked at in full.
    static Finding? OfTensor(Suspect suspect, int c, Evidence evidence) => evidence.Numeric[c].Positions is not null ? null
        : SliceHypothesis.Of(suspect) ?? (c < evidence.Inputs ? LostEdge.Of(suspect) : null);

    // Of a difference of two inputs either gradient is the negative of the other: that the sign is wrong is true of both.
    static Finding? Opposite(Finding[] fitting) =>
        fitting is [{ Name: DiagnosisName.SignFlipped } sign, { Name: DiagnosisName.AnotherComponent } other]
            ? sign with { Why = $"it {other.What}" }
            : null;

    // Where the cost has a λ, the data part alone is explained.
    static Finding? DecayOf(Suspect suspect, int c, Evidence evidence) =>
        evidence.DataPart is null && evidence.Numeric[c].Positions is null
            ? RegularizationHypotheses.OfDifference(suspect, c < evidence.Inputs)
            : null;

    // What is not summed, or assigned, is so in one component, or in each that is wrong.
    static bool IsLeftOutAlone(Evidence evidence) => Enumerable.Range(0, evidence.Verdicts.Count).All(c =>
        evidence.Verdicts[c].Mismatches.Count == 0
        || (evidence.Responses[c] is { } response && new LeftOutContributions(new(response)).IsAll));

    static Finding? OverwrittenRowsOf(Suspect suspect, int c, Evidence evidence) =>
        evidence.Numeric[c].Positions is null ? OverwrittenRows.Of(suspect) : null;

    static Finding? PlacesOf(Suspect suspect, int c, Evidence evidence) =>
        evidence.Numeric[c] is { Positions: { } positions, Found: var found }
            ? FoundPlaces.Of(suspect, positions, evidence.Shapes[c], found)
            : PlaceHypotheses.Of(suspect);

    static string Sentence(string name, Finding finding, string? rest)
    {
        var residual = finding.Residual == 0 ? "0" : finding.Residual.ToString("0e+0", CultureInfo.InvariantCulture);
        var sentence = $"{name} {finding.What} (residual {residual})";
        sentence += finding.Why is null ? "" : $": {finding.Why}";
        return rest is null ? sentence : $"{sentence}; {rest}";
    }

    static Suspect Suspect(string name, IReadOnlyList<int> shape, double[] values, double[] analytic, ComponentDerivative numeric) =>
        new(name, shape, values, analytic,
            Array.ConvertAll(numeric.Elements, element => element.Value),
            Array.ConvertAll(numeric.Elements, element => element.ErrorBar + numeric.Tolerance.AnalyticBar)) { Tolerance = numeric.Tolerance.Relative };

    static Suspect LambdaPart(Suspect whole, DataEvidence data, int c)
    {
        var full = data.InFull[c]!;
        return whole with
        {
            Analytic = [.. whole.Analytic.Select((a, i) => a - data.Analytic[c][i])],
            Numeric = [.. whole.Numeric.Select((n, i) => n - full.Elements[i].Value)],
            Bars = [.. whole.Bars.Select((bar, i) => bar + full.Elements[i].ErrorBar + full.Tolerance.AnalyticBar)],
        };
    }
}
