using MathNet.Numerics.LinearAlgebra;
using static System.Math;

namespace GradientTesting.Derivatives.Tests.Problems;

internal static class CurveFitting
{
    public static IEnumerable<Problem> All => [Decay, WeightedPeak, MichaelisMenten, Logistic, Polynomial];

    static readonly double[] times = [0.1, 0.4, 0.9, 1.6, 2.5, 3.6];

    static readonly double[] seen = [2.31, 2.02, 1.61, 1.24, 0.97, 0.83];

    static Problem Decay
    {
        get
        {
            // a, b, c of a·exp(−b t) + c.
            static double[] Residuals(double[] p) => [.. times.Select((t, i) => seen[i] - (p[0] * Exp(-p[1] * t)) - p[2])];
            static double[,] Of(double[] p) => Matrices.Of(times.Length, 3, (i, j) => j switch
            {
                0 => -Exp(-p[1] * times[i]),
                1 => p[0] * times[i] * Exp(-p[1] * times[i]),
                _ => -1,
            });
            GradientReport Check(Func<double[], double[,]> jacobian) => GradientCheck.Jacobian(Residuals, jacobian, [1.8, 0.65, 0.6]);
            return new Problem("exponential decay, residuals y − f", () => Check(Of))
                .Wrong("of the model and not of the residuals", () => Check(p => Of(p).Each((_, _, v) => -v)),
                    "J has the wrong sign: is it the Jacobian of y − f, where f − y is computed")
                .Wrong("offset left out", () => Check(p => Of(p).Each((_, j, v) => j == 2 ? 0 : v)), "J is zero in column 2")
                .Wrong("time forgotten", () => Check(p => Of(p).Each((i, j, v) => j == 1 ? v / times[i] : v)), "J is wrong in column 1")
                .Wrong("amplitude forgotten", () => Check(p => Of(p).Each((_, j, v) => j == 1 ? v / p[0] : v)),
                    "J is 44.4% too small in column 1")
                .Wrong("sign of the rate", () => Check(p => Of(p).Each((_, j, v) => j == 1 ? -v : v)), "J has the wrong sign in column 1")
                .Wrong("order a, c, b", () => Check(p => Matrices.Of(times.Length, 3, (i, j) => Of(p)[i, j == 0 ? 0 : 3 - j])),
                    "J has columns 1 and 2 exchanged: is it that of another order of the parameters?")
                .Wrong("twice as large, of squares", () => Check(p => Of(p).Each((_, _, v) => 2 * v)), "J is 2× too large")
                .Wrong("a mean over the points", () => Check(p => Of(p).Each((_, _, v) => v / times.Length)), "divided by 6 once too often")
                .Wrong("to the logarithm of the rate", () => Check(p => Of(p).Each((_, j, v) => j == 1 ? v * p[1] : v)),
                    "J is multiplied by x in column 1 and right elsewhere: is it with respect to the logarithm")
                .Wrong("the last row forgotten", () => Check(p => Of(p).Each((i, _, v) => i == 5 ? 0 : v)), "J is zero in row 5")
                .Wrong("rows one too far", () => Check(p => Matrices.Of(times.Length, 3, (i, j) => Of(p)[(i + 1) % times.Length, j])),
                    "J has its rows in another order: it holds 1, 2, 3, 4, 5, 0");
        }
    }

    static Problem WeightedPeak
    {
        get
        {
            // Height, centre, width of a Gaussian peak; each point with its own weight.
            double[] weights = [0.5, 1.7, 3.1, 0.9, 2.2, 0.3];
            double[] Residuals(double[] p) =>
                [.. times.Select((t, i) => weights[i] * ((p[0] * Exp(-Pow((t - p[1]) / p[2], 2) / 2)) - seen[i]))];
            double[,] Of(double[] p) => Matrices.Of(times.Length, 3, (i, j) =>
            {
                var (z, shape) = ((times[i] - p[1]) / p[2], Exp(-Pow((times[i] - p[1]) / p[2], 2) / 2));
                return weights[i] * shape * (j == 0 ? 1 : p[0] / p[2] * (j == 1 ? z : z * z));
            });
            GradientReport Check(Func<double[], double[,]> jacobian) => GradientCheck.Jacobian(Residuals, jacobian, [2.4, 1.1, 0.85]);
            return new Problem("weighted Gaussian peak", () => Check(Of))
                .Wrong("without weights", () => Check(p => Of(p).Each((i, _, v) => v / weights[i])),
                    "J is multiplied by a number of its own in each of 6 rows, from 0.323 to 3.33: is a weight left out, or applied twice?")
                .Wrong("weights twice", () => Check(p => Of(p).Each((i, _, v) => v * weights[i])),
                    "J is multiplied by a number of its own in each of 6 rows, from 0.3 to 3.1: is a weight left out, or applied twice?")
                .Wrong("width not squared", () => Check(p => Of(p).Each((_, j, v) => j == 1 ? v * p[2] : v)), "15% too small in column 1")
                .Wrong("centre for width", () => Check(p => Of(p).Each((i, j, v) => j == 2 ? Of(p)[i, 1] : v)),
                    "J holds column 1 in column 2")
                .Wrong("half of the width's", () => Check(p => Of(p).Each((_, j, v) => j == 2 ? v / 2 : v)), "2× too small in column 2")
                .Breach("the last call's residuals", () =>
                {
                    double[] kept = [];
                    return GradientCheck.Jacobian(p => kept = Residuals(p), p => Of(p).Each((i, j, v) => j == 0
                        ? (kept[i] + (weights[i] * seen[i])) / p[0] : v), [2.4, 1.1, 0.85]);
                }, "and again after f was called elsewhere");
        }
    }

    static Problem MichaelisMenten
    {
        get
        {
            var at = Vector<double>.Build.Dense([3.2, 0.9]);
            var doses = Vector<double>.Build.Dense([0.1, 0.3, 0.8, 1.5, 4.0]);
            Vector<double> Rates(Vector<double> p, Vector<double> s) => s.Map(dose => p[0] * dose / (p[1] + dose));
            Matrix<double> Of(Vector<double> p, Vector<double> s) => Matrix<double>.Build.Dense(s.Count, 2, (i, j) => j == 0
                ? s[i] / (p[1] + s[i])
                : -p[0] * s[i] / Pow(p[1] + s[i], 2));
            GradientReport Check(Func<Vector<double>, Vector<double>, Matrix<double>> jacobian) =>
                GradientCheck.Jacobian(Rates, jacobian, at, doses);
            Matrix<double> With(Vector<double> p, Vector<double> s, Func<int, int, double, double> change) => Of(p, s).MapIndexed(change);
            return new Problem("Michaelis–Menten", () => Check(Of))
                .Wrong("denominator not squared", () => Check((p, s) => With(p, s, (i, j, v) => j == 1 ? v * (p[1] + s[i]) : v)),
                    "J is wrong in column 1")
                .Wrong("sign of the second", () => Check((p, s) => With(p, s, (_, j, v) => j == 1 ? -v : v)), "wrong sign in column 1")
                .Wrong("first row only", () => Check((p, s) => With(p, s, (i, _, v) => i == 0 ? v : 0)), "J is zero in rows 1, 2, 3 and 4")
                .Breach("3×5", () => Check((p, s) => Of(p, s).Transpose()), "It is transposed.");
        }
    }

    static Problem Logistic
    {
        get
        {
            // Growth over seconds since 1970: capacity, rate per day, and the time of the turn.
            double[] seconds = [1_700_000_000, 1_700_250_000, 1_700_500_000, 1_700_750_000, 1_701_000_000];
            double[] Sizes(double[] p) => [.. seconds.Select(t => p[0] / (1 + Exp(-p[1] * (t - p[2]) / 86_400)))];
            double[,] Of(double[] p) => Matrices.Of(seconds.Length, 3, (i, j) =>
            {
                var days = (seconds[i] - p[2]) / 86_400;
                var share = 1 / (1 + Exp(-p[1] * days));
                return j == 0 ? share : p[0] * share * (1 - share) * (j == 1 ? days : -p[1] / 86_400);
            });
            GradientReport Check(Func<double[], double[,]> jacobian) =>
                GradientCheck.Jacobian(Sizes, jacobian, [812.5, 0.4, 1_700_400_000]);
            return new Problem("logistic growth in Unix time", () => Check(Of))
                .Wrong("the turn per day", () => Check(p => Of(p).Each((_, j, v) => j == 2 ? v * 86_400 : v)),
                    "86400× too large in column 2")
                .Wrong("sign of the turn", () => Check(p => Of(p).Each((_, j, v) => j == 2 ? -v : v)), "wrong sign in column 2")
                .Wrong("the turn left out", () => Check(p => Of(p).Each((_, j, v) => j == 2 ? 0 : v)), "zero in column 2")
                .Wrong("1 − share forgotten", () => Check(p => Of(p).Each((i, j, v) => j == 1 ? v / (1 - (Sizes(p)[i] / p[0])) : v)),
                    "J is wrong in column 1");
        }
    }

    static Problem Polynomial
    {
        get
        {
            static float[] Values(float[] p) => [.. times.Select(t => (float)(p[0] + (p[1] * t) + (p[2] * t * t)))];
            static float[,] Of(float[] p)
            {
                var J = new float[times.Length, 3];
                for (var i = 0; i < times.Length; i++)
                {
                    (J[i, 0], J[i, 1], J[i, 2]) = (1, (float)times[i], (float)(times[i] * times[i]));
                }

                return J;
            }

            GradientReport Check(Action<float[,]> change) => GradientCheck.Jacobian(Values, p =>
            {
                var J = Of(p);
                change(J);
                return J;
            }, new float[] { 1.5f, -0.7f, 0.25f });
            return new Problem("polynomial in single precision", () => Check(_ => { }))
                .Wrong("one power too few", () => Check(J =>
                {
                    for (var i = 0; i < times.Length; i++)
                    {
                        J[i, 2] = (float)times[i];
                    }
                }), "J holds column 1 in column 2")
                .Wrong("constant left out", () => Check(J =>
                {
                    for (var i = 0; i < times.Length; i++)
                    {
                        J[i, 0] = 0;
                    }
                }), "J is zero in column 0");
        }
    }
}
