namespace GradientTesting;

/// <summary>The outputs at which the error is, where it is at no more than half of those that respond.</summary>
internal static class WrongOutputs
{
    const int MostNames = 3;

    /// <param name="facts">What was seen of the component.</param>
    /// <param name="diagnosis">What explains it; null where nothing does.</param>
    /// <returns>A clause; null where the error is at most outputs, or that is not known.</returns>
    public static string? Of(UpstreamFacts facts, GradientDiagnosis? diagnosis)
    {
        // What is left out says at which outputs it is.
        var isSaid = diagnosis?.Name is LayerDiagnosisName.NotSummed or LayerDiagnosisName.Overwritten;
        if (isSaid || !facts.IsLinear || !facts.IsKnownOfEach)
        {
            return null;
        }

        var (response, all) = (facts.Response, Enumerable.Range(0, facts.Response.Upstream.Length));
        int[] responding = [.. all.Where(j => response.Elements.Any(element => element.Numeric[j] != 0 || element.OfEach![j] != 0))];
        int[] wrong = [.. responding.Where(j => response.Elements.Any(element => !facts.IsRight(element, j)))];
        var where = wrong.Length == 0 || !AreRight(response, [.. responding.Except(wrong)], wrong) ? null
            : Whole(response, responding, wrong) is { } whole ? $"the error is at output {whole}{Alone(response)}"
            : 2 * wrong.Length > responding.Length ? Right(response, [.. responding.Except(wrong)])
            : $"the error is at output{(wrong.Length > 1 ? "s" : "")} {Names(response, wrong)}";
        // Other elements may be wrong at other outputs.
        return where is null || response.IsOfAll ? where
            : response.Elements.Count == 1 ? $"of one wrong element that was looked at, {where}; of the others that is not known"
            : FormattableString.Invariant(
                $"of {response.Elements.Count} wrong elements that were looked at, {where}; of the others that is not known");
    }

    static string Alone(UpstreamResponse response) => response.IsOfAll ? " alone" : "";

    /// <summary>
    /// Whether what is not told is off by hardly anything, next to the largest error that is, and would be seen if it were as wrong as that
    /// which is told, relative to how it responds.
    /// </summary>
    static bool AreRight(UpstreamResponse response, int[] right, int[] wrong)
    {
        double Off(int j) => response.Elements.Max(element => UpstreamFacts.Off(element, j));
        double Size(int j) => response.Elements.Max(element => Math.Max(Math.Abs(element.Numeric[j]), Math.Abs(element.OfEach![j])));
        return right.Length == 0 || (right.Max(Off) <= UpstreamFacts.Negligible * wrong.Max(Off)
            && wrong.Min(j => Off(j) / Size(j)) is var error && Array.TrueForAll(right, j => Off(j) < error * Size(j)));
    }

    /// <summary>One of several outputs, as a whole. Other outputs may respond to elements that are right.</summary>
    static string? Whole(UpstreamResponse response, int[] responding, int[] wrong)
    {
        OutputShape[] hit = [.. response.Outputs.Where(output => wrong.Any(output.Holds))];
        return hit is [var output] && response.Outputs.Count > 1 && responding.Where(output.Holds).SequenceEqual(wrong)
            && (response.IsOfAll || wrong.Length < responding.Length)
            ? output.Name
            : null;
    }

    /// <summary>A place at which alone it is right: the other outputs get there by a path that is wrong, or not at all.</summary>
    static string? Right(UpstreamResponse response, int[] right) =>
        response.Outputs.FirstOrDefault(output => right.All(output.Holds)) is { } output && right.Length > 1
        && IndexSet.OfSlice(output.Name, output.Shape, [.. right.Select(j => j - output.First)]) is { } slice
            ? $"it is right at outputs {slice} alone"
            : null;

    static string Names(UpstreamResponse response, int[] wrong)
    {
        OutputShape[] hit = [.. response.Outputs.Where(output => wrong.Any(output.Holds))];
        var first = hit[0];
        return hit.Length == 1 && IndexSet.Of(first.Name, first.Shape, [.. wrong.Select(j => j - first.First)]) is { } slice
            ? $"{slice}{Alone(response)}"
            : wrong.Length <= MostNames
            ? $"{string.Join(", ", wrong.Select(j => Name(response.Outputs.Single(output => output.Holds(j)), j)))}{Alone(response)}"
            : FormattableString.Invariant($"{Name(first, wrong[0])} and {wrong.Length - 1} more of {response.Upstream.Length}");
    }

    static string Name(OutputShape output, int j) => ElementName.Of(output.Name, output.Index(j - output.First));
}
