namespace GradientTesting;

/// <summary>A slice of a tensor is wrong, such as a corner of each image, and all else right.</summary>
internal static class SliceHypothesis
{
    public static Finding? Of(Suspect suspect)
    {
        var wrong = suspect.Wrong.ToHashSet();
        return suspect.Shape.Count > 2 && wrong.Count > 1 && 2 * wrong.Count <= suspect.Analytic.Length
            && PlaceHypotheses.RightElsewhere(suspect, wrong)
            && IndexSet.Of(suspect.Name, suspect.Shape, wrong) is { } slice
                ? PlaceHypotheses.Told(suspect, LayerDiagnosisName.OneSlice, $"in {slice}", wrong)
                : null;
    }
}
