namespace GradientTesting;

/// <summary>The cost along a direction over a block of a component, which can be changed for another.</summary>
internal sealed class DirectionLine(ModelUnderTest model, ComponentUnderTest component) : Line
{
    /// <summary>In scales of an element. Below this float storage takes less than three digits of a move.</summary>
    const double LeastUnits = 512;

    readonly TensorView values = model.Components[component.Index].Values;
    readonly TensorView gradient = model.Components[component.Index].Gradient;
    readonly double[] here = [component.Cost];
    Direction direction;

    public override int Outputs => 1;

    public override IReadOnlyList<double> Here => here;

    protected override double Own => 1;

    public override double Size => 1;

    public override double Shortest => LeastUnits * Math.Max(values.UnitRoundoff, values.Grain / component.TypicalScale);

    /// <summary><c>Σ rᵢ aᵢ</c> at the point.</summary>
    public double Analytic { get; private set; }

    /// <summary><c>√Σ (rᵢ aᵢ)²</c>: what is summed, and not the sum, which can cancel.</summary>
    public double Slopes { get; private set; }

    /// <summary><c>√Σ rᵢ²</c>.</summary>
    public double Length { get; private set; }

    /// <summary>The smallest <c>|rᵢ|</c>, as the storage has taken it so far; 0 where it ignores a move.</summary>
    public double Least { get; private set; }

    /// <summary>The same line along another direction.</summary>
    public DirectionLine Along(in Direction along)
    {
        direction = along;
        Restore();
        Least = double.PositiveInfinity;
        var (sum, squares, lengths) = (0.0, new ScaledSum(), new ScaledSum());
        foreach (var i in direction.Block.Positions())
        {
            var coefficient = direction[i];
            sum += component.Analytic[i] * coefficient;
            squares.Add(component.Analytic[i] * coefficient);
            lengths.Add(coefficient);
        }

        (Analytic, Slopes, Length) = (sum, squares.Root, lengths.Root);
        return this;
    }

    public override void Evaluate(Node node, double t)
    {
        node.T = t;
        node.Untaken[0] = Math.Abs(Move(t));
        node.Values[0] = model.CostOrInfinity();
    }

    public override void EvaluateWithSlope(Node node, double t)
    {
        Evaluate(node, t);
        node.Slopes[0] = double.NaN;
        if (!double.IsFinite(node.Values[0]) || !model.TryComputeGradient())
        {
            return;
        }

        var slope = 0.0;
        foreach (var i in direction.Block.Positions())
        {
            slope += gradient[i] * direction[i];
        }

        node.Slopes[0] = slope;
    }

    public override void Return() => direction.Return(values, component.Start);

    // What rounding kept from the move, by the gradient at the point: what it may have kept from the cost.
    double Move(double t)
    {
        var (untaken, least) = (0.0, Least);
        foreach (var i in direction.Block.Positions())
        {
            var (from, coefficient) = (component.Start[i], direction[i]);
            values[i] = from + (t * coefficient);
            var moved = values[i] - from;
            untaken += component.Analytic[i] * (moved - (t * coefficient));
            least = coefficient == 0 ? least : Math.Min(least, Math.Abs(moved / t));
        }

        Least = least;
        return untaken;
    }
}
