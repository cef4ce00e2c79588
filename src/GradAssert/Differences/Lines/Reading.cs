namespace GradientTesting;

/// <summary>What a walk, or several of the same length, say of the claimed slope of one output.</summary>
/// <param name="Error">The mean error of the claimed slope: residual over length.</param>
/// <param name="Bar">What noise and quadrature can have done to it.</param>
/// <param name="Length">The length of the walks together; 0 where the function or its slope is not defined throughout.</param>
/// <param name="Scatter">
/// Where noise is coarse, and may grow with the length as that of a sum over many jumps does: how far residuals of the pieces are from their share,
/// as the root of the sum of squares over length. The residual is then about as large.
/// </param>
internal readonly record struct Reading(double Error, double Bar, double Length, double Scatter)
{
    /// <summary>Deviations of its own scatter that an error has to exceed.</summary>
    const double DeviationsOfScatter = 5;

    /// <summary>A measured noise may be too small by the root of this.</summary>
    const double SlackOfNoise = 2;

    /// <summary>Deviations of noise that a bar allows for, at both ends together: 2.8 of their difference.</summary>
    public const double Deviations = 4;

    public static Reading None => new(0, double.PositiveInfinity, 0, 0);

    public double Residual => Math.Abs(Error) * Length;

    public static Reading Of(Walk walk, int output, CostNoise noise)
    {
        var (length, residual, deviation) = (walk.Length, walk.Residual(output), noise.Over(walk.Scales, walk.Largest(output)));
        var bar = walk.Spread(output) + walk.Untaken(output) + (Deviations * deviation);
        // Each piece has the noise of its two ends, which the whole has not.
        var ofNoise = 2 * SlackOfNoise * (walk.Nodes - 1) * deviation * deviation;
        var scatter = noise.IsCoarse ? Math.Sqrt(Math.Max(0, Math.Pow(walk.Scatter(output), 2) - ofNoise)) : 0;
        return walk.IsUsable(output) && double.IsFinite(residual) && double.IsFinite(bar) ? new(residual / length, bar / length, length, scatter / length) : None;
    }

    /// <summary>Two together: residuals add up, and their bars as independent ones do. Scatter is that of one stretch, however often it is walked.</summary>
    public Reading With(Reading other)
    {
        var length = Length + other.Length;
        return Length == 0 ? other : other.Length == 0 ? this
            : new(((Error * Length) + (other.Error * other.Length)) / length, double.Hypot(Bar * Length, other.Bar * other.Length) / length, length,
                ((Scatter * Length) + (other.Scatter * other.Length)) / length);
    }

    public bool Agrees(double wanted) => Math.Abs(Error) <= wanted + Bar;

    public bool Disagrees(double wanted) => Math.Abs(Error) > Math.Max(wanted + (2 * Bar), DeviationsOfScatter * Scatter);
}
