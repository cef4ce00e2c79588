namespace GradientTesting;

/// <summary>What a walk, or several of the same length, say of the claimed slope of one output.</summary>
/// <param name="Error">The mean error of the claimed slope: residual over length.</param>
/// <param name="Bar">What noise and quadrature can have done to it.</param>
/// <param name="Length">The length of the walks together; 0 where the function or its slope is not defined throughout.</param>
internal readonly record struct Reading(double Error, double Bar, double Length)
{
    /// <summary>Deviations of noise that a bar allows for, at both ends together: 2.8 of their difference.</summary>
    public const double Deviations = 4;

    public static Reading None => new(0, double.PositiveInfinity, 0);

    public double Residual => Math.Abs(Error) * Length;

    public static Reading Of(Walk walk, int output, CostNoise noise)
    {
        if (!walk.IsUsable(output))
        {
            return None;
        }

        var (length, residual, deviation) = (walk.Length, walk.Residual(output), Math.Max(walk.Noise(output).OfNode, noise.At(walk.Largest(output))));
        var bar = walk.Spread(output) + walk.Untaken(output) + (Deviations * deviation);
        return double.IsFinite(residual) && double.IsFinite(bar) ? new(residual / length, bar / length, length) : None;
    }

    /// <summary>Two together: residuals add up, and their bars as independent ones do.</summary>
    public Reading With(Reading other)
    {
        var length = Length + other.Length;
        return Length == 0 ? other : other.Length == 0 ? this
            : new(((Error * Length) + (other.Error * other.Length)) / length, double.Hypot(Bar * Length, other.Bar * other.Length) / length, length);
    }

    public bool Agrees(double wanted) => Math.Abs(Error) <= wanted + Bar;

    public bool Disagrees(double wanted) => Math.Abs(Error) > wanted + (2 * Bar);
}
