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
        double Slope(int at) => isRight ? mapping.Claim[at] : of.Derivative!.Elements[at].Value;
        // Each output counts as much as the others, whatever its unit is.
        double Unit(int row) => directions.Select((v, k) => Math.Abs(Slope((row * directions.Length) + k)) / Norm.Of(v.Length, j => v[j]))
            .Where(double.IsFinite).Append(0).Max() is > 0 and var size ? Math.ScaleB(1, -Math.ILogB(size)) : 1;
        double[] units = [.. Enumerable.Range(0, mapping.Rows).Select(Unit)];
        for (var k = 0; k < directions.Length; k++)
        {
            double[] c = [.. units.Select((unit, i) => unit * UpstreamGradient.Drawn(Draw.Bits(MappingCheck.Seed, k)).At(0, i))];
            var product = transposed(c).At(point).Numbers;
            if (product.Length != point.Length)
            {
                throw new GradientContractException(FormattableString.Invariant(
                    $"The vjp returned {product.Length} numbers, and {point.Length} are expected: one for each element of x."));
            }

            if (mapping.Distance == 0 && Array.FindIndex(product, number => !double.IsFinite(number)) is >= 0 and var j)
            {
                throw new GradientContractException(FormattableString.Invariant(
                    $"The vjp returned {Digits.Of(product[j])} for element {j} of x, and f is finite: look for a division by zero or an ")
                        + "overflow in it.");
            }

            var size = product.Zip(directions[k], (one, other) => Math.Abs(one * other)).Sum();
            analytic[k] = product.Zip(directions[k], (one, other) => one * other).Sum();
            for (var i = 0; i < mapping.Rows; i++)
            {
                var at = (i * directions.Length) + k;
                numeric[k] += c[i] * Slope(at);
                size += Math.Abs(c[i] * Slope(at));
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
