namespace GradientTesting;

/// <summary>The cost along a direction of one component, which can be changed for another, and the gradient to be judged along it.</summary>
internal sealed class DirectionProbe : IProbe
{
    readonly ModelUnderTest model;
    readonly TensorView values;
    readonly TensorCopy start;
    readonly TensorCopy gradient;
    readonly CostNoise noise;
    Direction direction;

    public DirectionProbe(ComponentUnderTest component)
    {
        (model, noise) = (component.Models.Original, component.Noise);
        (values, start, gradient) = (component.Component.Values, component.Start, component.Analytic);
    }

    /// <summary>The same probe, along a direction.</summary>
    public DirectionProbe Along(in Direction along)
    {
        direction = along;
        var (sum, squares, lengths) = (0.0, 0.0, 0.0);
        for (var row = 0; row < direction.Block.Rows; row++)
        {
            var first = direction.Block.FirstOf(row);
            for (var i = first; i < first + direction.Block.Columns; i++)
            {
                var coefficient = direction[i];
                var change = gradient[i] * coefficient;
                sum += change;
                squares += change * change;
                lengths += coefficient * coefficient;
            }
        }

        (Analytic, Size, Length) = (sum, Math.Sqrt(squares), Math.Sqrt(lengths));
        return this;
    }

    /// <summary><c>Σ rᵢ aᵢ</c>.</summary>
    public double Analytic { get; private set; }

    /// <summary><c>√Σ (rᵢ aᵢ)²</c>: what is summed, and not the sum, which can cancel.</summary>
    public double Size { get; private set; }

    /// <summary><c>√Σ rᵢ²</c>.</summary>
    public double Length { get; private set; }

    /// <summary>The smallest <c>|rᵢ|</c> of an element that moves, as the storage could hold it at the last step.</summary>
    public double Least { get; private set; }

    /// <summary>Evaluates at <c>θ ± step · d</c>, and puts the block back.</summary>
    /// <remarks>
    /// Where the storage rounds an element's move, the cost moves by its derivative times what was rounded. That is taken
    /// off again with the analytic derivative: even one that is wrong takes off most of it, and less than it is wrong.
    /// </remarks>
    public Rung Central(double step)
    {
        Least = double.PositiveInfinity;
        try
        {
            var (ahead, roundedAhead) = Evaluate(step);
            var (behind, roundedBehind) = Evaluate(-step);
            return new(
                step, step, ahead - noise.Cost - roundedAhead, noise.Cost - behind + roundedBehind, ElementProbe.Deviations * noise.At(ahead, behind));
        }
        finally
        {
            direction.Return(values, start);
        }
    }

    (double Cost, double Rounded) Evaluate(double step)
    {
        var (rounded, least) = (0.0, Least);
        for (var row = 0; row < direction.Block.Rows; row++)
        {
            var first = direction.Block.FirstOf(row);
            for (var i = first; i < first + direction.Block.Columns; i++)
            {
                var (from, coefficient) = (start[i], direction[i]);
                values[i] = from + (step * coefficient);
                var moved = values[i] - from;
                rounded += gradient[i] * (moved - (step * coefficient));
                least = coefficient == 0 ? least : Math.Min(least, Math.Abs(moved / step));
            }
        }

        Least = least;
        return (model.Cost(), rounded);
    }
}
