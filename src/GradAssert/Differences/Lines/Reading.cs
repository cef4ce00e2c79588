namespace GradientTesting;

/// <summary>What a walk, or several of the same length, say of the claimed slope of one output.</summary>
/// <param name="Error">The mean error of the claimed slope: residual over length.</param>
/// <param name="Bar">What noise and quadrature can have done to it.</param>
/// <param name="Length">The length of the walks together; 0 where the function or its slope is not defined throughout.</param>
/// <param name="Noise">What of the bar is noise.</param>
internal readonly record struct Reading(double Error, double Bar, double Length, double Noise = 0)
{
    /// <summary>The mean of the claimed slope.</summary>
    public double Claimed { get; init; }

    /// <summary>What its nodes say where the claim changes the function most; nothing of a quadrature at fixed nodes.</summary>
    public Stretch Steepest { get; init; }

    /// <summary>True where a walk does not follow the claimed slope: from node to node it changes by more than its size.</summary>
    public bool IsAstray { get; init; }

    /// <summary>Deviations of noise that a bar allows for, at both ends together: 2.8 of their difference.</summary>
    public const double Deviations = 4;

    public static Reading None => new(0, double.PositiveInfinity, 0);

    public double Residual => Math.Abs(Error) * Length;

    /// <summary>What of the residual noise and quadrature cannot have made: chance puts some just outside one bar.</summary>
    public double CertainResidual => Math.Max(0, Math.Abs(Error) - (2 * Bar)) * Length;

    public static Reading Of(Walk walk, int output, CostNoise noise)
    {
        if (!walk.IsUsable(output))
        {
            return None;
        }

        var deviation = Math.Max(walk.Noise(output).OfNode, noise.At(walk.Largest(output)));
        var (length, residual, ofNoise) = (walk.Length, walk.Residual(output), Deviations * deviation);
        var bar = walk.Spread(output) + walk.Untaken(output) + ofNoise;
        return double.IsFinite(residual) && double.IsFinite(bar)
            ? new(residual / length, bar / length, length, ofNoise / length)
            {
                Claimed = (walk.Change(output) - residual) / length, IsAstray = !walk.Follows(output),
                Steepest = walk.Steepest(output, ofNoise),
            }
            : None;
    }

    /// <summary>The same in more noise.</summary>
    /// <param name="bar">By how much the bar is wider.</param>
    public Reading WithNoise(double bar) => this with
    {
        Bar = Bar + bar, Steepest = Steepest with { Bar = Steepest.Bar + (bar * Length) },
    };

    /// <summary>Two together: residuals add up, and what can have been done to them as independent errors do.</summary>
    /// <param name="other">The other.</param>
    /// <param name="isAlike">True where the function is the same over all of the other walk: then it is off by as much as before.</param>
    public Reading With(Reading other, bool isAlike)
    {
        var length = Length + other.Length;
        if (Length == 0 || other.Length == 0)
        {
            return Length == 0 ? other : this;
        }

        var quadrature = double.Hypot((Bar - Noise) * Length, (other.Bar - other.Noise) * other.Length);
        var (ofThis, ofOther) = (Noise * Length, other.Noise * other.Length);
        var noise = isAlike ? ofThis + ofOther : double.Hypot(ofThis, ofOther);
        return new(((Error * Length) + (other.Error * other.Length)) / length, (quadrature + noise) / length, length, noise / length)
        {
            Claimed = ((Claimed * Length) + (other.Claimed * other.Length)) / length,
            // Of one with few nodes it may be chance that it seems to follow.
            IsAstray = IsAstray || other.IsAstray,
            Steepest = Steepest.With(other.Steepest, isAlike),
        };
    }

    /// <summary>
    /// What the reading says of the slope at the point. Where nodes are further apart than the length on which the claim changes, a claim
    /// that is wrong by a factor is wrong by that factor of its mean, which may be far less than it is at the point.
    /// </summary>
    /// <param name="slope">The claimed slope at the point.</param>
    public double BarOf(double slope) => IsAstray && Math.Abs(slope) > Math.Abs(Claimed) ? Bar * Math.Abs(slope / Claimed) : Bar;

    public bool Agrees(double wanted) => Math.Abs(Error) <= wanted + Bar && !Steepest.Disagrees(wanted);

    public bool Disagrees(double wanted) => Math.Abs(Error) > wanted + (2 * Bar) || Steepest.Disagrees(wanted);
}
