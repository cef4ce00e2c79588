namespace GradientTesting;

/// <summary>What explains a wrong product of a Jacobian with directions.</summary>
/// <param name="directions">v, one for each column of the suspect.</param>
/// <param name="product">The product at the point, for any direction; null where it threw.</param>
/// <param name="jacobian">By differences, row-major; asked for only where it is needed.</param>
internal sealed class ProductHypotheses(double[][] directions, Func<double[], double[]?> product, Func<double[]> jacobian)
{
    /// <summary>Differences without a choice of steps are known so well.</summary>
    const double Known = 1e-4;

    public Finding? Of(MatrixSuspect suspect) => Linearity() ?? Contribution(suspect);

    Finding? Linearity()
    {
        var once = product(directions[0]);
        var twice = product([.. directions[0].Select(step => 2 * step)]);
        if (once is null || twice is null || once.Length != twice.Length || !once.Any(element => element != 0))
        {
            return null;
        }

        bool Is(double times) => once.Zip(twice).All(pair =>
            Math.Abs(pair.Second - (times * pair.First)) <= 1e-6 * once.Max(Math.Abs) * Math.Max(1, times));
        return Is(2) ? null : new(DerivativeDiagnosisName.NotLinear, 0, "is not linear in the direction",
            Is(4) ? "twice v gives four times the product: is v applied twice?"
            : Is(1) ? "twice v gives the same product: is v normalized, or not used?"
            : "twice v does not give twice the product");
    }

    // Of D = A − N, each column is what one element of x contributes to that direction, times a number.
    Finding? Contribution(MatrixSuspect suspect)
    {
        var (J, n) = (jacobian(), directions[0].Length);
        var size = Enumerable.Range(0, suspect.Rows).Select(i => Norm.Of(n, j => J[(i * n) + j] * directions[0][j])).ToArray();
        var found = new List<(int Element, MatrixFactor Factor)>();
        for (var j = 0; j < n; j++)
        {
            double Part(int k) => J[(k / suspect.Columns * n) + j] * directions[k % suspect.Columns][j];
            var best = suspect.All.MaxBy(k => Math.Abs(Part(k)) / (suspect.Bars[k] + (Known * Scaled(k))));
            var times = (suspect.Analytic[best] - suspect.Numeric[best]) / Part(best);
            if (double.IsFinite(times) && times != 0 && suspect.All.All(k =>
                Math.Abs(suspect.Analytic[k] - suspect.Numeric[k] - (times * Part(k))) <= suspect.Bars[k] + (Known * Scaled(k))))
            {
                var uncertainty = (suspect.Bars[best] + (Known * Scaled(best))) / Math.Abs(Part(best));
                // A factor is none that the differences do not tell from zero.
                var factor = Math.Abs(1 + times) <= uncertainty ? 0 : 1 + times;
                found.Add((j, new(factor, factor == 0 ? 0 : uncertainty / Math.Abs(factor), suspect.Rows)));
            }
        }

        return found is [var (element, known)]
            ? new(DerivativeDiagnosisName.Contribution, 0, known.IsZero
                ? FormattableString.Invariant($"lacks what x[{element}] contributes")
                : known.Is(-1) ? FormattableString.Invariant($"has what x[{element}] contributes with the wrong sign")
                : FormattableString.Invariant($"has {known.Times} times what x[{element}] contributes"), known.Why)
            : null;

        double Scaled(int k) => size[k / suspect.Columns] * Ratio(k % suspect.Columns);
        double Ratio(int direction) => Norm.Of(n, j => directions[direction][j]) / Norm.Of(n, j => directions[0][j]);
    }
}
