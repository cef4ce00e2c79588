using MathNet.Numerics.LinearAlgebra;
using static System.Math;

namespace GradientTesting.Derivatives.Tests.Problems;

internal static class Hessians
{
    public static IEnumerable<Problem> All => [Regression, Valley, Triangulation];

    static readonly double[][] seen = [[1, 0.4, -1.1], [1, -0.6, 0.3], [1, 1.9, 0.8], [1, 0.2, -0.5], [1, -1.3, 1.4]];

    static readonly double[] labels = [1, 0, 1, 0, 1];

    const double Ridge = 0.3;

    static Problem Regression
    {
        get
        {
            static double Share(double[] w, double[] x) => 1 / (1 + Exp(-w.Zip(x, (a, b) => a * b).Sum()));
            static double Cost(double[] w) => seen.Select((x, i) => Log(1 + Exp(w.Zip(x, (a, b) => a * b).Sum()))
                - (labels[i] * w.Zip(x, (a, b) => a * b).Sum())).Sum() + (Ridge / 2 * w.Sum(each => each * each));
            static double[] Gradient(double[] w) =>
                [.. w.Select((each, j) => seen.Select((x, i) => (Share(w, x) - labels[i]) * x[j]).Sum() + (Ridge * each))];
            static double[,] Of(double[] w) => Matrices.Of(3, 3, (j, k) =>
                seen.Sum(x => Share(w, x) * (1 - Share(w, x)) * x[j] * x[k]) + (j == k ? Ridge : 0));
            GradientReport Check(Func<double[], double[,]> hessian, Func<double[], double[]>? gradient = null) =>
                GradientCheck.Hessian(Cost, gradient ?? Gradient, hessian, [0.4, -0.8, 0.5]);
            return new Problem("logistic regression", () => Check(Of))
                .Wrong("ridge left out", () => Check(w => Of(w).Each((j, k, v) => j == k ? v - Ridge : v)),
                    "H has -0.3 added along its diagonal")
                .Wrong("1 − share forgotten", () => Check(_ => Matrices.Of(3, 3, (j, k) =>
                    seen.Sum(x => Share([0.4, -0.8, 0.5], x) * x[j] * x[k]) + (j == k ? Ridge : 0))), null)
                .Wrong("a mean for a sum", () => Check(w => Of(w).Each((_, _, v) => v / seen.Length)), "H is 5× too small")
                .Wrong("upper triangle only", () => Check(w => Of(w).Each((j, k, v) => k < j ? 0 : v)),
                    "H is zero below its diagonal and right elsewhere")
                .Wrong("the diagonal only", () => Check(w => Of(w).Each((j, k, v) => k != j ? 0 : v)), "H is zero beside its diagonal")
                .Wrong("sign", () => Check(w => Of(w).Each((_, _, v) => -v)), "H has the wrong sign")
                .Wrong("the gradient itself", () => Check(Of, w => [.. Gradient(w).Select(each => each / seen.Length)]),
                    "theta is 5× too small")
                .Wrong("one element, and its twin", () => Check(w => Of(w).Each((j, k, v) => (j, k) is (0, 2) or (2, 0) ? -v : v)),
                    "H has the wrong sign in H[0, 2] and H[2, 0]");
        }
    }

    static Problem Valley
    {
        get
        {
            static Vector<double> Gradient(Vector<double> x) => Vector<double>.Build.Dense(
            [
                (-400 * x[0] * (x[1] - (x[0] * x[0]))) - (2 * (1 - x[0])),
                (200 * (x[1] - (x[0] * x[0]))) - (400 * x[1] * (x[2] - (x[1] * x[1]))) - (2 * (1 - x[1])),
                200 * (x[2] - (x[1] * x[1])),
            ]);
            static Matrix<double> Of(Vector<double> x) => Matrix<double>.Build.DenseOfArray(new[,]
            {
                { (1200 * x[0] * x[0]) - (400 * x[1]) + 2, -400 * x[0], 0 },
                { -400 * x[0], 202 + (1200 * x[1] * x[1]) - (400 * x[2]), -400 * x[1] },
                { 0, -400 * x[1], 200 },
            });
            GradientReport Check(Func<Vector<double>, Matrix<double>> hessian, Func<Vector<double>, Vector<double>>? gradient = null) =>
                GradientCheck.Hessian(gradient ?? Gradient, hessian, Vector<double>.Build.Dense([-0.7, 0.4, 1.3]));
            Matrix<double> With(Vector<double> x, params (int Row, int Column, double Value)[] changes)
            {
                var H = Of(x);
                foreach (var (row, column, value) in changes)
                {
                    H[row, column] = value;
                }

                return H;
            }

            return new Problem("Rosenbrock's valley", () => Check(Of))
                .Wrong("a term of the diagonal", () => Check(x => With(x, (0, 0, (1200 * x[0] * x[0]) - (400 * x[1])))), "in H[0, 0]")
                .Wrong("an index too low", () => Check(x => With(x, (1, 2, -400 * x[0]), (2, 1, -400 * x[0]))), "in H[1, 2] and H[2, 1]")
                .Wrong("half of an off-diagonal", () => Check(x => With(x, (0, 1, -200 * x[0]), (1, 0, -200 * x[0]))),
                    "H is 2× too small in H[0, 1] and H[1, 0]")
                .Breach("of a gradient of nothing", () => Check(
                    x => With(x, (0, 1, (-400 * x[0]) + 1)),
                    x => Gradient(x) + Vector<double>.Build.Dense([x[1], 0, 0])), "this is the gradient of no cost");
        }
    }

    static Problem Triangulation
    {
        get
        {
            // Ranges to four beacons.
            double[][] beacons = [[0, 0], [4, 0.5], [1, 5], [-2, 3]];
            double[] measured = [2.6, 2.9, 3.3, 3.7];
            double[] Residuals(double[] p) => [.. beacons.Select((b, i) => Sqrt(Pow(p[0] - b[0], 2) + Pow(p[1] - b[1], 2)) - measured[i])];
            double[,] Of(double[] p) => Matrices.Of(4, 2, (i, j) => (p[j] - beacons[i][j]) / (Residuals(p)[i] + measured[i]));
            double[,] Normal(double[] p) => Matrices.Of(2, 2, (j, k) => Enumerable.Range(0, 4).Sum(i => Of(p)[i, j] * Of(p)[i, k]));
            double[,] Full(double[] p) => Matrices.Of(2, 2, (j, k) => Normal(p)[j, k] + Enumerable.Range(0, 4).Sum(i =>
                Residuals(p)[i] * ((j == k ? 1 : 0) - (Of(p)[i, j] * Of(p)[i, k])) / (Residuals(p)[i] + measured[i])));
            GradientReport Check(Func<double[], double[,]> hessian, bool gaussNewton = false) =>
                GradientCheck.Hessian(Residuals, Of, hessian, [1.2, 1.9], gaussNewton);
            return new Problem("ranges to beacons", () => Check(Full))
                .Wrong("Gauss and Newton's, not declared", () => Check(Normal), "H is JᵀJ: the second-order term is missing")
                .Wrong("twice that", () => Check(p => Normal(p).Each((_, _, v) => 2 * v)), "H is 2JᵀJ")
                .Wrong("Gauss and Newton's, without a sign", () =>
                    Check(p => Normal(p).Each((j, k, v) => j == k ? v : -v), gaussNewton: true),
                    "H has the wrong sign in H[0, 1] and H[1, 0]")
                .Wrong("the full one, declared as Gauss and Newton's", () => Check(Full, gaussNewton: true), null)
                .Wrong("sign of the second-order term", () => Check(p => Normal(p).Each((j, k, v) => (2 * v) - Full(p)[j, k])), null);
        }
    }
}
