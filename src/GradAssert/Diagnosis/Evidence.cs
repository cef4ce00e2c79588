namespace GradientTesting;

/// <summary>What a run has found, for the diagnosis to explain.</summary>
/// <param name="Analytic">Per component.</param>
/// <param name="Numeric">Per component.</param>
/// <param name="Verdicts">Per component.</param>
/// <param name="DataPart">The gradient at λ = 0; null without λ.</param>
/// <param name="Names">Per component.</param>
/// <param name="Shapes">Per component.</param>
/// <param name="BatchSize">N, where the model tells.</param>
/// <param name="FrozenKeepProbabilities">Those below 1 in a run with frozen masks; none in a run without dropout.</param>
/// <param name="ZeroOnlyHere">The components whose gradient is zero at the point, and not everywhere.</param>
/// <param name="Responses">Per component, of a layer that is wrong in it; null elsewhere.</param>
internal sealed record Evidence(
    IReadOnlyList<double[]> Analytic, IReadOnlyList<ComponentDerivative> Numeric, IReadOnlyList<ComponentVerdict> Verdicts,
    DataEvidence? DataPart, IReadOnlyList<string> Names, IReadOnlyList<IReadOnlyList<int>> Shapes,
    int? BatchSize, IReadOnlyList<double> FrozenKeepProbabilities, IReadOnlySet<int> ZeroOnlyHere,
    IReadOnlyList<UpstreamResponse?> Responses)
{
    /// <summary>The first components, of a layer: its inputs.</summary>
    public int Inputs { get; init; }

    const double Exact = 1e-5;

    /// <summary>Every dimension of every component: what there is to take a sum or a mean over, beside the batch.</summary>
    public IReadOnlyList<int> Sizes => [.. Shapes.SelectMany(shape => shape).Where(size => size > 1).Distinct()];

    /// <summary>The numerical gradients of the other components.</summary>
    public IReadOnlyList<OtherComponent> Others(int c) => Others(other => other != c);

    /// <summary>Of those whose gradients are right.</summary>
    public IReadOnlyList<OtherComponent> RightOthers(int c) => Others(other => other != c && Verdicts[other].Mismatches.Count == 0);

    OtherComponent[] Others(Func<int, bool> isMeant) =>
    [
        .. Enumerable.Range(0, Names.Count)
            .Where(isMeant)
            .Select(other => new OtherComponent(
                Names[other], Array.ConvertAll(Numeric[other].Elements, element => element.Value),
                Array.ConvertAll(Numeric[other].Elements, element => element.ErrorBar))),
    ];

    /// <summary>
    /// Whether a factor that was read off some elements is that of the others too: along a direction over all of them,
    /// <c>Σ rᵢ aᵢ = α Σ rᵢ nᵢ</c>. True where no directions were taken, or where only the data part has the factor.
    /// </summary>
    public bool HoldsAlongDirections(Finding finding, int c) => Verdicts[c].WrongPart == GradientPart.Data || Numeric[c].Directions.All(direction =>
    {
        var factor = finding.Name == DiagnosisName.Missing ? 0 : finding.Factor ?? -1;
        var bar = (Math.Abs(factor) * direction.Numeric.ErrorBar) + (Numeric[c].Tolerance.AnalyticBar * direction.Length) + (Exact * direction.Size);
        return Math.Abs(direction.Analytic - (factor * direction.Numeric.Value)) <= bar;
    });

    /// <summary>Of components that were compared in part, what was: <see cref="DiagnosedPart"/>.</summary>
    public static Evidence Of(
        ModelUnderTest model, Baseline baseline, NumericalGradient numerical, RunVerdict verdict, DataPart? dataPart, Preparation preparation,
        IReadOnlyList<DiagnosedPart> parts, IReadOnlyList<UpstreamResponse?> responses)
    {
        var analytic = parts.Select((part, c) => part.Of(baseline.Gradient[c])).ToArray();
        var data = dataPart is null ? null : new DataEvidence(
            [.. parts.Select((part, c) => part.Of(dataPart.Gradient[c]))],
            [.. parts.Select((part, c) => dataPart.InFull[c] is { } full ? part.Of(full) : null)]);
        return new(
            analytic, [.. parts.Select((part, c) => part.Of(numerical.Components[c]))], verdict.Components, data,
            [.. model.Components.Select(component => component.Name)], [.. model.Components.Select(component => component.Shape)],
            model.BatchSize, preparation.FrozenKeepProbabilities,
            ZeroGradient.OnlyHere(model, baseline, data?.Analytic ?? analytic, verdict.Components), responses)
        {
            Inputs = model.Layer?.Inputs.Count ?? 0,
        };
    }
}

/// <summary>The numerical gradient of another component.</summary>
/// <param name="Name">Of the component.</param>
/// <param name="Numeric">Per element.</param>
/// <param name="Bars">Its error bars, per element.</param>
internal sealed record OtherComponent(string Name, double[] Numeric, double[] Bars);

/// <summary>The gradient at λ = 0.</summary>
/// <param name="Analytic">Per component.</param>
/// <param name="InFull">Per component that is wrong at the model's own λ; null for the others.</param>
internal sealed record DataEvidence(IReadOnlyList<double[]> Analytic, IReadOnlyList<ComponentDerivative?> InFull);
