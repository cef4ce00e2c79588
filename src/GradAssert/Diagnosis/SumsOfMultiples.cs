namespace GradientTesting;

/// <summary>All sums of multiples of some vectors of one length.</summary>
internal sealed class SumsOfMultiples
{
    const double Dependent = 1e-8;

    readonly List<double[]> basis = [];

    public SumsOfMultiples(IEnumerable<double[]> vectors)
    {
        foreach (var vector in vectors)
        {
            var left = Left(vector);
            var size = Size(left);
            if (size > Dependent * Size(vector))
            {
                basis.Add(Array.ConvertAll(left, number => number / size));
            }
        }
    }

    /// <summary>
    /// Whether a vector is one of them, but for rounding. Of fewer numbers than it has a sum of as many vectors is any vector; in float32
    /// one number that is left is near by chance.
    /// </summary>
    /// <param name="vector">The vector.</param>
    /// <param name="same">What rounding leaves of a product.</param>
    public bool Has(double[] vector, double same) =>
        basis.Count > 0 && vector.Length - basis.Count >= (same > RankOne.OfDouble ? 2 : 1)
        && Size(Left(vector)) <= 10 * same * Size(vector);

    /// <summary>What is left of a vector beside the nearest of them.</summary>
    public double[] Left(double[] vector)
    {
        double[] left = [.. vector];
        // Twice, since the first leaves what rounding makes of nearly dependent vectors.
        foreach (var unit in basis.Concat(basis))
        {
            var along = Norm.Dot(left.Length, i => left[i], i => unit[i]);
            left = [.. left.Select((number, i) => number - (along * unit[i]))];
        }

        return left;
    }

    static double Size(double[] vector) => Norm.Of(vector.Length, i => vector[i]);
}
