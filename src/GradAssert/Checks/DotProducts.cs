namespace GradientTesting;

/// <summary>The dot-product test of a product with a Jacobian and one with its transpose: <c>⟨c, Jv⟩ = ⟨Jᵀc, v⟩</c>.</summary>
internal static class DotProducts
{
    /// <summary>What rounding of sums leaves of each, beside what is summed.</summary>
    const double Rounding = 1e-10;

    /// <summary>
    /// One product with the transpose for each direction, and as many at other values where the product was asked for there. Where the
    /// product itself is wrong, the transpose is held against what differences have found of it.
    /// </summary>
    /// <param name="of">The product, which was checked.</param>
    /// <param name="directions">v.</param>
    /// <param name="transposed">The product with the transpose, for an upstream vector.</param>
    /// <param name="options">How.</param>
    public static MappingPart Of(
        MappingPart of, double[][] directions, Func<double[], UserFunction<double[]>> transposed, GradientCheckOptions options)
    {
        var here = At(of.Mapping!, of, directions, transposed, options);
        return here.Report.Verdict == GradientVerdict.Match && of.Elsewhere is { } other
            ? MappingElsewhere.Of(here, At(other, of, directions, transposed, options), other.Distance)
            : here;
    }

    static MappingPart At(
        Mapping mapping, MappingPart of, double[][] directions, Func<double[], UserFunction<double[]>> transposed,
        GradientCheckOptions options)
    {
        double[] point = [.. ((VectorMapping)mapping).X];
        var isRight = of.Report.Verdict == GradientVerdict.Match;
        double[] analytic = new double[directions.Length], numeric = new double[directions.Length], bars = new double[directions.Length];
        for (var k = 0; k < directions.Length; k++)
        {
            double[] c = [.. Enumerable.Range(0, mapping.Rows).Select(i =>
                UpstreamGradient.Drawn(Draw.Bits(MappingCheck.Seed, k)).At(0, i))];
            var product = transposed(c).At(point).Numbers;
            if (product.Length != point.Length)
            {
                throw new GradientContractException(FormattableString.Invariant(
                    $"The vjp returned {product.Length} numbers, and {point.Length} are expected: one for each element of x."));
            }

            var size = product.Zip(directions[k], (one, other) => Math.Abs(one * other)).Sum();
            analytic[k] = product.Zip(directions[k], (one, other) => one * other).Sum();
            for (var i = 0; i < mapping.Rows; i++)
            {
                var at = (i * directions.Length) + k;
                var slope = isRight ? mapping.Claim[at] : of.Derivative!.Elements[at].Value;
                numeric[k] += c[i] * slope;
                size += Math.Abs(c[i] * slope);
                bars[k] += isRight ? 0 : Math.Abs(c[i]) * of.Derivative!.Elements[at].ErrorBar;
            }

            // Differences know it no better than is tolerated of them.
            bars[k] += (isRight ? Rounding : options.RelativeTolerance) * size;
        }

        return MappingCheck.Compared(DerivativeWords.Vjp, [directions.Length], analytic, numeric, bars, options) with
        {
            DerivativeEvaluations = directions.Length,
        };
    }
}
