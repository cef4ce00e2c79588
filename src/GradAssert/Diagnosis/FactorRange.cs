namespace GradientTesting;

/// <summary>The factors by which the gradient of a component may be multiplied, as far as its elements tell.</summary>
/// <param name="Least">No factor is smaller.</param>
/// <param name="Most">None is larger; below <paramref name="Least"/> where no factor is that of each element.</param>
/// <remarks>
/// A factor that is told is proven. That one can be there is enough to doubt what else is said of the component.
/// </remarks>
internal readonly record struct FactorRange(double Least, double Most)
{
    /// <summary>So many elements that are known have to agree: any one has a factor.</summary>
    const int Fewest = 2;

    const double Sharp = 1e-6;

    public bool IsPossible => Least <= Most;

    /// <param name="analytic">a.</param>
    /// <param name="numeric">n.</param>
    /// <param name="fewest">So many elements have to be known.</param>
    /// <returns>Null where too few are.</returns>
    public static FactorRange? Of(
        IReadOnlyList<double> analytic, IReadOnlyList<ElementDerivative> numeric, int fewest = Fewest)
    {
        var (range, known) = (new FactorRange(double.NegativeInfinity, double.PositiveInfinity), 0);
        for (var i = 0; i < analytic.Count; i++)
        {
            var (a, n, bar) = (analytic[i], numeric[i].Value, numeric[i].ErrorBar);
            // Of an element that may be zero every factor is one, and so it is of one that is right between two slopes.
            if (!numeric[i].IsKink && !numeric[i].IsWrongBeside && Math.Abs(n) > 4 * bar)
            {
                var (factor, off) = (a / n, (2 * Math.Max(1, Math.Abs(a / n)) * bar / Math.Abs(n)) + Sharp);
                (range, known) = (range.And(new(factor - off, factor + off)), known + 1);
            }
        }

        return known < fewest ? null : range;
    }

    /// <summary>The multiples of its own values that may have been added to it, as weight decay is.</summary>
    /// <param name="analytic">a.</param>
    /// <param name="numeric">n.</param>
    /// <param name="values">W.</param>
    public static FactorRange OfDecay(
        IReadOnlyList<double> analytic, IReadOnlyList<ElementDerivative> numeric, IReadOnlyList<double> values)
    {
        var range = new FactorRange(double.NegativeInfinity, double.PositiveInfinity);
        for (var i = 0; i < analytic.Count; i++)
        {
            var (error, bar) = (analytic[i] - numeric[i].Value, (2 * numeric[i].ErrorBar) + (Sharp * Math.Abs(analytic[i])));
            var (decay, off) = (error / values[i], bar / Math.Abs(values[i]));
            range = values[i] != 0 ? range.And(new(decay - off, decay + off))
                : Math.Abs(error) <= bar ? range : new(double.PositiveInfinity, double.NegativeInfinity);
        }

        return range;
    }

    /// <summary>Whether a factor that another run tells can be the one here.</summary>
    public bool Contains(double factor) => Least <= factor && factor <= Most;

    public FactorRange And(FactorRange other) => new(Math.Max(Least, other.Least), Math.Min(Most, other.Most));
}
