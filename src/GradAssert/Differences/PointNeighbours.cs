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

    /// <summary>
    /// A second hair is so much longer. Over it what changes smoothly changes at least so many times as much; by a kink it changes as much
    /// as over the first.
    /// </summary>
    const double Longer = 64, Grown = 4;

    readonly List<TensorCopy[]> gradients = [];
    readonly List<TensorCopy[]> farther = [];

    PointNeighbours()
    {
    }

    /// <summary>
    /// Six evaluations of the cost and of the gradient, and six more of each where the gradient is so small that what a smooth one
    /// changes over a hair could be taken for a kink. Where one is not defined there is one neighbour less.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="baseline">The point.</param>
    /// <param name="scales">Of each component's elements.</param>
    /// <param name="random">Draws directions.</param>
    public static PointNeighbours Of(ModelUnderTest model, Baseline baseline, IReadOnlyList<ComponentScale> scales, Random random)
    {
        var neighbours = new PointNeighbours();
        var hair = Units * model.Components.Max(component => component.Values.UnitRoundoff);
        Direction[][] directions = [.. Enumerable.Range(0, Directions).Select(_ => Direction.OfAll(model, scales, 0.5, random).ToArray())];
        neighbours.gradients.AddRange(At(hair));
        if (neighbours.AreNoticeable(baseline))
        {
            neighbours.farther.AddRange(At(Longer * hair));
        }

        baseline.Return();
        return neighbours;

        IEnumerable<TensorCopy[]> At(double move)
        {
            foreach (var (direction, side) in directions.SelectMany(each => new[] { (each, move), (each, -move) }))
            {
                Direction.Move(model, baseline, direction, side);
                if (double.IsFinite(model.CostOrInfinity()) && model.TryComputeGradient())
                {
                    yield return TensorCopy.Of(model.Components.Select(component => component.Gradient));
                }
            }
        }
    }

    bool AreNoticeable(Baseline baseline) => baseline.Gradient.Select((gradient, c) =>
        gradients.Any(beside => Change(beside[c], gradient) > Noticeable * Magnitude.Largest(gradient))).Any(isSo => isSo);

    bool IsSmooth(ComponentUnderTest component, int i)
    {
        double Most(List<TensorCopy[]> beside) => beside.Select(gradient => Math.Abs(gradient[component.Index][i] - component.Analytic[i]))
            .Where(double.IsFinite).Append(0).Max();
        return farther.Count == gradients.Count && Most(farther) >= Grown * Most(gradients);
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
            if (!elements[k].IsWalked || elements[k].IsDoubtful || !component.Tolerance.Accepts(component.Analytic[i], elements[k])
                || IsSmooth(component, i))
            {
                continue;
            }

            var (analytic, wanted) = (component.Analytic[i], component.Wanted(i));
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
