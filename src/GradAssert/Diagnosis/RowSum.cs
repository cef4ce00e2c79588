namespace GradientTesting;

/// <summary>A row as a sum of other rows, some of them several times.</summary>
internal static class RowSum
{
    const int MostTerms = 5;
    const int MostTried = 20_000;
    const double Sharp = 1e-6;

    /// <summary>A sum that is known no better than this part of it could be one of many by chance.</summary>
    const double MostUncertain = 1e-4;

    /// <param name="sum">The row.</param>
    /// <param name="terms">What it may be a sum of.</param>
    /// <param name="bar">What noise may have done to it, as a norm.</param>
    /// <returns>The norm of what is left over; null where it is no sum, or there are too many to try.</returns>
    public static double? Of(double[] sum, IReadOnlyList<double[]> terms, double bar)
    {
        var size = Norm.Of(sum.Length, k => sum[k]);
        var limit = (Sharp * size) + bar;
        var tried = 0;
        return limit <= MostUncertain * size
            ? Enumerable.Range(1, MostTerms).Select(most => Left(sum, 0, most)).FirstOrDefault(left => left is not null)
            : null;

        double? Left(double[] rest, int first, int most)
        {
            var left = Norm.Of(rest.Length, k => rest[k]);
            if (left <= limit)
            {
                return left;
            }

            for (var term = first; most > 0 && term < terms.Count && tried++ < MostTried; term++)
            {
                var next = terms[term];
                if (Left([.. rest.Zip(next, (one, other) => one - other)], term, most - 1) is { } found)
                {
                    return found;
                }
            }

            return null;
        }
    }
}
