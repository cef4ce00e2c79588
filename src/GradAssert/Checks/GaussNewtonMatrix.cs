namespace GradientTesting;

/// <summary>
/// The approximation of a Hessian by Gauss and Newton: <c>JᵀJ</c>, which leaves out the residuals times their second derivatives.
/// </summary>
internal static class GaussNewtonMatrix
{
    /// <summary>What sums in another order leave.</summary>
    const double Rounding = 1e-10;

    /// <summary><c>Jᵀf</c>.</summary>
    public static double[] Gradient(double[] residuals, double[,] jacobian)
    {
        var gradient = new double[jacobian.GetLength(1)];
        for (var i = 0; i < residuals.Length; i++)
        {
            for (var j = 0; j < gradient.Length; j++)
            {
                gradient[j] += residuals[i] * jacobian[i, j];
            }
        }

        return gradient;
    }

    /// <summary>Whether what is wrong of a Hessian is that it is <c>JᵀJ</c>, or twice that.</summary>
    /// <param name="suspect">The Hessian.</param>
    /// <param name="jacobian">The Jacobian of the residuals there, row-major.</param>
    public static Finding? Of(MatrixSuspect suspect, double[] jacobian)
    {
        var (product, size) = Product(jacobian, suspect.Columns);
        foreach (var times in (int[])[1, 2])
        {
            if (suspect.All.All(k => Math.Abs(suspect.Analytic[k] - (times * product[k])) <= 1e-8 * times * size[k]))
            {
                return new(DerivativeDiagnosisName.GaussNewton, 0,
                    times == 1 ? "is JᵀJ: the second-order term is missing"
                        : "is 2JᵀJ: the second-order term is missing, and the cost is ½‖f‖²",
                    times == 1 ? "where that is meant, pass gaussNewton: true" : null);
            }
        }

        return null;
    }

    /// <summary>Holds a matrix that is meant to be <c>JᵀJ</c> against that, and at other values too, where J was asked for there.</summary>
    /// <param name="of">The Jacobian, as it was checked.</param>
    /// <param name="matrix">The matrix.</param>
    /// <param name="options">How.</param>
    public static MappingPart Part(MappingPart of, UserFunction<double[]> matrix, GradientCheckOptions options)
    {
        var here = At((VectorMapping)of.Mapping!, matrix, options);
        var part = here.Report.Verdict == GradientVerdict.Match && of.Elsewhere is VectorMapping other
            ? MappingElsewhere.Of(here, At(other, matrix, options), other.Distance)
            : here;
        return part with
        {
            DerivativeEvaluations = matrix.Calls,
            Remarks = [.. part.Remarks, "The Hessian was held against JᵀJ, as was asked for: the second-order term is left out."],
        };
    }

    static MappingPart At(VectorMapping jacobian, UserFunction<double[]> matrix, GradientCheckOptions options)
    {
        var n = jacobian.Columns;
        var claim = matrix.At([.. jacobian.X]);
        if (claim.Numbers.Length != n * n)
        {
            throw new GradientContractException(FormattableString.Invariant(
                $"The Hessian is {string.Join('×', claim.Shape)}, and {n}×{n} is expected: one row and one column for each element of x."));
        }

        var (product, size) = Product(jacobian.Claim, n);
        return MappingCheck.Compared(
            DerivativeWords.GaussNewton, [n, n], claim.Numbers, product, [.. size.Select(each => Rounding * each)], options);
    }

    static (double[] Product, double[] Size) Product(double[] jacobian, int n)
    {
        var (product, size) = (new double[n * n], new double[n * n]);
        for (var i = 0; i < jacobian.Length / n; i++)
        {
            for (var k = 0; k < product.Length; k++)
            {
                var term = jacobian[(i * n) + (k / n)] * jacobian[(i * n) + (k % n)];
                product[k] += term;
                size[k] += Math.Abs(term);
            }
        }

        return (product, size);
    }
}
