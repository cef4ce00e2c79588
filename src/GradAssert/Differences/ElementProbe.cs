namespace GradientTesting;

/// <summary>The cost as a function of one element of a component, which can be changed for another.</summary>
internal sealed class ElementProbe(ModelUnderTest model, int component, CostNoise noise) : IProbe
{
    /// <summary>How many deviations of the cost's noise an error bar allows for on either side.</summary>
    public const double Deviations = 4;

    readonly TensorView values = model.Components[component].Values;
    int index;
    double start;

    /// <summary>The same probe, of the element at a row-major position.</summary>
    public ElementProbe At(int position)
    {
        (index, start) = (position, values[position]);
        return this;
    }

    /// <inheritdoc/>
    public Rung Central(double step)
    {
        var (ahead, costAhead) = Evaluate(start + step);
        var (behind, costBehind) = Evaluate(start - step);
        values[index] = start;
        return new(ahead - start, start - behind, costAhead - noise.Cost, noise.Cost - costBehind, Deviations * noise.At(costAhead, costBehind));
    }

    /// <summary>Evaluates ahead only: (J(θ+h) − J(θ)) / h.</summary>
    public (double Slope, double NoiseBar) Forward(double step)
    {
        var (ahead, costAhead) = Evaluate(start + step);
        values[index] = start;
        var distance = ahead - start;
        return distance == 0 ? (0, double.PositiveInfinity) : ((costAhead - noise.Cost) / distance, 2 * Deviations * noise.At(costAhead, costAhead) / distance);
    }

    // The step is what the storage made of it, not what was asked for.
    (double Point, double Cost) Evaluate(double point)
    {
        values[index] = point;
        return (values[index], model.Cost());
    }
}
