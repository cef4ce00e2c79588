namespace GradientTesting;

/// <summary>A slice of a tensor is wrong, such as a corner of each image, and all else right; or right, and all else zero.</summary>
internal static class SliceHypothesis
{
    public static Finding? Of(Suspect suspect)
    {
        var wrong = suspect.Wrong.ToHashSet();
        return OnlyWritten(suspect, wrong) ?? WrongAlone(suspect, wrong);
    }

    /// <summary>The other way round: what is wrong is zero, and what is right is a slice.</summary>
    static Finding? OnlyWritten(Suspect suspect, HashSet<int> wrong)
    {
        int[] right = [.. Enumerable.Range(0, suspect.Analytic.Length).Where(i => !wrong.Contains(i))];
        return suspect.Shape.Count > 1 && right.Length > 1 && 2 * wrong.Count >= suspect.Analytic.Length
            && wrong.All(i => suspect.Analytic[i] == 0) && right.All(i => Math.Abs(suspect.Analytic[i]) > suspect.Allowance(i))
            && IndexSet.OfSlice(suspect.Name, suspect.Shape, right) is { } slice
                ? new(LayerDiagnosisName.OneSlice, 0, $"is zero but for {slice}, where it is right",
                    "are the others never written, or is a derivative zero there that is not, as of an activation below zero?")
                : null;
    }

    static Finding? WrongAlone(Suspect suspect, HashSet<int> wrong) =>
        suspect.Shape.Count > 2 && wrong.Count > 1 && 2 * wrong.Count <= suspect.Analytic.Length
            && PlaceHypotheses.RightElsewhere(suspect, wrong) && !PlaceHypotheses.MayGoOn(suspect, wrong)
            && IndexSet.Of(suspect.Name, suspect.Shape, wrong) is { } slice
                ? PlaceHypotheses.Told(suspect, LayerDiagnosisName.OneSlice, $"in {slice}", wrong)
                : null;
}
