namespace GradientTesting;

/// <summary>The numerical gradient of one component: of elements, of random directions, or of both.</summary>
/// <param name="Elements">Those that were differentiated, row-major; see <see cref="Positions"/>.</param>
/// <param name="Tolerance">How far an element of the analytic gradient may be off.</param>
/// <param name="Scales">The length on which each of these elements lives: derivative times scale is how much an element moves the cost.</param>
/// <param name="Step">The step chosen for the component, in units of scale; 0 where it was fixed by the user.</param>
/// <param name="IsFlat">True where no move of the whole component, large or small, changes the cost by more than noise.</param>
/// <param name="IsSinglePrecision">True where the component is stored as float.</param>
internal sealed record ComponentDerivative(ElementDerivative[] Elements, Tolerance Tolerance, double[] Scales, double Step, bool IsFlat, bool IsSinglePrecision = false)
{
    /// <summary>How much of the component was compared; never <see cref="Coverage.Auto"/>.</summary>
    public Coverage Coverage { get; init; } = Coverage.Exhaustive;

    /// <summary>The number of elements of the component.</summary>
    public int Length { get; init; } = Elements.Length;

    /// <summary>Where in the component, row-major, each of <see cref="Elements"/> is; null where they are all there are.</summary>
    public int[]? Positions { get; init; }

    /// <summary>Random directions over the component or parts of it; none where elements are compared.</summary>
    public IReadOnlyList<DirectionDerivative> Directions { get; init; } = [];

    /// <summary>The root mean square of the analytic gradient; known where directions were taken.</summary>
    public double TypicalGradient { get; init; }

    /// <summary>
    /// True where a direction disagrees and no part of what it moves does: an error at the limit of what can be seen, or
    /// kinks, where a direction over several says nothing.
    /// </summary>
    public bool IsDoubtful { get; init; }

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
