using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using Complex = System.Numerics.Complex;

namespace GradientTesting.LanguageVersions.Tests;

/// <summary>Calls as users write them, one in a method. The name of a method is the name of a test.</summary>
internal static class Calls
{
    const string
        OfDoubles = "Func<Double[], Double[]>",
        OfSingles = "<Single[], Single[]>",
        OfMatrices = "<Matrix<Double>, Matrix<Double>>";

    [Takes("IGradientLayer")]
    public static GradientReport Layer() => GradAssert.BackwardMatchesNumerical(new Square());

    [Takes("IGradientLayer, GradientRun")]
    public static GradientReport LayerAtRun() => GradAssert.BackwardMatchesNumerical(new Square(), GradientRun.AsIs);

    [Takes(OfDoubles)]
    public static GradientReport Lambdas()
    {
        double[] kept = [];
        return GradAssert.BackwardMatchesNumerical(
            x => [.. (kept = x).Select(number => number > 0 ? number * number : 0)],
            dy => [.. kept.Zip(dy, (number, up) => number > 0 ? 2 * number * up : 0)], at: [0.4, -1.3]);
    }

    [Takes(OfDoubles)]
    public static GradientReport LambdasAtIntegers()
    {
        double[] kept = [];
        return GradAssert.BackwardMatchesNumerical(
            forward: x => [(kept = x)[0] * x[1]], backward: dy => [dy[0] * kept[1], dy[0] * kept[0]], at: [1, 2]);
    }

    [Takes(OfDoubles)]
    public static GradientReport MethodGroups()
    {
        var square = new Square();
        return GradAssert.BackwardMatchesNumerical(square.Forward, square.Backward, at: [1, 2]);
    }

    [Takes(OfDoubles)]
    public static GradientReport MethodGroupsAtArray()
    {
        var square = new Square();
        double[] at = [0.4, -1.3];
        return GradAssert.BackwardMatchesNumerical(square.Forward, square.Backward, at);
    }

    [Takes(OfSingles)]
    public static GradientReport SinglesByTypes()
    {
        var square = new Square();
        return GradAssert.BackwardMatchesNumerical<float[], float[]>(
            x => square.Singles(x), dy => square.BackwardOfSingles(dy), at: [1, 2]);
    }

    [Takes(OfSingles)]
    public static GradientReport SinglesByMethodGroups()
    {
        var square = new Square();
        return GradAssert.BackwardMatchesNumerical(square.Singles, square.BackwardOfSingles, at: new float[] { 1, 2 });
    }

    [Takes(OfMatrices)]
    public static GradientReport MatricesByMethodGroups()
    {
        var square = new Square();
        return GradAssert.BackwardMatchesNumerical(
            square.Matrices, square.BackwardOfMatrices, at: Matrix<double>.Build.DenseOfArray(new[,] { { 1.0, 2 }, { 3, 4 } }));
    }

    [Takes("<Double[,], Double[]>")]
    public static GradientReport GridToVector() => GradAssert.BackwardMatchesNumerical<double[,], double[]>(
        x => [x[0, 0] + (2 * x[0, 1])], dy => new[,] { { dy[0], 2 * dy[0] } }, at: new[,] { { 0.4, -1.3 } });

    [Takes("<Double[,,], Double[]>")]
    public static GradientReport TensorByTypesOfParameters() => GradAssert.BackwardMatchesNumerical(
        (double[,,] x) => new[] { x[0, 0, 0] + (2 * x[0, 0, 1]) }, (double[] dy) => new[,,] { { { dy[0], 2 * dy[0] } } },
        at: new[,,] { { { 0.4, -1.3 } } });

    [Takes("<Double[][][], Double[]>")]
    public static GradientReport RowsOfRowsToVector() => GradAssert.BackwardMatchesNumerical<double[][][], double[]>(
        x => [x[0][0][0] + (2 * x[0][0][1])], dy => [[[dy[0], 2 * dy[0]]]], at: [[[0.4, -1.3]]]);

    [Takes(OfDoubles)]
    public static GradientReport VjpOfLambdas() => GradAssert.VjpMatchesNumerical(
        f: x => [x[0] * x[1], Math.Sin(x[1])], vjp: (x, c) => [c[0] * x[1], (c[0] * x[0]) + (c[1] * Math.Cos(x[1]))], at: [0.8, -1.7]);

    [Takes(OfDoubles)]
    public static GradientReport VjpOfLambdasAtIntegers() => GradAssert.VjpMatchesNumerical(
        x => [x[0] * x[1]], (x, c) => [c[0] * x[1], c[0] * x[0]], at: [1, 2]);

    [Takes(OfDoubles)]
    public static GradientReport VjpOfMethodGroups() => GradAssert.VjpMatchesNumerical(Square.Of, Square.Vjp, at: [1, 2]);

    [Takes("<Double[], Double>")]
    public static GradientReport VjpOfLoss() => GradAssert.VjpMatchesNumerical<double[], double>(Square.Sum, Square.VjpOfSum, at: [1, 2]);

    [Takes(OfSingles)]
    public static GradientReport VjpOfSingles() => GradAssert.VjpMatchesNumerical<float[], float[]>(
        x => [x[0] * x[1]], (x, c) => [c[0] * x[1], c[0] * x[0]], at: [1, 2]);

    [Takes(OfMatrices)]
    public static GradientReport VjpOfMatrices() => GradAssert.VjpMatchesNumerical(
        (Matrix<double> x) => x.PointwiseMultiply(x), (x, c) => 2 * x.PointwiseMultiply(c),
        at: Matrix<double>.Build.DenseOfArray(new[,] { { 1.0, 2, 3 } }));

    const string OfJacobian = "Func<Double[], Double[]>, Func<Double[], ";

    [Takes(OfJacobian + "Double[,]>")]
    public static GradientReport JacobianOfLambdas() => GradAssert.JacobianMatchesNumerical(
        f: x => [x[0] * x[1], x[1]], jacobian: x => new[,] { { x[1], x[0] }, { 0, 1 } }, at: [1, 2]);

    [Takes(OfJacobian + "Double[][]>")]
    public static GradientReport JacobianOfRows() => GradAssert.JacobianMatchesNumerical(
        x => [x[0] * x[1], x[1]], x => new double[][] { [x[1], x[0]], [0, 1] }, at: [1, 2]);

    [Takes(OfJacobian + "Double[]>, Double[], Int32")]
    public static GradientReport JacobianInOneArray() => GradAssert.JacobianMatchesNumerical(
        x => [x[0] * x[1], x[1]], x => [x[1], x[0], 0, 1], at: [1, 2], width: 2);

    [Takes(OfJacobian + "Func<Int32, Int32, Double>>")]
    public static GradientReport JacobianByElements() => GradAssert.JacobianMatchesNumerical(
        x => [x[0] * x[1], x[1]], x => (i, j) => i == 0 ? x[1 - j] : j, at: [1, 2]);

    [Takes(OfJacobian + "Double[,]>")]
    public static GradientReport JacobianOfMethodGroups() => GradAssert.JacobianMatchesNumerical(Polar, OfPolar, at: [1, 2]);

    [Takes("Func<Single[], Single[]>, Func<Single[], Single[,]>, ReadOnlyMemory<Single>")]
    public static GradientReport JacobianOfSingles() => GradAssert.JacobianMatchesNumerical(
        (float[] x) => [x[0] * x[1], x[1]], (float[] x) => new[,] { { x[1], x[0] }, { 0, 1 } }, at: new float[] { 1, 2 });

    [Takes("Action<Double[], Double[]>, Action<Double[], Double[,]>")]
    public static GradientReport JacobianThatIsFilled() => GradAssert.JacobianMatchesNumerical(
        (x, y) => y[0] = x[0] * x[1], (x, J) => (J[0, 0], J[0, 1]) = (x[1], x[0]), at: [1, 2], outputs: 1);

    [Takes("Action<Double[], Double[], Double[,]>")]
    public static GradientReport JacobianFilledTogether() => GradAssert.JacobianMatchesNumerical(
        (x, y, J) => (y[0], J[0, 0], J[0, 1]) = (x[0] * x[1], x[1], x[0]), at: [1, 2], outputs: 1);

    [Takes("Func<Vector<Double>, Vector<Double>>, Func<Vector<Double>, Matrix<Double>>, Vector<Double>, GradientCheckOptions")]
    public static GradientReport JacobianOfVectors() => GradAssert.JacobianMatchesNumerical(
        x => 3 * x, x => Matrix<double>.Build.DenseDiagonal(x.Count, 3), at: Vector<double>.Build.Dense([1.0, 2]));

    [Takes("Func<Vector<Double>, Vector<Double>, Vector<Double>>, Func<Vector<Double>, Vector<Double>, Matrix<Double>>")]
    public static GradientReport JacobianOfCurve() => GradAssert.JacobianMatchesNumerical(
        (p, t) => p[0] * t, (p, t) => t.ToColumnMatrix(), at: Vector<double>.Build.Dense([1.5]),
            observed: Vector<double>.Build.Dense([1.0, 2]));

    [Takes("<Double[]>")]
    public static GradientReport JacobianInTangentSpace() => GradAssert.JacobianMatchesNumerical(
        f: x => [x[0] * x[1]], jacobian: x => new[,] { { x[1], x[0] } }, at: [1.0, 2], plus: (double[] x, double[] step) =>
            [x[0] + step[0], x[1] + step[1]]);

    [Takes("Func<Double[], Double[]>, Func<Double[], Double[], Double[]>, Double[], Func<Double[], Double[], Double[]>")]
    public static GradientReport JvpOfLambdas() => GradAssert.JvpMatchesNumerical(
        f: x => [x[0] * x[1]], jvp: (x, v) => [(v[0] * x[1]) + (v[1] * x[0])], at: [1, 2]);

    [Takes("Func<Double[], Double[]>, Func<Double[], Double[,]>, Double[], HessianTriangle")]
    public static GradientReport HessianOfLambdas() => GradAssert.HessianMatchesNumerical(
        gradient: x => [x[1] * x[1], 2 * x[0] * x[1]], hessian: x => new[,] { { 0, 2 * x[1] }, { 2 * x[1], 2 * x[0] } }, at: [1, 2]);

    [Takes("Func<Double[], Double>, Func<Double[], Double[]>, Func<Double[], Double[,]>")]
    public static GradientReport HessianWithCost() => GradAssert.HessianMatchesNumerical(
        x => x[0] * x[1] * x[1], x => [x[1] * x[1], 2 * x[0] * x[1]], x => new[,] { { 0, 2 * x[1] }, { 2 * x[1], 2 * x[0] } }, at: [1, 2]);

    [Takes("Func<Double, Double>, Func<Double, Double>")]
    public static GradientReport DerivativeOfLambdas() =>
        GradAssert.DerivativeMatchesNumerical(x => x > 0 ? x * x : 0, x => x > 0 ? 2 * x : 0);

    [Takes("Func<Double, Double>, Func<Double, Double>")]
    public static GradientReport DerivativeOfMethodGroups() => GradAssert.DerivativeMatchesNumerical(Math.Sin, Math.Cos, at: [1, 2]);

    [Takes("Func<Double, Double>, Func<Double, Double, Double>")]
    public static GradientReport DerivativeOfOutput() => GradAssert.DerivativeMatchesNumerical(Math.Exp, (_, y) => y, at: [0, 1]);

    [Takes("Func<Single, Single>, Func<Single, Single>, ReadOnlyMemory<Single>")]
    public static GradientReport DerivativeOfSingles() =>
        GradAssert.DerivativeMatchesNumerical(MathF.Sin, MathF.Cos, at: new float[] { 1, 2 });

    [Takes("Action<Double[]>, Action<Double[]>")]
    public static GradientReport DerivativeInPlace() =>
        GradAssert.DerivativeMatchesNumerical(x => x[0] = Math.Sin(x[0]), x => x[0] = Math.Cos(x[0]), at: [0.4]);

    [Takes("<Double[], Double[]>")]
    public static GradientReport JacobianBetweenManifolds() => GradAssert.JacobianMatchesNumerical(
        f: (double[] x) => new[] { x[0] * x[1] }, jacobian: x => new[,] { { x[1], x[0] } }, at: [1.0, 2], plus: (x, step) =>
            [x[0] + step[0], x[1] + step[1]], minus: (y, z) => [y[0] - z[0]]);

    [Takes("Func<Double[], Double[]>, Func<Double[], Double[], Double[]>, Double[], Func<Double[], Double[], Double[]>")]
    public static GradientReport ProductsInBothDirections() => GradAssert.JvpMatchesNumerical(
        x => [x[0] * x[1]], (x, v) => [(v[0] * x[1]) + (v[1] * x[0])], at: [1, 2], vjp: (x, c) => [c[0] * x[1], c[0] * x[0]]);

    const string OfVectorsToVectors = "Func<Vector<Double>, Vector<Double>>, Func<Vector<Double>, ";

    [Takes(OfVectorsToVectors + "Vector<Double>, Vector<Double>>")]
    public static GradientReport JvpOfVectors() => GradAssert.JvpMatchesNumerical(
        x => 3 * x, (x, v) => 3 * v, at: Vector<double>.Build.Dense([1.0, 2]));

    [Takes("Func<Double[], Double[]>, Func<Double[], Double[][]>, Double[], HessianTriangle")]
    public static GradientReport HessianOfRows() => GradAssert.HessianMatchesNumerical(
        x => [x[1] * x[1], 2 * x[0] * x[1]], x => new double[][] { [0, 2 * x[1]], [2 * x[1], 2 * x[0]] }, at: [1, 2]);

    [Takes(OfVectorsToVectors + "Matrix<Double>>, Vector<Double>, HessianTriangle")]
    public static GradientReport HessianOfVectors() => GradAssert.HessianMatchesNumerical(
        x => 3 * x, x => Matrix<double>.Build.DenseDiagonal(x.Count, 3), at: Vector<double>.Build.Dense([1.0, 2]));

    [Takes("Func<Double[], Double[]>, Func<Double[], Double[,]>, Double[], HessianTriangle")]
    public static GradientReport HessianOfOneTriangle() => GradAssert.HessianMatchesNumerical(
        x => [x[1] * x[1], 2 * x[0] * x[1]], x => new[,] { { 0, 0 }, { 2 * x[1], 2 * x[0] } }, at: [1, 2], HessianTriangle.Lower);

    [Takes("Func<Double[], Double[]>, Func<Double[], Double[,]>, Func<Double[], Double[,]>, Double[], Boolean")]
    public static GradientReport HessianByGaussAndNewton() => GradAssert.HessianMatchesNumerical(
        x => [x[0] * x[1]], x => new[,] { { x[1], x[0] } }, x => new[,] { { x[1] * x[1], x[0] * x[1] }, { x[0] * x[1], x[0] * x[0] } },
        at: [1, 2], gaussNewton: true);

    [Takes(OfJacobian + "Double[], Double[]>, Double[]")]
    public static GradientReport HessianVectorProduct() => GradAssert.HessianVectorProductMatchesNumerical(
        gradient: x => [x[1] * x[1], 2 * x[0] * x[1]], hvp: (x, v) => [2 * x[1] * v[1], (2 * x[1] * v[0]) + (2 * x[0] * v[1])], at: [1, 2]);

    [Takes(OfVectorsToVectors + "Vector<Double>, Vector<Double>>")]
    public static GradientReport HessianVectorProductOfVectors() => GradAssert.HessianVectorProductMatchesNumerical(
        x => 3 * x, (_, v) => 3 * v, at: Vector<double>.Build.Dense([1.0, 2]));

    [Takes("IObjectiveFunction, Vector<Double>")]
    public static GradientReport Objective() => GradAssert.MatchesNumerical(
        ObjectiveFunction.Gradient(x => x.DotProduct(x), x => 2 * x), at: Vector<double>.Build.Dense([1.0, 2]));

    [Takes("IObjectiveModel, Vector<Double>")]
    public static GradientReport ObjectiveOfCurveFitting() => GradAssert.MatchesNumerical(
        ObjectiveFunction.NonlinearModel(
            (p, t) => p[0] * t, (p, t) => t.ToColumnMatrix(), Vector<double>.Build.Dense([1.0, 2]), Vector<double>.Build.Dense([1.0, 3])),
        at: Vector<double>.Build.Dense([1.0]));

    [Takes("Func<Double[], Double>, Func<Double[], Double[]>, Double[], GradientCheckOptions")]
    public static GradientReport PlainFunction() => GradAssert.MatchesNumerical(
        cost: x => x[0] * x[1], gradient: x => [x[1], x[0]], at: [1, 2], new() { RelativeTolerance = 1e-6 });

    [Takes("Func<Vector<Double>, Double>, Func<Vector<Double>, Vector<Double>>, Vector<Double>")]
    public static GradientReport PlainFunctionOfVectors() => GradAssert.MatchesNumerical(
        x => x.DotProduct(x), x => 2 * x, at: Vector<double>.Build.Dense([1.0, 2]));

    [Takes("IGradientModel, GradientCheckOptions")]
    public static GradientReport ModelWithOptions() => GradAssert.MatchesNumerical(Line(), options: new() { RelativeTolerance = 1e-6 });

    [Takes("IGradientModel, GradientRun")]
    public static GradientReport ModelAtRun() => GradAssert.MatchesNumerical(Line(), GradientRun.AsIs);

    [Takes("IGradientModel, GradientCheckOptions")]
    public static GradientReport UpdateOfComplexParameters()
    {
        Complex[] w = [new(1, 2)], dw = new Complex[1];
        return GradAssert.MatchesNumerical(GradientModel.Of(
            [Component.Of("w", w, dw, ComplexGradient.ConjugateWirtinger)], () => (w[0] * Complex.Conjugate(w[0])).Real,
                () => dw[0] = w[0]));
    }

    static GradientModel Line()
    {
        double[] w = [1, 2], dw = new double[2];
        return GradientModel.Of([Component.Of("w", w, dw)], () => w[0] * w[1], () => (dw[0], dw[1]) = (w[1], w[0]));
    }

    static double[] Polar(double[] p) => [p[0] * Math.Cos(p[1]), p[0] * Math.Sin(p[1])];

    static double[,] OfPolar(double[] p) => new[,]
    {
        { Math.Cos(p[1]), -p[0] * Math.Sin(p[1]) }, { Math.Sin(p[1]), p[0] * Math.Cos(p[1]) },
    };
}
