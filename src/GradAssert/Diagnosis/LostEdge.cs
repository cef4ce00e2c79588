namespace GradientTesting;

/// <summary>The gradient of an input is moved by one place along its last dimension, as by a padding that is off by one.</summary>
/// <remarks>Unlike in <see cref="LayoutHypotheses"/>, what is moved past an end is lost, and its old place may hold anything.</remarks>
internal static class LostEdge
{
    const int FewestInside = 4;

    public static Finding? Of(Suspect suspect)
    {
        var size = suspect.Shape[^1];
        // Along a line of three elements a third of them is at the edge: too many to leave unexplained.
        return size < 4 || suspect.Analytic.Length / size * (size - 1) < FewestInside
            ? null
            : Moved(suspect, size, 1) ?? Moved(suspect, size, -1);
    }

    static Finding? Moved(Suspect suspect, int size, int places)
    {
        bool IsInside(int i) => (i % size) - places is var from && from >= 0 && from < size;
        var predicted = new double[suspect.Analytic.Length];
        for (var i = 0; i < predicted.Length; i++)
        {
            predicted[i] = IsInside(i) ? suspect.Numeric[i - places] : suspect.Analytic[i];
        }

        var inside = Enumerable.Range(0, predicted.Length).Where(IsInside).ToArray();
        var isTold = inside.Count(i => suspect.IsWrong(i)) >= FewestInside
            && inside.Select(i => predicted[i]).Distinct().Count() >= FewestInside;
        return isTold && suspect.Residual(predicted) is { } residual
            ? new(LayerDiagnosisName.ShiftedWithEdge, residual,
                FormattableString.Invariant($"has its elements shifted by {places} along axis {suspect.Shape.Count - 1}"),
                "a padding or an offset differs by one between the two passes")
            : null;
    }
}
