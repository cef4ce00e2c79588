namespace GradientTesting;

/// <summary>The cost as a function of one element.</summary>
internal sealed class ElementProbe(ModelUnderTest model, TensorView values, int index, CostNoise noise)
{
    /// <summary>How many deviations of the cost's noise an error bar allows for on either side.</summary>
    public const double Deviations = 4;

    readonly double start = values[index];

    /// <summary>Evaluates at both sides, at distance <paramref name="step"/> or the nearest that the storage can hold.</summary>
    public Rung Central(double step)
    {
        var (ahead, costAhead) = At(start + step);
        var (behind, costBehind) = At(start - step);
        values[index] = start;
        return new(ahead - start, start - behind, costAhead - noise.Cost, noise.Cost - costBehind, Deviations * noise.At(costAhead, costBehind));
    }

    /// <summary>Evaluates ahead only: (J(θ+h) − J(θ)) / h.</summary>
    public (double Slope, double NoiseBar) Forward(double step)
    {
        var (ahead, costAhead) = At(start + step);
        values[index] = start;
        var distance = ahead - start;
        return distance == 0 ? (0, double.PositiveInfinity) : ((costAhead - noise.Cost) / distance, 2 * Deviations * noise.At(costAhead, costAhead) / distance);
    }

    // The step is what the storage made of it, not what was asked for.
    (double Point, double Cost) At(double point)
    {
        values[index] = point;
        return (values[index], model.Cost());
    }
}
