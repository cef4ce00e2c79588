namespace GradientTesting;

/// <summary>
/// The noise of a function as the residuals of a walk's pieces show it: measured where it is judged, at its distances and along its
/// line. What a wrong slope leaves in neighbouring pieces is alike, and is no noise.
/// </summary>
internal sealed class ResidualNoise
{
    /// <summary>Half of normal deviates are larger than this, in size.</summary>
    const double MedianOfNormal = 0.6745;

    /// <summary>
    /// Of so few pieces the products of neighbours are known to a third; noise that adds up shows this part of
    /// itself nearly always, and noise that does not a tenth.
    /// </summary>
    const double IsAdding = 0.4;

    /// <summary>A piece has a neighbour on each side.</summary>
    const int AtOneSpot = 2;

    const double Half = 0.5;

    readonly double[] lengths;
    readonly double[] residuals;
    readonly double[] bends;
    readonly double unit;

    /// <param name="lengths">Of the pieces.</param>
    /// <param name="residuals">Of the pieces.</param>
    /// <param name="bends">By how much the slope changes over each, times its length: quadrature is off by 1/√12 of it rms.</param>
    public ResidualNoise(double[] lengths, double[] residuals, double[] bends)
    {
        unit = residuals.Max(Math.Abs) is > 0 and var largest ? largest : 1;
        this.lengths = lengths;
        this.residuals = Array.ConvertAll(residuals, each => each / unit);
        this.bends = Array.ConvertAll(bends, each => each / unit);
    }

    /// <summary>
    /// Of one evaluation, as a standard deviation: how far the residual at a node is from the straight line through those of its
    /// neighbours, beyond what quadrature does to it, in the middle of its sizes: noise is met everywhere, a kink, a jump or a stretch of a
    /// wrong slope is not.
    /// </summary>
    public double OfNode
    {
        get
        {
            double[] sizes = [.. Inner(k => (Math.Abs(Corner(k)) - Quadrature(k)) / Math.Sqrt(Weight(k))).Order()];
            return sizes.Length == 0 ? 0 : unit * Math.Max(0, sizes[sizes.Length / 2]) / MedianOfNormal;
        }
    }

    /// <summary>
    /// What noise that adds up over the length, as a random walk does, leaves of the whole, as a standard deviation: by how far the
    /// errors of neighbouring pieces are apart. The largest two are left out: one spot, such as a kink, is no noise.
    /// </summary>
    public double Adding
    {
        get
        {
            double Square(int k) => Math.Pow(Corner(k), 2) * (lengths[k] + lengths[k + 1]) / (lengths[k] * lengths[k + 1]);
            double[] squares = [.. Inner(Square).Order().SkipLast(AtOneSpot)];
            return unit * Math.Sqrt(squares.Sum() * lengths.Sum() / Math.Max(1, squares.Length));
        }
    }

    /// <summary>
    /// True where the residual is that of many pieces: without the one that stands out most it is at least half of what it was.
    /// </summary>
    public bool IsEven
    {
        get
        {
            var whole = residuals.Sum();
            var error = whole / lengths.Sum();
            var most = Enumerable.Range(0, lengths.Length).MaxBy(k => Math.Abs(residuals[k] - (error * lengths[k])));
            return (whole - residuals[most]) / whole >= Half;
        }
    }

    /// <summary>
    /// What noise leaves of the whole: about a straight line of errors, the sum of squares and of twice the products of neighbours (W. K.
    /// Newey and K. D. West, Econometrica 55, 1987, with one lag). Where noise is independent at each node the two cancel but for the ends.
    /// </summary>
    public double OfWhole
    {
        get
        {
            var (error, change) = Line();
            var (sum, before, at) = (0.0, 0.0, 0.0);
            for (var k = 0; k < lengths.Length; k++)
            {
                var rest = residuals[k] - ((error + (change * (at + (lengths[k] / 2)))) * lengths[k]);
                sum += (rest * rest) + (2 * rest * before);
                (before, at) = (rest, at + lengths[k]);
            }

            var (shown, adding) = (unit * Math.Sqrt(Math.Max(0, sum)), Adding);
            return shown < IsAdding * adding ? shown : adding;
        }
    }

    IEnumerable<double> Inner(Func<int, double> of) => Enumerable.Range(0, lengths.Length - 1).Select(of);

    double Part(int k) => lengths[k] / (lengths[k] + lengths[k + 1]);

    double Corner(int k) => ((1 - Part(k)) * residuals[k]) - (Part(k) * residuals[k + 1]);

    double Quadrature(int k) => double.Hypot((1 - Part(k)) * bends[k], Part(k) * bends[k + 1]);

    // The sum of the squares of a node's weight and its neighbours'.
    double Weight(int k) => 1 + (Part(k) * Part(k)) + ((1 - Part(k)) * (1 - Part(k)));

    // Least squares of residuals over lengths, each weighted by its length.
    (double Error, double Change) Line()
    {
        var (s0, s1, s2, r0, r1, at) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var k = 0; k < lengths.Length; k++)
        {
            var place = at + (lengths[k] / 2);
            s0 += lengths[k];
            s1 += lengths[k] * place;
            s2 += lengths[k] * place * place;
            r0 += residuals[k];
            r1 += residuals[k] * place;
            at += lengths[k];
        }

        var determinant = (s0 * s2) - (s1 * s1);
        return (((r0 * s2) - (r1 * s1)) / determinant, ((r1 * s0) - (r0 * s1)) / determinant);
    }
}
