namespace GradientTesting;

/// <summary>The place that halving has found in a large component: elsewhere directions over all of it agree.</summary>
/// <remarks>How well that is known, the elements that were looked at elsewhere tell.</remarks>
internal static class FoundPlaces
{
    /// <param name="suspect">The elements that were looked at.</param>
    /// <param name="positions">Where in the component they are.</param>
    /// <param name="shape">The shape of the component.</param>
    /// <param name="found">What is wrong; empty where nobody knows.</param>
    public static Finding? Of(Suspect suspect, int[] positions, IReadOnlyList<int> shape, IReadOnlyList<Block> found)
    {
        var wrong = suspect.Wrong.ToHashSet();
        if (found.Count == 0 || wrong.Count == 0 || !wrong.All(i => found.Any(block => block.Contains(positions[i]))))
        {
            return null;
        }

        var whole = Block.Whole(shape);
        var isLines = whole.Rows > 1 && whole.Columns > 1;
        return found switch
        {
            [{ Length: 1 } one] =>
                PlaceHypotheses.Told(
                    suspect, DiagnosisName.OneElement, PlaceName.Element(suspect, shape, one.FirstOf(0)), wrong),
            [{ Rows: 1 } row] when isLines && row.Columns == whole.Columns =>
                PlaceHypotheses.Told(suspect, DiagnosisName.OneRow, PlaceName.Row(suspect, shape, row.FirstRow), wrong),
            [{ Columns: 1 } column] when isLines && column.Rows == whole.Rows =>
                PlaceHypotheses.Told(
                    suspect, DiagnosisName.OneColumn, PlaceName.Column(suspect, shape, column.FirstColumn), wrong),
            _ when isLines && found.All(block => block.Rows == 1 && block.Columns == whole.Columns) =>
                PlaceHypotheses.Told(
                    suspect, DiagnosisName.SomeRows, $"in rows {PlaceName.Rows([.. found.Select(block => block.FirstRow)])}", wrong),
            _ => null,
        };
    }
}
