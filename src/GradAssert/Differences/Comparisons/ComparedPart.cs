namespace GradientTesting;

/// <summary>
/// What there is to explain of one component: all of it, or of a large one the rows and columns that were looked at closely,
/// as a small component in its place.
/// </summary>
/// <param name="Shape">The shape of the part.</param>
/// <param name="Values">The values of the component there.</param>
/// <param name="Analytic">Its gradient as the model computes it.</param>
/// <param name="Numeric">What differences found.</param>
internal sealed record ComparedPart(IReadOnlyList<int> Shape, double[] Values, double[] Analytic, ComponentDerivative Numeric)
{
    /// <summary>The gradient at λ = 0; null without λ.</summary>
    public double[]? AnalyticAtZero { get; init; }

    /// <summary>What differences found at λ = 0; null where the component is right at the model's own.</summary>
    public ComponentDerivative? NumericAtZero { get; init; }

    /// <param name="component">Its shape.</param>
    /// <param name="values">At the point.</param>
    /// <param name="gradient">At the point.</param>
    /// <param name="numeric">Of the elements that were differentiated.</param>
    /// <param name="data">At λ = 0; null without λ.</param>
    /// <param name="c">The component's place among the others.</param>
    public static ComparedPart Of(
        Component component, TensorCopy values, TensorCopy gradient, ComponentDerivative numeric, DataPart? data, int c)
    {
        var section = Section.Of(component, numeric);
        return new(section.Shape, section.Of(values), section.Of(gradient), section.Of(numeric))
        {
            AnalyticAtZero = data is null ? null : section.Of(data.Gradient[c]),
            NumericAtZero = data?.InFull[c] is { } full ? section.Of(full) : null,
        };
    }

    /// <param name="Shape">Of the part.</param>
    /// <param name="Positions">Where in the component each element of the part is; null where the part is all of it.</param>
    /// <param name="Kept">Which of the elements that were differentiated belong to the part; null for all.</param>
    sealed record Section(IReadOnlyList<int> Shape, int[]? Positions, int[]? Kept)
    {
        public static Section Of(Component component, ComponentDerivative numeric)
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

        public double[] Of(TensorCopy numbers) =>
            Positions is null ? numbers.ToArray() : Array.ConvertAll(Positions, position => numbers[position]);

        public ComponentDerivative Of(ComponentDerivative numeric) => Kept is null || numeric.Elements.Length == 0 ? numeric : numeric with
        {
            Positions = Positions,
            Elements = Array.ConvertAll(Kept, k => numeric.Elements[k]),
            Scales = Array.ConvertAll(Kept, k => numeric.Scales[k]),
        };
    }
}
