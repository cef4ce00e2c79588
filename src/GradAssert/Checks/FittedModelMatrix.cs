namespace GradientTesting;

/// <summary>The Hessian of a model of curve fitting, held against <c>JᵀWJ</c>: J is taken by differences of the model's values.</summary>
internal sealed class FittedModelMatrix
{
    /// <summary>The steps that J is guessed with, in scales: another step has to agree.</summary>
    const double Step = 1e-5;

    /// <summary>
    /// Where the slopes on both sides differ by more than this part of what is typical of the column, an observation is on a kink, and
    /// either slope is right.
    /// </summary>
    const double Kink = 1e-3;

    /// <summary>So many bars large, an element of the gradient has a sign.</summary>
    const double Known = 4;

    readonly int n;
    readonly double[] jacobian;
    readonly double[] errors;
    readonly (int Row, int Column, double Weight)[] weights;

    FittedModelMatrix(int n, double[] jacobian, double[] errors, (int Row, int Column, double Weight)[] weights) =>
        (this.n, this.jacobian, this.errors, this.weights) = (n, jacobian, errors, weights);

    /// <summary>
    /// Four evaluations of the model for each parameter, some 40 for its noise, and three at other parameters, where more are made if the
    /// matrix seems to be another one there.
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
        var scales = VectorMapping.Scales(point);
        double[] Moved(double[] steps) => [.. point.Select((x, j) => x + (steps[j] * scales[j]))];
        var values = new UserFunction<double[]>(
            "the model", steps => model.ModelValues(Moved(steps)), PointStorage.Doubles, GradientCheckHost.CancellationOf(options));
        var here = values.At(new double[point.Length]).Numbers;
        var (ahead, behind) = (Sides(values, here, point.Length, Step), Sides(values, here, point.Length, -Step));
        double[] guess = [.. ahead.Zip(behind, (one, other) => (one + other) / 2)];
        var mapping = new TangentMapping(
            values, values, here, new(guess, [here.Length, point.Length], values.UnitRoundoff), point.Length)
        {
            Words = DerivativeWords.ModelHessian,
        };
        var found = MappingDerivative.Of(mapping, options);
        double[] units = [.. found.Elements.Select((_, k) => 1 / scales[k % point.Length])];
        // Where the guess was accepted, what it and the difference do not agree on is what either may be off.
        double Off(ElementDerivative element, int k) => element.ErrorBar + Math.Min(
            Math.Abs(element.Value - guess[k]), Math.Max(element.Floor, options.RelativeTolerance * Math.Abs(element.Value)))
            + OffAtKink(ahead, behind, k, point.Length);
        var matrix = new FittedModelMatrix(point.Length,
            [.. found.Elements.Select((element, k) => element.Value * units[k])],
            [.. found.Elements.Select((element, k) => Off(element, k) * units[k])],
            model.WeightsOf(here.Length));
        var (numeric, bars) = matrix.Product(1);
        return MappingCheck.Compared(
            DerivativeWords.ModelHessian, [matrix.n, matrix.n], claim, numeric, bars, options, Correlations(matrix.n, claim, numeric),
            suspect => new GramHypotheses(
                suspect, FactorOf(gradient), matrix.AreFlipped(gradient), power => matrix.Product(power).Product).Of()) with
        {
            Noise = found.Noise,
            Evaluations = values.Calls,
        };
    }

    /// <summary>One-sided differences, row-major.</summary>
    static double[] Sides(UserFunction<double[]> values, double[] here, int n, double step)
    {
        double[][] columns = [.. Enumerable.Range(0, n).Select(j =>
        {
            var moved = new double[n];
            moved[j] = step;
            return values.At(moved).Numbers.Zip(here, (one, other) => (one - other) / step).ToArray();
        })];
        return [.. Enumerable.Range(0, n * here.Length).Select(k => columns[k % n][k / n])];
    }

    static double OffAtKink(double[] ahead, double[] behind, int k, int n)
    {
        var (column, rows) = (k % n, ahead.Length / n);
        var typical = Norm.Rms(rows, i => Math.Max(Math.Abs(ahead[(i * n) + column]), Math.Abs(behind[(i * n) + column])));
        return Math.Abs(ahead[k] - behind[k]) is var between && between > Kink * typical ? between / 2 : 0;
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
