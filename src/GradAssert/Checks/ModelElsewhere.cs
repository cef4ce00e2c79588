namespace GradientTesting;

/// <summary>A model of curve fitting at other parameters, where a Hessian of captured ones is another than <c>JᵀWJ</c>.</summary>
/// <param name="Point">The parameters.</param>
/// <param name="Hessian">The Hessian there.</param>
/// <param name="Distance">How far off they are, as a part of the size of each.</param>
internal sealed record ModelElsewhere(double[] Point, double[] Hessian, double Distance)
{
    /// <summary>A step, in scales; and what differences of one step may be off, without a choice of it.</summary>
    const double Step = 1e-5, Known = 1e-4;

    const ulong Seed = 7;

    /// <summary>One evaluation of the model, or a few where it is not defined.</summary>
    public static ModelElsewhere? Of(FittedModel model, double[] point)
    {
        var (n, value) = (point.Length, double.NaN);
        return OtherValues.First(point, VectorMapping.Scales(point), (other, size) => OtherValues.Finite(() =>
        {
            var reading = model.At(other);
            value = reading.Value;
            return new(reading.Hessian ?? [], [n, n], 0);
        }, n * n) is { } hessian && double.IsFinite(value) ? new ModelElsewhere(other, hessian.Numbers, size) : null);
    }

    /// <summary>
    /// Whether <c>vᵀHv</c> is <c>‖Jv‖²</c>, weighted, along a direction that moves all parameters: three evaluations of the model. What
    /// does not agree may be right: it is looked at closely.
    /// </summary>
    public bool Agrees(FittedModel model)
    {
        var (n, v) = (Point.Length, VectorMapping.DirectionsOn(VectorMapping.Scales(Point), [Step], Seed)[0]);
        double[] At(int side) => model.ModelValues([.. Point.Zip(v, (x, step) => x + (side * step))]);
        var rows = At(0).Length;
        if (OtherValues.Finite(() => new([.. At(1).Zip(At(-1), (one, other) => (one - other) / 2)], [rows], 0), rows)
            is not { Numbers: var change })
        {
            return true;
        }

        var (sum, size) = (0.0, 0.0);
        foreach (var (row, column, weight) in model.WeightsOf(change.Length))
        {
            var term = weight * change[row] * change[column];
            (sum, size) = (sum + term, size + Math.Abs(term));
        }

        var claimed = Enumerable.Range(0, n * n).Sum(k => v[k / n] * Hessian[k] * v[k % n]);
        return Math.Abs(claimed - sum) <= Known * size;
    }
}
