namespace GradientTesting;

/// <summary>The gradient a hair beside the point: what an integral cannot see is the value at the point itself.</summary>
/// <remarks>
/// At a kink any value between the slopes beside it is a subgradient (R. T. Rockafellar, Convex Analysis, 1970, section 24).
/// Backpropagation through several kinks at once may give a value outside: then the point moved off by a hair is what was
/// judged, and the report says so.
/// </remarks>
internal sealed class PointNeighbours
{
    /// <summary>Directions, each looked at on both sides: of a kink through the point one side is on each.</summary>
    const int Directions = 3;

    /// <summary>A hair, in units of rounding of the storage: far above what rounding does, far below what bends.</summary>
    const double Units = 64;

    /// <summary>Of a component's largest gradient, the change over a hair for which it is worth asking how fast it changes.</summary>
    const double Noticeable = 1e-3;

    /// <summary>How much faster than on the average over a scale a smooth gradient may change at the point.</summary>
    const double Steeper = 16;

    readonly List<TensorCopy[]> gradients = [];
    double[] ofSmooth = [];

    PointNeighbours()
    {
    }

    /// <summary>
    /// Six evaluations of the cost and of the gradient, and one more of each where the gradient is so small that what a smooth one
    /// changes over a hair could be taken for a kink. Where one is not defined there is one neighbour less.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="baseline">The point.</param>
    /// <param name="scales">Of each component's elements.</param>
    /// <param name="unit">The length on which the gradient is about the same, in scales.</param>
    /// <param name="random">Draws directions.</param>
    public static PointNeighbours Of(
        ModelUnderTest model, Baseline baseline, IReadOnlyList<ComponentScale> scales, double unit, Random random)
    {
        var neighbours = new PointNeighbours();
        var hair = Units * model.Components.Max(component => component.Values.UnitRoundoff);
        for (var k = 0; k < Directions; k++)
        {
            var directions = Direction.OfAll(model, scales, 0.5, random);
            foreach (var side in (double[])[hair, -hair])
            {
                Direction.Move(model, baseline, directions, side);
                if (double.IsFinite(model.CostOrInfinity()) && model.TryComputeGradient())
                {
                    neighbours.gradients.Add(TensorCopy.Of(model.Components.Select(component => component.Gradient)));
                }
            }
        }

        neighbours.ofSmooth = neighbours.AreNoticeable(baseline)
            ? OfSmooth(model, baseline, Direction.OfAll(model, scales, 0.5, random), unit > 0 ? unit : 1, Steeper * hair)
            : new double[model.Components.Count];
        baseline.Return();
        return neighbours;
    }

    bool AreNoticeable(Baseline baseline) => baseline.Gradient.Select((gradient, c) =>
        gradients.Any(beside => Change(beside[c], gradient) > Noticeable * Magnitude.Largest(gradient))).Any(isSo => isSo);

    /// <summary>Per component, what a gradient that is smooth changes over a hair; 0 where it is not defined a scale away.</summary>
    static double[] OfSmooth(ModelUnderTest model, Baseline baseline, IReadOnlyList<Direction> directions, double unit, double hair)
    {
        Direction.Move(model, baseline, directions, unit);
        return double.IsFinite(model.CostOrInfinity()) && model.TryComputeGradient()
            ? [.. model.Components.Select((component, c) => hair / unit * Change(component.Gradient.Copy(), baseline.Gradient[c]))]
            : new double[model.Components.Count];
    }

    static double Change(TensorCopy one, TensorCopy other) =>
        Enumerable.Range(0, other.Length).Max(i => Math.Abs(one[i] - other[i])) is var change && double.IsFinite(change) ? change : 0;

    /// <summary>
    /// Completes the elements that a walk has accepted: which sit on kinks, and whether the value at the point is one of its own.
    /// </summary>
    public ComponentDerivative Complete(ComponentUnderTest component, ComponentDerivative derivative)
    {
        var elements = derivative.Elements.ToArray();
        int? farthest = null;
        var most = 0.0;
        for (var k = 0; k < elements.Length && gradients.Count > 0; k++)
        {
            var i = derivative.Position(k);
            if (!elements[k].IsWalked || elements[k].IsDoubtful || !component.Tolerance.Accepts(component.Analytic[i], elements[k]))
            {
                continue;
            }

            var (analytic, wanted) = (component.Analytic[i], Math.Max(component.Wanted(i), ofSmooth[component.Index]));
            double[] beside = [.. gradients.Select(gradient => gradient[component.Index][i])];
            var (least, largest) = (beside.Min(), beside.Max());
            if (Math.Max(least - analytic, analytic - largest) - wanted is var outside && outside > 0)
            {
                (farthest, most) = outside > most ? (k, outside) : (farthest, most);
            }
            else if (largest - least > wanted)
            {
                elements[k] = elements[k] with { IsKink = true, Left = Math.Min(least, analytic), Right = Math.Max(largest, analytic) };
            }
        }

        return derivative with { Elements = elements, AtThePoint = farthest is { } at ? Note(component, derivative.Position(at)) : null };
    }

    static string Number(double number) => FormattableString.Invariant($"{number:G6}");

    string Note(ComponentUnderTest component, int i)
    {
        double[] beside = [.. gradients.Select(gradient => gradient[component.Index][i])];
        var (least, largest) = (Number(beside.Min()), Number(beside.Max()));
        return $"at exactly these values the gradient of {ElementName.Of(component.Component, i)} is {Number(component.Analytic[i])}, "
            + $"a hair beside them {least}{(least == largest ? "" : $" to {largest}")}";
    }
}
