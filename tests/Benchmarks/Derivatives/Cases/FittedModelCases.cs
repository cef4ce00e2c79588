using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using static System.Math;

namespace GradientTesting.Benchmarks;

/// <summary>Models of curve fitting that were written after the rules for them had been corrected.</summary>
internal static class FittedModelCases
{
    const string Kind = "objective, later";

    public static IEnumerable<DerivativeCase> All => [Sigmoid, Discounts, Wheel];

    static Vector<double> Of(params double[] numbers) => Vector<double>.Build.Dense(numbers);

    static GradientReport Check(
        Func<Vector<double>, double, double> value, Func<Vector<double>, double, int, double> slope, Vector<double> x, Vector<double> y,
        Vector<double> at, Vector<double>? weights = null) => GradientCheck.Run(
        ObjectiveFunction.NonlinearModel(
            (p, t) => t.Map(each => value(p, each)),
            (p, t) => Matrix<double>.Build.Dense(t.Count, p.Count, (i, j) => slope(p, t[i], j)), x, y, weights), at);

    static DerivativeCase Sigmoid
    {
        get
        {
            // Floor, height, steepness and middle; answers to the logarithm of a dose, weighted.
            static double Value(Vector<double> p, double t) => p[0] + (p[1] / (1 + Exp(-p[2] * (t - p[3]))));
            static double Slope(Vector<double> p, double t, int j)
            {
                var share = 1 / (1 + Exp(-p[2] * (t - p[3])));
                return j switch { 0 => 1, 1 => share, 2 => p[1] * share * (1 - share) * (t - p[3]),
                    _ => -p[1] * share * (1 - share) * p[2] };
            }

            var weights = Of(1, 1, 2, 3, 3, 2, 1);
            GradientReport With(Func<Vector<double>, double, int, double> slope) => Check(
                Value, slope, Of(-3, -2, -1, 0, 1, 2, 3), Of(0.2, 0.3, 0.7, 1.6, 2.4, 2.7, 2.9), Of(0.1, 2.4, 1.3, -0.2), weights);
            return new DerivativeCase(Kind, "statistics", "sigmoid of a dose, weighted", () => With(Slope))
                .Wrong("sign of the middle", () => With((p, t, j) => j == 3 ? -Slope(p, t, j) : Slope(p, t, j)),
                    "wrong sign in column 3", "wrong sign in theta[3]")
                .Wrong("floor left out", () => With((p, t, j) => j == 0 ? 0 : Slope(p, t, j)), "zero in column 0", "zero in theta[0]")
                .Wrong("1 − share forgotten", () => With((p, t, j) => j == 2 ? p[1] * (t - p[3]) / (1 + Exp(-p[2] * (t - p[3])))
                    : Slope(p, t, j)), "column 2", "theta[2]")
                .Wrong("steepness forgotten", () => With((p, t, j) => j == 3 ? Slope(p, t, j) / p[2] : Slope(p, t, j)), "column 3",
                    "theta[3]")
                .Wrong("steepness and middle exchanged", () => With((p, t, j) => Slope(p, t, j < 2 ? j : 5 - j)),
                    "columns 2 and 3 exchanged", "theta[2] and theta[3]", "elements 2 and 3", "holds column", "theta has columns 2 and 3");
        }
    }

    static DerivativeCase Discounts
    {
        get
        {
            // Discount factors by level, slope and decay of the rate; years.
            static double Load(double x) => (1 - Exp(-x)) / x;
            static double Value(Vector<double> p, double t) => Exp(-t * (p[0] + (p[1] * Load(t / p[2]))));
            static double Slope(Vector<double> p, double t, int j)
            {
                var x = t / p[2];
                return -t * Value(p, t) * (j switch { 0 => 1, 1 => Load(x), _ => p[1] * (Load(x) - Exp(-x)) / p[2] });
            }

            GradientReport With(Func<Vector<double>, double, int, double> slope) => Check(
                Value, slope, Of(0.5, 1, 2, 5, 10, 20), Of(0.985, 0.972, 0.94, 0.86, 0.73, 0.52), Of(0.035, -0.012, 1.7));
            return new DerivativeCase(Kind, "pricing", "discount factors", () => With(Slope))
                .Wrong("years forgotten", () => With((p, t, j) => Slope(p, t, j) / t))
                .Wrong("level per percent", () => With((p, t, j) => j == 0 ? Slope(p, t, j) / 100 : Slope(p, t, j)),
                    "100× too small in column 0", "100× too small in theta[0]")
                .Wrong("sign of the decay", () => With((p, t, j) => j == 2 ? -Slope(p, t, j) : Slope(p, t, j)),
                    "wrong sign in column 2", "wrong sign in theta[2]")
                .Wrong("of the logarithm", () => With((p, t, j) => Slope(p, t, j) / Value(p, t)))
                .Wrong("half", () => With((p, t, j) => Slope(p, t, j) / 2), "2× too small");
        }
    }

    static DerivativeCase Wheel
    {
        get
        {
            // Slip of a wheel against force: stiffness, shape and peak.
            static double Value(Vector<double> p, double s) => p[2] * Sin(p[1] * Atan(p[0] * s));
            static double Slope(Vector<double> p, double s, int j)
            {
                var angle = Atan(p[0] * s);
                return j switch
                {
                    0 => p[2] * Cos(p[1] * angle) * p[1] * s / (1 + (p[0] * p[0] * s * s)),
                    1 => p[2] * Cos(p[1] * angle) * angle,
                    _ => Sin(p[1] * angle),
                };
            }

            GradientReport With(Func<Vector<double>, double, int, double> slope) => Check(
                Value, slope, Of(0.01, 0.03, 0.06, 0.1, 0.16, 0.25), Of(410, 1150, 1990, 2650, 3020, 2990), Of(11.0, 1.5, 3200));
            return new DerivativeCase(Kind, "robotics", "tyre", () => With(Slope))
                .Wrong("inner derivative forgotten",
                    () => With((p, s, j) => j == 0 ? p[2] * Cos(p[1] * Atan(p[0] * s)) * p[1] : Slope(p, s, j)),
                    "column 0", "theta[0]")
                .Wrong("peak in kilonewtons", () => With((p, s, j) => j == 2 ? 1000 * Slope(p, s, j) : Slope(p, s, j)),
                    "1000× too large in column 2", "1000× too large in theta[2]")
                .Wrong("shape left out", () => With((p, s, j) => j == 1 ? 0 : Slope(p, s, j)), "zero in column 1", "zero in theta[1]")
                .Wrong("sign of the cosines", () => With((p, s, j) => j < 2 ? -Slope(p, s, j) : Slope(p, s, j)),
                    "wrong sign in columns 0 and 1", "wrong sign in theta[0] and theta[1]")
                .Wrong("of the residuals", () => With((p, s, j) => -Slope(p, s, j)), "theta has the wrong sign");
        }
    }
}
