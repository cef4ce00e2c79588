namespace GradientTesting;

/// <summary>How far a cost stays the same around the point, and by how much it changes where it no longer does.</summary>
/// <param name="here">The cost at the point.</param>
/// <param name="at">The cost at a distance from it.</param>
internal sealed class ConstantStretch(double here, Func<double, double> at)
{
    (double Low, double High, double Beyond)? edge;
    double shortest = double.PositiveInfinity;
    bool isConstant;

    /// <summary>Takes note of a table.</summary>
    /// <param name="places">Where its costs are, from the point on.</param>
    /// <param name="table">The costs.</param>
    /// <param name="spacing">Between them: what the shortest table says of the point counts.</param>
    public void See(double[] places, double[] table, double spacing)
    {
        var first = Array.FindIndex(table, cost => cost != here);
        shortest = Math.Min(shortest, spacing);
        isConstant = spacing > shortest ? isConstant : first < 0;
        edge = first < 0 ? edge : (first == 0 ? 0 : places[first - 1], places[first], table[first]);
    }

    /// <summary>
    /// Of a cost that is constant around the point, by how much it changes at the place where it is no longer: by the height of a step
    /// where it moves in steps. 0 of others. Some 50 evaluations, and none where the nearest other cost is rounding.
    /// </summary>
    /// <param name="rounding">What is no more than this is no step.</param>
    public double Leaving(double rounding) =>
        edge is var (low, high, beyond) && isConstant ? Step(here, at, low, high, beyond, rounding) : 0;

    /// <summary>By how much a cost changes at the place where it is no longer the same as at the point.</summary>
    /// <param name="here">The cost at the point.</param>
    /// <param name="at">The cost at a distance from it.</param>
    /// <param name="low">Where it is the same.</param>
    /// <param name="high">Where it is another.</param>
    /// <param name="beyond">The cost there.</param>
    /// <param name="rounding">What is no more than this is no step.</param>
    public static double Step(double here, Func<double, double> at, double low, double high, double beyond, double rounding)
    {
        bool IsStep() => Math.Abs(beyond - here) > rounding;
        for (var middle = (low + high) / 2; middle != low && middle != high && IsStep(); middle = (low + high) / 2)
        {
            var there = at(middle);
            (low, high, beyond) = there == here ? (middle, high, beyond) : (low, middle, there);
        }

        return IsStep() && double.IsFinite(beyond) ? Math.Abs(beyond - here) : 0;
    }
}
