namespace GradientTesting;

/// <summary>
/// What there is to diagnose of one component: all of it, or of a large one the rows and columns that were looked at closely,
/// as a small component in its place.
/// </summary>
/// <param name="Shape">The shape of the part.</param>
/// <param name="Positions">Where in the component each element of the part is; null where the part is all of it.</param>
/// <param name="Kept">Which of the elements that were differentiated belong to the part; null for all.</param>
internal sealed record DiagnosedPart(IReadOnlyList<int> Shape, int[]? Positions, int[]? Kept)
{
    public static DiagnosedPart Of(Component component, ComponentDerivative numeric)
    {
        if (numeric.Positions is not { } positions)
        {
            return new(component.Shape, null, null);
        }

        if (numeric.Grid is not { } grid)
        {
            return new([positions.Length], positions, null);
        }

        int[] ofGrid = [.. grid.Positions(Block.Whole(component.Shape))];
        return new(
            component.Shape.Count == 1 ? [ofGrid.Length] : [grid.Rows.Count, grid.Columns.Count], ofGrid,
            Array.ConvertAll(ofGrid, position => Array.BinarySearch(positions, position)));
    }

    public double[] Of(TensorCopy numbers) => Positions is null ? numbers.ToArray() : Array.ConvertAll(Positions, position => numbers[position]);

    public ComponentDerivative Of(ComponentDerivative numeric) => Kept is null || numeric.Elements.Length == 0 ? numeric : numeric with
    {
        Positions = Positions,
        Elements = Array.ConvertAll(Kept, k => numeric.Elements[k]),
        Scales = Array.ConvertAll(Kept, k => numeric.Scales[k]),
    };
}
