namespace GradientTesting;

/// <summary>The numerical gradient of one component: of elements, of directions, or of both.</summary>
/// <param name="Elements">Those that were differentiated, row-major; see <see cref="Positions"/>.</param>
/// <param name="Tolerance">How far an element of the analytic gradient may be off.</param>
/// <param name="Scales">
/// The length on which each of these elements lives: derivative times scale is how much an element moves the cost.
/// </param>
internal sealed record ComponentDerivative(ElementDerivative[] Elements, Tolerance Tolerance, double[] Scales)
{
    /// <summary>True where no move of the whole component changes the cost by more than noise, and its gradient is rounding.</summary>
    public bool IsFlat { get; init; }

    /// <summary>How much of the component was compared; never <see cref="GradientCoverage.Auto"/>.</summary>
    public GradientCoverage Coverage { get; init; } = GradientCoverage.Exhaustive;

    /// <summary>The number of elements of the component.</summary>
    public int Length { get; init; } = Elements.Length;

    /// <summary>Where in the component, row-major, each of <see cref="Elements"/> is; null where they are all there are.</summary>
    public int[]? Positions { get; init; }

    /// <summary>Directions over the component or parts of it; none where elements alone are known well enough.</summary>
    public IReadOnlyList<DirectionDerivative> Directions { get; init; } = [];

    /// <summary>The root mean square of the analytic gradient.</summary>
    public double TypicalGradient { get; init; }

    /// <summary>What the gradient is at exactly the point, where a hair beside it it is another; null elsewhere.</summary>
    public string? AtThePoint { get; init; }

    /// <summary>Of a large component, the rows and columns whose every element is among <see cref="Elements"/>; null elsewhere.</summary>
    public GridSample? Grid { get; init; }

    /// <summary>Of a large component, the blocks that are wrong, all others being right; none where that is not known.</summary>
    public IReadOnlyList<Block> Found { get; init; } = [];

    public int Position(int k) => Positions is null ? k : Positions[k];

    /// <summary>Numbers of the component at the elements that were differentiated.</summary>
    public double[] At(TensorCopy numbers)
    {
        var at = new double[Elements.Length];
        for (var k = 0; k < at.Length; k++)
        {
            at[k] = numbers[Position(k)];
        }

        return at;
    }
}
