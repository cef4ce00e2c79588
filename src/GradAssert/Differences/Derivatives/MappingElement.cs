namespace GradientTesting;

/// <summary>One element of a mapping as differences see it: what is wanted, and which move that takes.</summary>
/// <param name="claims">What is claimed of all.</param>
/// <param name="mapping">The mapping.</param>
/// <param name="noise">Of its output.</param>
/// <param name="row">The output.</param>
/// <param name="column">The line.</param>
/// <param name="scale">The scale of the line; null for the column's.</param>
/// <param name="found">A slope that contradicts a claim of zero, which has no size of its own; 0 where there is none.</param>
/// <param name="own">What is tolerated of an element that is seen by itself; null of one that is seen beside others of its row.</param>
internal readonly struct MappingElement(
    MappingClaims claims, Mapping mapping, CostNoise noise, int row, int column, double? scale = null, double found = 0,
    double? own = null)
{
    /// <summary>As of an element of a component: <see cref="ComponentUnderTest"/> has the reasons.</summary>
    const double NoiseOfMove = 8, AcceptableTimes = 30, ShortMove = 5.9604644775390625e-8;

    /// <summary>The coarsest resolution that noise may ask for.</summary>
    public const double Coarsest = 0.003;

    /// <summary>The move, in scales, beyond which resolution is not bought.</summary>
    public const double UsualMove = 0.003;

    /// <summary>The error that is looked for: as fine as is tolerated, where noise allows that.</summary>
    public double Wanted { get; } = Math.Max(
        Math.Max(claims.Tolerated(row, column, own ?? claims.Floor(row, column)), Coarsest * Math.Abs(found)),
        Math.Min(
            NoiseOfMove * noise.Level / (UsualMove * (scale ?? mapping.Scale(column))),
            Coarsest * Size(claims, row, column, found, own) is > 0 and var coarsest ? coarsest : double.PositiveInfinity));

    public double Excess => Wanted - claims.Tolerated(row, column, own ?? claims.Floor(row, column));

    /// <summary>The move at which noise leaves what is wanted.</summary>
    public double Move
    {
        get
        {
            var longest = ComponentUnderTest.LongestMove * (scale ?? mapping.Scale(column));
            var size = Math.Min(mapping.Size(column), noise.Unit * (scale ?? mapping.Size(column)));
            var least = Math.Min(longest, Math.Max(mapping.Shortest(column), ShortMove * Math.Min(size, Natural)));
            return Wanted > 0 ? Math.Clamp(NoiseOfMove * noise.Level / Wanted, least, longest) : longest;
        }
    }

    /// <summary>
    /// The move by which an output would change by its own size. In map coordinates a short part of x is a long way.
    /// </summary>
    double Natural => Math.Abs(mapping.Here(column)[row] / claims.Claim(row, column)) is > 0 and var natural ? natural
        : double.PositiveInfinity;

    public ClaimedSlope Claim => new(
        claims.Claim(row, column), Wanted, Math.Max(Wanted, Math.Min(AcceptableTimes * Wanted,
            Coarsest * Size(claims, row, column, found, own))),
        own is null ? claims.Floor(row, column) : claims.Relative * Size(claims, row, column, found, own), noise);

    static double Size(MappingClaims claims, int row, int column, double found, double? own) =>
        Math.Max(Math.Abs(claims.Claim(row, column)), own is null ? claims.Typical(row, column) : Math.Abs(found));
}
