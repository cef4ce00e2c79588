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
    public static Finding? Of(MatrixSuspect suspect, Mapping jacobian)
    {
        var (product, size) = Product(jacobian);
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

    /// <summary>Holds a matrix that is meant to be <c>JᵀJ</c> against that.</summary>
    public static MappingPart Part(VectorMapping jacobian, UserFunction<double[]> matrix, GradientCheckOptions options)
    {
        var n = jacobian.Columns;
        var claim = matrix.At(jacobian.Point!);
        if (claim.Numbers.Length != n * n)
        {
            throw new GradientContractException(FormattableString.Invariant(
                $"The Hessian is {string.Join('×', claim.Shape)}, and {n}×{n} is expected: one row and one column for each element of x."));
        }

        var (product, size) = Product(jacobian);
        return MappingCheck.Compared(
            DerivativeWords.GaussNewton, [n, n], claim.Numbers, product, [.. size.Select(each => Rounding * each)], options) with
        {
            DerivativeEvaluations = matrix.Calls,
            Remark = "The Hessian was held against JᵀJ, as was asked for: the second-order term is left out.",
        };
    }

    static (double[] Product, double[] Size) Product(Mapping jacobian)
    {
        var n = jacobian.Columns;
        var (product, size) = (new double[n * n], new double[n * n]);
        for (var i = 0; i < jacobian.Rows; i++)
        {
            for (var k = 0; k < product.Length; k++)
            {
                var term = jacobian.Claim[(i * n) + (k / n)] * jacobian.Claim[(i * n) + (k % n)];
                product[k] += term;
                size[k] += Math.Abs(term);
            }
        }

        return (product, size);
    }
}
