namespace GradientTesting;

/// <summary>The cost as a function of one element of a component, which can be changed for another. T is the move itself.</summary>
internal sealed class ElementLine(ModelUnderTest model, ComponentUnderTest component) : Line
{
    /// <summary>Moves of fewer units in the last place than this are held too coarsely to tell two of them apart.</summary>
    const double LeastUnits = 16;

    readonly TensorView values = model.Components[component.Index].Values;
    readonly TensorView gradient = model.Components[component.Index].Gradient;
    readonly double[] here = [component.Cost];
    int index;
    double start;

    public override int Outputs => 1;

    public override IReadOnlyList<double> Here => here;

    protected override double Own => component.Scale[index];

    public override double Size => start == 0 ? Scale : Math.Abs(start);

    public override double Shortest => LeastUnits * Math.Max(values.Grain, 2 * values.UnitRoundoff * Math.Abs(start));

    /// <summary>The same line along another element.</summary>
    public ElementLine At(int position)
    {
        (index, start) = (position, values[position]);
        Restore();
        return this;
    }

    public override void Evaluate(Node node, double t)
    {
        values[index] = start + t;
        // The move is what the storage made of it, not what was asked for.
        node.T = values[index] - start;
        node.Values[0] = model.CostOrInfinity();
    }

    public override void EvaluateWithSlope(Node node, double t)
    {
        Evaluate(node, t);
        node.Slopes[0] = double.IsFinite(node.Values[0]) && model.TryComputeGradient() ? gradient[index] : double.NaN;
    }

    public override void Return() => values[index] = start;
}
