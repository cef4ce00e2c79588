namespace GradientTesting;

/// <summary>
/// What a component of a layer contributes to each output is what another one should, element by element: it holds the gradient of that.
/// </summary>
/// <remarks>
/// The sum over outputs says so too, where it is known well enough. Each output by itself says more, and to whose outputs they are an axis
/// of the sum would look wrong.
/// </remarks>
internal static class HeldForAnother
{
    /// <summary>So many elements have to show it.</summary>
    const int Fewest = 3;

    /// <returns>Null where it is none, or that of several.</returns>
    public static Finding? Of(DiagnosedComponent component, Evidence evidence)
    {
        if (component.Response is not { IsOfMost: true } response || !new UpstreamFacts(response).IsLinear)
        {
            return null;
        }

        DiagnosedComponent[] of = [.. evidence.Components.Where(other => other != component
            && other.Response is { IsOfMost: true } its && other.WholeShape.SequenceEqual(component.WholeShape)
            && Holds(response, new(its)))];
        return of is [var one] ? new(DiagnosisName.AnotherComponent, 0, $"holds the gradient of {one.Name}") : null;
    }

    // Which elements were looked at, of each component those that are wrong say: here, those of both.
    static bool Holds(UpstreamResponse response, UpstreamFacts of)
    {
        var others = of.Response.Elements.ToDictionary(element => element.Place);
        ElementResponse[] common = [.. response.Elements.Where(element => others.ContainsKey(element.Place))];
        return common.Length >= Fewest && Array.TrueForAll(common, element => element.OfEach is { } ofEach
            && others[element.Place] is var other
            && Enumerable.Range(0, ofEach.Length).All(j => Math.Abs(ofEach[j] - other.Numeric[j]) <= of.Bar(other, j))
            && of.Responding(other).Any());
    }
}
