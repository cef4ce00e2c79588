namespace GradientTesting;

/// <summary>The Hessian of a model of curve fitting, held against <c>JᵀWJ</c>: J is taken by differences of the model's values.</summary>
internal sealed class FittedModelMatrix
{
    /// <summary>So many bars large, an element of the gradient has a sign.</summary>
    const double Known = 4;

    readonly int n;
    readonly double[] jacobian;
    readonly double[] errors;
    readonly (int Row, int Column, double Weight)[] weights;

    FittedModelMatrix(int n, double[] jacobian, double[] errors, (int Row, int Column, double Weight)[] weights) =>
        (this.n, this.jacobian, this.errors, this.weights) = (n, jacobian, errors, weights);

    /// <summary>
    /// Four evaluations of the model for each parameter, some 40 for its noise, and three at other parameters. More are made where that
    /// does not do: 16 for each parameter, and all of it where the matrix seems to be another one at other parameters.
    /// </summary>
    /// <param name="model">The model, in which the parameters that are fixed are known.</param>
    /// <param name="point">The parameters.</param>
    /// <param name="claim">The Hessian there, row-major.</param>
    /// <param name="gradient">What was found of the gradient, which knows of signs.</param>
    /// <param name="options">How.</param>
    public static MappingPart Part(FittedModel model, double[] point, double[] claim, MappingPart gradient, GradientCheckOptions options)
    {
        var here = At(model, point, claim, gradient, options);
        return here.Report.Verdict == GradientVerdict.Match && ModelElsewhere.Of(model, point) is { } other && !other.Agrees(model)
            ? MappingElsewhere.Of(here, At(model, other.Point, other.Hessian, gradient, options), other.Distance)
            : here;
    }

    static MappingPart At(FittedModel model, double[] point, double[] claim, MappingPart gradient, GradientCheckOptions options)
    {
        var jacobian = new ModelJacobian(model, point, options);
        var part = Compared();
        if (part.Report.Verdict != GradientVerdict.Match)
        {
            jacobian.Complete();
            part = Compared();
        }

        return part with { Noise = jacobian.Noise, Evaluations = jacobian.Evaluations };

        MappingPart Compared()
        {
            var (numbers, errors) = jacobian.Known();
            var matrix = new FittedModelMatrix(point.Length, numbers, errors, model.WeightsOf(jacobian.Observations));
            var (numeric, bars) = matrix.Product(1);
            return MappingCheck.Compared(
                DerivativeWords.ModelHessian, [matrix.n, matrix.n], claim, numeric, bars, options, options.RelativeTolerance,
                Correlations(matrix.n, claim, numeric), suspect => new GramHypotheses(
                    suspect, FactorOf(gradient), matrix.AreFlipped(gradient), power => matrix.Product(power).Product).Of());
        }
    }

    /// <summary>What each element is multiplied by: one over the roots of the diagonal, so that units do not matter.</summary>
    static double[] Correlations(int n, double[] claim, double[] numeric)
    {
        double[] sizes = [.. Enumerable.Range(0, n).Select(j =>
            Math.Sqrt(Math.Max(Math.Abs(numeric[(j * n) + j]), Math.Abs(claim[(j * n) + j]))) is > 0 and var size ? size : 1)];
        return [.. Enumerable.Range(0, n * n).Select(k => 1 / (sizes[k / n] * sizes[k % n]))];
    }

    /// <summary>What the gradient is multiplied by: 1 where it is right; null where that is no number, or not known.</summary>
    static double? FactorOf(MappingPart gradient) => gradient.Report.Verdict == GradientVerdict.Match ? 1
        : gradient.Report.Diagnosis?.Finding switch
        {
            { Factor: { } factor } => factor,
            { Name: DiagnosisName.SignFlipped } => -1,
            _ => null,
        };

    /// <summary>Of each column of J, whether its element of the gradient has the wrong sign.</summary>
    bool[] AreFlipped(MappingPart gradient)
    {
        var flipped = new bool[n];
        foreach (var element in gradient.Report.Compared.All)
        {
            flipped[element.Position] = element.Analytic * element.Numeric < 0
                && Math.Abs(element.Numeric) > Known * element.Derivative.ErrorBar;
        }

        return flipped;
    }

    /// <summary><c>Jᵀ Wᵖ J</c>, of a diagonal W: p is 0 where weights are left out, and 2 where they are applied twice.</summary>
    (double[] Product, double[] Bars) Product(double power)
    {
        var (product, bars) = (new double[n * n], new double[n * n]);
        foreach (var (row, column, weight) in weights)
        {
            Add(product, bars, row, column, power == 1 ? weight : row == column ? Math.Pow(weight, power) : 0);
        }

        return (product, bars);
    }

    void Add(double[] product, double[] bars, int i, int l, double weight)
    {
        for (var k = 0; k < product.Length; k++)
        {
            int one = (i * n) + (k / n), other = (l * n) + (k % n);
            product[k] += weight * jacobian[one] * jacobian[other];
            bars[k] += Math.Abs(weight) * ((Math.Abs(jacobian[one]) * errors[other]) + (Math.Abs(jacobian[other]) * errors[one])
                + (errors[one] * errors[other]));
        }
    }
}
