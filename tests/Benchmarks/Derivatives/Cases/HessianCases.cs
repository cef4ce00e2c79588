using MathNet.Numerics.LinearAlgebra;
using static System.Math;

namespace GradientTesting.Benchmarks;

internal static class HessianCases
{
    const string Kind = "Hessian";

    public static IEnumerable<DerivativeCase> All => [Counts, NormalLikelihood, Springs, Decay, Portfolio];

    static DerivativeCase Counts
    {
        get
        {
            // Poisson regression with a ridge.
            double[][] seen = [[1, 0.2], [1, -0.6], [1, 1.1], [1, 0.7], [1, -1.4]];
            double[] counts = [2, 1, 4, 3, 0];
            static double Rate(double[] w, double[] x) => Exp((w[0] * x[0]) + (w[1] * x[1]));
            double Cost(double[] w) => seen.Select((x, i) => Rate(w, x) - (counts[i] * Log(Rate(w, x)))).Sum()
                + (0.15 * ((w[0] * w[0]) + (w[1] * w[1])));
            double[] Slope(double[] w) =>
                [.. w.Select((each, j) => seen.Select((x, i) => (Rate(w, x) - counts[i]) * x[j]).Sum() + (0.3 * each))];
            double[,] Of(double[] w) => Changed.Of(2, 2, (j, k) => seen.Sum(x => Rate(w, x) * x[j] * x[k]) + (j == k ? 0.3 : 0));
            GradientReport Check(Func<double[], double[,]> hessian, Func<double[], double[]>? slope = null) =>
                GradientCheck.Hessian(Cost, slope ?? Slope, hessian, [0.4, 0.6]);
            return new DerivativeCase(Kind, "statistics", "Poisson regression", () => Check(Of))
                .Wrong("ridge left out", () => Check(w => Of(w).Each((j, k, v) => j == k ? v - 0.3 : v)), "on its diagonal",
                    "added along its diagonal")
                .Wrong("counts for rates", () =>
                    Check(w => Changed.Of(2, 2, (j, k) => seen.Select((x, i) => counts[i] * x[j] * x[k]).Sum() + (j == k ? 0.3 : 0))))
                .Wrong("a mean", () => Check(w => Of(w).Each((_, _, v) => v / 5)), "5× too small")
                .Wrong("sign", () => Check(w => Of(w).Each((_, _, v) => -v)), "wrong sign")
                .Wrong("gradient without the ridge", () => Check(Of, w => [.. Slope(w).Zip(w, (g, each) => g - (0.3 * each))]),
                    "theta lacks", "theta has", "L2", "added along its diagonal", "on its diagonal");
        }
    }

    static DerivativeCase NormalLikelihood
    {
        get
        {
            // Mean and logarithm of the deviation.
            double[] seen = [1.2, 0.4, 2.1, 1.7, -0.3, 0.9];
            double[] Slope(double[] p) =>
                [seen.Sum(y => (p[0] - y) * Exp(-2 * p[1])), seen.Sum(y => 1 - (Pow(y - p[0], 2) * Exp(-2 * p[1])))];
            double[][] Of(double[] p) =>
            [
                [seen.Length * Exp(-2 * p[1]), 2 * seen.Sum(y => y - p[0]) * Exp(-2 * p[1])],
                [2 * seen.Sum(y => y - p[0]) * Exp(-2 * p[1]), 2 * seen.Sum(y => Pow(y - p[0], 2)) * Exp(-2 * p[1])],
            ];
            GradientReport Check(Action<double[], double[][]> change, HessianTriangle triangle = HessianTriangle.Both) =>
                GradientCheck.Hessian(Slope, p =>
                {
                    var H = Of(p);
                    change(p, H);
                    return H;
                }, [0.7, -0.3], triangle);
            return new DerivativeCase(Kind, "statistics", "likelihood of a normal distribution",
                () => Check((_, H) => H[0][1] = 99, HessianTriangle.Lower))
                .Wrong("expected and not observed", () => Check((_, H) => H[0][1] = H[1][0] = 0), "beside its diagonal", "H[0, 1]")
                .Wrong("2 of the squares", () => Check((_, H) => H[1][1] /= 2), "H[1, 1]")
                .Wrong("of the deviation and not its logarithm", () => Check((p, H) => H[1][1] *= Exp(-p[1])), "H[1, 1]")
                .Wrong("sign of one", () => Check((_, H) => H[0][1] = -H[0][1]), "H[0, 1]");
        }
    }

    static DerivativeCase Springs
    {
        get
        {
            // A ring of springs, each with a cubic part.
            static double Stretch(double[] x, int i) => x[(i + 1) % x.Length] - x[i] - 0.2;
            static double Force(double[] x, int i) => Stretch(x, i) + (0.5 * Pow(Stretch(x, i), 3));
            double Energy(double[] x) => x.Select((_, i) => (Pow(Stretch(x, i), 2) / 2) + (Pow(Stretch(x, i), 4) / 8)).Sum();
            double[] Slope(double[] x) => [.. x.Select((_, i) => Force(x, (i + x.Length - 1) % x.Length) - Force(x, i))];
            double[,] Of(double[] x)
            {
                var H = new double[x.Length, x.Length];
                for (var i = 0; i < x.Length; i++)
                {
                    var (j, stiff) = ((i + 1) % x.Length, 1 + (1.5 * Pow(Stretch(x, i), 2)));
                    (H[i, i], H[j, j], H[i, j], H[j, i]) = (H[i, i] + stiff, H[j, j] + stiff, H[i, j] - stiff, H[j, i] - stiff);
                }

                return H;
            }

            GradientReport Check(Func<double[], double[,]> hessian) =>
                GradientCheck.Hessian(Energy, Slope, hessian, [0.1, 0.6, 0.9, 1.7, 1.2]);
            return new DerivativeCase(Kind, "robotics", "ring of springs", () => Check(Of))
                .Wrong("upper triangle empty", () => Check(x => Of(x).Each((i, j, v) => j > i ? 0 : v)), "zero above its diagonal")
                .Wrong("ends not joined", () => Check(x => Of(x).Each((i, j, v) => Abs(i - j) == 4 ? 0 : v)), "H[0, 4] and H[4, 0]")
                .Wrong("sign beside the diagonal", () => Check(x => Of(x).Each((i, j, v) => i == j ? v : -v)),
                    "wrong sign beside its diagonal",
                    "wrong sign in H[0, 1], H[0, 4], H[1, 0]")
                .Wrong("one spring on the diagonal",
                    () => Check(x => Of(x).Each((i, j, v) => i == j ? 1 + (1.5 * Pow(Stretch(x, i), 2)) : v)),
                    "on its diagonal");
        }
    }

    static DerivativeCase Decay
    {
        get
        {
            // Two exponentials and a level, far from the optimum: the second-order term counts.
            double[] times = [0.2, 0.7, 1.3, 2.1, 3.4], seen = [3.4, 2.2, 1.9, 1.1, 0.8];
            double[] Residuals(double[] p) => [.. times.Select((t, i) => (p[0] * Exp(-p[1] * t)) + p[2] - seen[i])];
            double[,] J(double[] p) => Changed.Of(5, 3, (i, j) => j == 2 ? 1 : Exp(-p[1] * times[i]) * (j == 0 ? 1 : -p[0] * times[i]));
            double[,] Gauss(double[] p) => Changed.Of(3, 3, (j, k) => Enumerable.Range(0, 5).Sum(i => J(p)[i, j] * J(p)[i, k]));
            double[,] Of(double[] p) =>
                Gauss(p).Each((j, k, v) => v + Enumerable.Range(0, 5).Sum(i => Residuals(p)[i] * Exp(-p[1] * times[i])
                * ((j, k) is (1, 1) ? p[0] * times[i] * times[i] : (j, k) is (0, 1) or (1, 0) ? -times[i] : 0)));
            GradientReport Check(Func<double[], double[,]> hessian, bool isGauss = false, Func<double[], double[,]>? jacobian = null) =>
                GradientCheck.Hessian(Residuals, jacobian ?? J, hessian, [1.4, 0.9, 0.2], isGauss);
            return new DerivativeCase(Kind, "curve fitting", "decay to a level", () => Check(Of))
                .Wrong("by Gauss and Newton, not declared", () => Check(Gauss), "is JᵀJ: the second-order term is missing")
                .Wrong("twice that", () => Check(p => Gauss(p).Each((_, _, v) => 2 * v)), "is 2JᵀJ")
                .Wrong("declared, with the rate's column of another sign",
                    () => Check(p => Gauss(p).Each((j, k, v) => j == 1 ^ k == 1 ? -v : v), isGauss: true),
                    "H[0, 1]", "column 1", "row 1", "wrong sign")
                .Wrong("second-order term with the wrong sign", () => Check(p => Gauss(p).Each((j, k, v) => (2 * v) - Of(p)[j, k])),
                    "H[0, 1]", "column 1", "row 1")
                .Wrong("Jacobian without the level", () => Check(Of, jacobian: p => J(p).Each((_, j, v) => j == 2 ? 0 : v)),
                    "J is zero in column 2", "H[", "column 2", "row 2");
        }
    }

    static DerivativeCase Portfolio
    {
        get
        {
            // Gammas and cross-gammas of options on the ratio and the product of two stocks.
            static Vector<double> Deltas(Vector<double> s) => Vector<double>.Build.Dense(
                [(2 * s[0] / s[1]) + (0.1 * s[1]), (-s[0] * s[0] / (s[1] * s[1])) + (0.1 * s[0])]);
            static Matrix<double> Of(Vector<double> s) => Matrix<double>.Build.DenseOfArray(new[,]
            {
                { 2 / s[1], (-2 * s[0] / (s[1] * s[1])) + 0.1 },
                { (-2 * s[0] / (s[1] * s[1])) + 0.1, 2 * s[0] * s[0] / (s[1] * s[1] * s[1]) },
            });
            static GradientReport Check(Func<int, int, double, double> change) =>
                GradientCheck.Hessian(Deltas, s => Of(s).MapIndexed(change), Vector<double>.Build.Dense([104.0, 88.0]));
            return new DerivativeCase(Kind, "pricing", "cross-gammas", () => Check((_, _, v) => v))
                .Wrong("cross-gamma left out", () => Check((i, j, v) => i == j ? v : 0), "beside its diagonal", "H[0, 1] and H[1, 0]")
                .Wrong("second gamma per percent", () => Check((i, j, v) => (i, j) is (1, 1) ? v / 100 : v), "H[1, 1]")
                .Wrong("all half", () => Check((_, _, v) => v / 2), "2× too small");
        }
    }
}
