namespace GradientTesting.Benchmarks;

/// <summary>σ*: how far costs of the run are off by themselves, which is what bounds what any check can see.</summary>
/// <param name="Difference">Of the run's cost and its twin's, each less its mean, over points within 0.01 of the scale.</param>
/// <param name="LastPlace">The rounding of a double of the cost's size, 2⁻⁵³/√3 · |cost|.</param>
/// <param name="Twin">Of the twin's cost about a straight line within 1e-9 of the scale: what double itself makes of this cost.</param>
internal sealed record CostUncertainty(double Difference, double LastPlace, double Twin)
{
    const int Points = 64;

    /// <summary>
    /// True where the run's cost is the same to the last bit at all of those points, as log(1 + x) is where x is below the last place of 1:
    /// then σ* is that of a cost which shows nothing.
    /// </summary>
    public bool IsStuck { get; private init; }

    public double Sigma => Math.Max(Difference, Math.Max(LastPlace, Twin));

    public static CostUncertainty Of(DrawnModel run, DrawnModel twin, double[] point, double[] scales, Random random)
    {
        (double Cost, double Difference)[] near = [.. Enumerable.Range(0, Points).Select(_ => Near(run, twin, point, scales, random))];
        double[] differences = [.. near.Select(each => each.Difference)];
        var mean = differences.Average();
        var direction = Array.ConvertAll(scales, scale => scale * random.Uniform(-1, 1));
        double[] at = [.. Enumerable.Range(0, Points).Select(_ => random.Uniform(-1e-9, 1e-9))];
        double[] costs = [.. at.Select(t => twin.CostAt(Moved(point, direction, t)))];
        run.SetValues(point);
        twin.SetValues(point);
        return new(
            Norms.Rms(Array.ConvertAll(differences, difference => difference - mean)),
            Math.ScaleB(1, -53) / Math.Sqrt(3) * Math.Abs(run.Cost()),
            RmsAboutLine(at, costs))
        {
            IsStuck = near.All(each => each.Cost.Equals(near[0].Cost)),
        };
    }

    /// <summary>The values are what the run stores; the twin takes them from there.</summary>
    static (double Cost, double Difference) Near(DrawnModel run, DrawnModel twin, double[] point, double[] scales, Random random)
    {
        var near = new double[point.Length];
        for (var i = 0; i < near.Length; i++)
        {
            near[i] = point[i] + (0.01 * scales[i] * random.Uniform(-1, 1));
        }

        var cost = run.CostAt(near);
        return (cost, cost - twin.CostAt(run.Values()));
    }

    static double[] Moved(double[] point, double[] direction, double t)
    {
        var moved = new double[point.Length];
        for (var i = 0; i < moved.Length; i++)
        {
            moved[i] = point[i] + (t * direction[i]);
        }

        return moved;
    }

    static double RmsAboutLine(double[] at, double[] costs)
    {
        var (middle, mean) = (at.Average(), costs.Average());
        var (product, squares) = (0.0, 0.0);
        for (var k = 0; k < at.Length; k++)
        {
            product += (at[k] - middle) * (costs[k] - mean);
            squares += (at[k] - middle) * (at[k] - middle);
        }

        return Norms.Rms([.. costs.Select((cost, k) => cost - mean - (product / squares * (at[k] - middle)))]);
    }
}
