using MathNet.Numerics.LinearAlgebra;

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
}
