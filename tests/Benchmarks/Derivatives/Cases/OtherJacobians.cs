using MathNet.Numerics.LinearAlgebra;
using static System.Math;

namespace GradientTesting.Benchmarks;

internal static class OtherJacobians
{
    const string Kind = "Jacobian";

    public static IEnumerable<DerivativeCase> All => [Growth, Peaks, Softmax, Spread, YieldCurve, Recursion];

    static DerivativeCase Growth
    {
        get
        {
            // a·exp(−b·exp(−c t)), in days.
            var days = Vector<double>.Build.Dense([2.0, 5, 9, 14, 20, 27]);
            Vector<double> Sizes(Vector<double> p, Vector<double> t) => t.Map(day => p[0] * Exp(-p[1] * Exp(-p[2] * day)));
            Matrix<double> Of(Vector<double> p, Vector<double> t) => Matrix<double>.Build.Dense(t.Count, 3, (i, j) =>
            {
                var (inner, outer) = (Exp(-p[2] * t[i]), Exp(-p[1] * Exp(-p[2] * t[i])));
                return j == 0 ? outer : p[0] * outer * inner * (j == 1 ? -1 : p[1] * t[i]);
            });
            GradientReport Check(Func<Vector<double>, Vector<double>, int, int, double, double> change) => GradientCheck.Jacobian(
                Sizes, (p, t) => Of(p, t).MapIndexed((i, j, v) => change(p, t, i, j, v)), Vector<double>.Build.Dense([118.0, 4.1, 0.19]),
                    days);
            return new DerivativeCase(Kind, "curve fitting", "Gompertz growth", () => Check((_, _, _, _, v) => v))
                .Wrong("residuals the other way round", () => Check((_, _, _, _, v) => -v), "J has the wrong sign")
                .Wrong("time forgotten", () => Check((_, t, i, j, v) => j == 2 ? v / t[i] : v), "wrong in column 2")
                .Wrong("inner exponential forgotten", () => Check((p, t, i, j, v) => j == 1 ? v * Exp(p[2] * t[i]) : v),
                    "wrong in column 1")
                .Wrong("b forgotten", () => Check((p, _, _, j, v) => j == 2 ? v / p[1] : v), "too small in column 2")
                .Wrong("sign of b", () => Check((_, _, _, j, v) => j == 1 ? -v : v), "wrong sign in column 1")
                .Wrong("the last day left out", () => Check((_, _, i, _, v) => i == 5 ? 0 : v), "zero in row 5");
        }
    }

    static DerivativeCase Peaks
    {
        get
        {
            // Two peaks on a background: height, centre, width, twice, and a level.
            double[] lines = [0.2, 0.9, 1.3, 1.8, 2.6, 3.1, 3.7, 4.4, 5.2];
            static double Shape(double x, double centre, double width) => Exp(-(x - centre) * (x - centre) / (width * width));
            double[] Values(double[] p) =>
                [.. lines.Select(x => (p[0] * Shape(x, p[1], p[2])) + (p[3] * Shape(x, p[4], p[5])) + p[6])];
            double[,] Of(double[] p) => Changed.Of(lines.Length, 7, (i, j) =>
            {
                var k = j < 3 ? 0 : 3;
                var (off, shape) = (lines[i] - p[Min(k + 1, 6)], j == 6 ? 0 : Shape(lines[i], p[k + 1], p[k + 2]));
                return j == 6 ? 1 : (j - k) switch
                {
                    0 => shape,
                    1 => 2 * p[k] * shape * off / Pow(p[k + 2], 2),
                    _ => 2 * p[k] * shape * off * off / Pow(p[k + 2], 3),
                };
            });
            GradientReport Check(Func<double[], double[,]> jacobian) =>
                GradientCheck.Jacobian(Values, jacobian, [3.1, 1.4, 0.6, 2.2, 3.5, 0.9, 0.4]);
            return new DerivativeCase(Kind, "curve fitting", "two peaks on a background", () => Check(Of))
                .Wrong("the first centre twice", () => Check(p => Of(p).Each((i, j, v) => j == 4 ? Of(p)[i, 1] : v)),
                    "holds column 1 in column 4")
                .Wrong("2 of the squares forgotten in both widths", () => Check(p => Of(p).Each((_, j, v) => j is 2 or 5 ? v / 2 : v)),
                    "2× too small in columns 2 and 5")
                .Wrong("level left out", () => Check(p => Of(p).Each((_, j, v) => j == 6 ? 0 : v)), "zero in column 6")
                .Wrong("peaks in another order", () => Check(p => Of(p).Each((i, j, v) => j == 6 ? v : Of(p)[i, (j + 3) % 6])),
                    "another order: it holds 3, 4, 5, 0, 1, 2, 6")
                .Wrong("1.5% of one element", () => Check(p => Of(p).Each((i, j, v) => (i, j) is (4, 3) ? 1.015 * v : v)), "J[4, 3]");
        }
    }

    static DerivativeCase Softmax
    {
        get
        {
            static double[] Shares(double[] z) => [.. z.Select(each => Exp(each) / z.Sum(Exp))];
            static double[,] Of(double[] z) => Changed.Of(z.Length, z.Length, (i, j) => Shares(z)[i] * ((i == j ? 1 : 0) - Shares(z)[j]));
            GradientReport Check(Func<double[], double[,]> jacobian) => GradientCheck.Jacobian(Shares, jacobian, [0.3, -1.2, 0.8, 1.5]);
            return new DerivativeCase(Kind, "statistics", "softmax", () => Check(Of))
                .Wrong("diagonal only", () => Check(z => Of(z).Each((i, j, v) => i == j ? v : 0)), "zero beside its diagonal")
                .Wrong("shares on the diagonal", () => Check(z => Of(z).Each((i, j, v) => i == j ? Shares(z)[i] : v)), "on its diagonal")
                .Wrong("sign beside the diagonal", () => Check(z => Of(z).Each((i, j, v) => i == j ? v : -v)),
                    "wrong sign beside its diagonal")
                .Wrong("of the logarithm", () => Check(z => Of(z).Each((i, _, v) => v / Shares(z)[i])),
                    "number of its own in each of 4 rows");
        }
    }

    static DerivativeCase Spread
    {
        get
        {
            // Covariances from a Cholesky factor, with the logarithm of its diagonal: s11, s12, s22 from log a, b, log c.
            static double[] Covariances(double[] p) => [Exp(2 * p[0]), Exp(p[0]) * p[1], (p[1] * p[1]) + Exp(2 * p[2])];
            static double[][] Of(double[] p) =>
                [[2 * Exp(2 * p[0]), 0, 0], [Exp(p[0]) * p[1], Exp(p[0]), 0], [0, 2 * p[1], 2 * Exp(2 * p[2])]];
            GradientReport Check(Action<double[], double[][]> change) => GradientCheck.Jacobian(Covariances, p =>
            {
                var J = Of(p);
                change(p, J);
                return J;
            }, [-0.4, 0.7, 0.25]);
            return new DerivativeCase(Kind, "statistics", "covariances from a Cholesky factor", () => Check((_, _) => { }))
                .Wrong("2 of the first square", () => Check((_, J) => J[0][0] /= 2), "J[0, 0]")
                .Wrong("b left out of s22", () => Check((_, J) => J[2][1] = 0), "J[2, 1]")
                .Wrong("with respect to c and not its logarithm", () => Check((p, J) => J[2][2] /= Exp(p[2])), "J[2, 2]")
                .Wrong("rows of the upper triangle first", () => Check((_, J) => (J[1], J[2]) = (J[2], J[1])), "rows 1 and 2 exchanged");
        }
    }

    static DerivativeCase YieldCurve
    {
        get
        {
            // Nelson and Siegel: level, slope, curvature, and the decay; yields in percent.
            double[] years = [0.5, 1, 2, 5, 10, 30];
            static double Load(double x) => (1 - Exp(-x)) / x;
            double[] Yields(double[] b) =>
                [.. years.Select(t => b[0] + (b[1] * Load(t / b[3])) + (b[2] * (Load(t / b[3]) - Exp(-t / b[3]))))];
            double[] Of(double[] b) => [.. years.SelectMany(t =>
            {
                var x = t / b[3];
                var slope = (Exp(-x) - Load(x)) / x;
                return (double[])[1, Load(x), Load(x) - Exp(-x), ((b[1] * slope) + (b[2] * (slope + Exp(-x)))) * -x / b[3]];
            })];
            GradientReport Check(Action<double[], double[]> change) => GradientCheck.Jacobian(Yields, b =>
            {
                var J = Of(b);
                change(b, J);
                return J;
            }, [4.1, -1.6, 0.9, 1.8], width: 4);
            static void In(double[] J, int column, Func<double, double> of)
            {
                for (var k = column; k < J.Length; k += 4)
                {
                    J[k] = of(J[k]);
                }
            }

            return new DerivativeCase(Kind, "pricing", "yield curve by Nelson and Siegel", () => Check((_, _) => { }))
                .Wrong("decay left out", () => Check((_, J) => In(J, 3, _ => 0)), "zero in column 3")
                .Wrong("of 1/τ and not of τ", () => Check((b, J) => In(J, 3, v => -v * b[3] * b[3])), "too large in column 3",
                    "in column 3")
                .Wrong("level per basis point", () => Check((_, J) => In(J, 0, v => v / 100)), "100× too small in column 0")
                .Wrong("slope and curvature exchanged", () => Check((_, J) =>
                {
                    for (var k = 0; k < J.Length; k += 4)
                    {
                        (J[k + 1], J[k + 2]) = (J[k + 2], J[k + 1]);
                    }
                }), "columns 1 and 2 exchanged")
                .Wrong("maturities column by column", () => Check((b, J) =>
                {
                    var right = Of(b);
                    for (var k = 0; k < J.Length; k++)
                    {
                        J[k] = right[(k % years.Length * 4) + (k / years.Length)];
                    }
                }), "stored column by column");
        }
    }

    static DerivativeCase Recursion
    {
        get
        {
            // y[n] = b x[n] + a₁ y[n−1] + a₂ y[n−2]; sensitivities follow the same recursion.
            double[] signal = [1, 0.4, -0.7, 0.2, 0.9, -0.3];
            double[] Filtered(double[] p)
            {
                var y = new double[signal.Length];
                for (var n = 0; n < y.Length; n++)
                {
                    y[n] = (p[0] * signal[n]) + (n > 0 ? p[1] * y[n - 1] : 0) + (n > 1 ? p[2] * y[n - 2] : 0);
                }

                return y;
            }

            double[,] Of(double[] p, bool feedsBack = true)
            {
                var (y, J) = (Filtered(p), new double[signal.Length, 3]);
                for (var n = 0; n < y.Length; n++)
                {
                    for (var j = 0; j < 3; j++)
                    {
                        J[n, j] = j == 0 ? signal[n] : n >= j ? y[n - j] : 0;
                        J[n, j] += !feedsBack || n < 1 ? 0 : (p[1] * J[n - 1, j]) + (n > 1 ? p[2] * J[n - 2, j] : 0);
                    }
                }

                return J;
            }

            GradientReport Check(Func<double[], double[,]> jacobian) => GradientCheck.Jacobian(Filtered, jacobian, [0.8, 0.6, -0.25]);
            return new DerivativeCase(Kind, "signal processing", "recursive filter", () => Check(p => Of(p)))
                .Wrong("without feedback", () => Check(p => Of(p, feedsBack: false)))
                .Wrong("sign of the feedback", () => Check(p => Of(p).Each((_, j, v) => j > 0 ? -v : v)), "wrong sign in columns 1 and 2")
                .Wrong("gain left out", () => Check(p => Of(p).Each((_, j, v) => j == 0 ? 0 : v)), "zero in column 0")
                .Wrong("one sample late", () => Check(p => Of(p).Each((n, j, _) => n > 0 ? Of(p)[n - 1, j] : 0)));
        }
    }
}
