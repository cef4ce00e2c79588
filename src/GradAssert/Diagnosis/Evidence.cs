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
internal sealed record Evidence(
    IReadOnlyList<double[]> Analytic, IReadOnlyList<ComponentDerivative> Numeric, IReadOnlyList<ComponentVerdict> Verdicts,
    DataPart? DataPart, IReadOnlyList<string> Names, IReadOnlyList<IReadOnlyList<int>> Shapes,
    int? BatchSize, IReadOnlyList<double> FrozenKeepProbabilities, IReadOnlySet<int> ZeroOnlyHere)
{
    /// <summary>Every dimension of every component: what there is to take a sum or a mean over, beside the batch.</summary>
    public IReadOnlyList<int> Sizes => [.. Shapes.SelectMany(shape => shape).Where(size => size > 1).Distinct()];

    /// <summary>The numerical gradients of the other components.</summary>
    public IReadOnlyList<(string Name, double[] Numeric)> Others(int c) =>
    [
        .. Enumerable.Range(0, Names.Count)
            .Where(other => other != c)
            .Select(other => (Names[other], Array.ConvertAll(Numeric[other].Elements, element => element.Value))),
    ];
}
