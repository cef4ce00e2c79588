using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using static System.Math;

namespace GradientTesting.Benchmarks;

internal static class ObjectiveCases
{
    const string Kind = "objective";

    public static IEnumerable<DerivativeCase> All => [Valley, Likelihood, Oscillation, Binding, Cached];

    static Vector<double> Of(params double[] numbers) => Vector<double>.Build.Dense(numbers);

    static DerivativeCase Valley
    {
        get
        {
            // Himmelblau's function.
            static double Value(Vector<double> x) => Pow((x[0] * x[0]) + x[1] - 11, 2) + Pow(x[0] + (x[1] * x[1]) - 7, 2);
            static double[] Slope(Vector<double> x)
            {
                double a = (x[0] * x[0]) + x[1] - 11, b = x[0] + (x[1] * x[1]) - 7;
                return [(4 * x[0] * a) + (2 * b), (2 * a) + (4 * x[1] * b)];
            }

            static double[,] Bend(Vector<double> x) => new[,]
            {
                { (12 * x[0] * x[0]) + (4 * x[1]) - 42, 4 * (x[0] + x[1]) }, { 4 * (x[0] + x[1]), (12 * x[1] * x[1]) + (4 * x[0]) - 26 },
            };
            static GradientReport Check(Func<Vector<double>, double[]> slope, Func<Vector<double>, double[,]> bend) => GradientCheck.Run(
                ObjectiveFunction.GradientHessian(Value, x => Of(slope(x)), x => Matrix<double>.Build.DenseOfArray(bend(x))),
                    Of(1.3, -0.8));
            return new DerivativeCase(Kind, "curve fitting", "Himmelblau's function", () => Check(Slope, Bend))
                .Wrong("half of the gradient, and of the Hessian",
                    () => Check(x => [.. Slope(x).Select(g => g / 2)], x => Bend(x).Each((_, _, v) => v / 2)),
                    "theta is 2× too small")
                .Wrong("half of the gradient", () => Check(x => [.. Slope(x).Select(g => g / 2)], Bend), "theta is 2× too small",
                    "H is 2× too large")
                .Wrong("an element of the gradient", () => Check(x => [Slope(x)[0], -Slope(x)[1]], Bend),
                    "theta", "H has the wrong sign in row 1")
                .Wrong("sign of the cross term", () => Check(Slope, x => Bend(x).Each((i, j, v) => i == j ? v : -v)), "H[0, 1] and H[1, 0]",
                    "beside its diagonal");
        }
    }

    static DerivativeCase Likelihood
    {
        get
        {
            double[] doses = [0.2, 0.5, 0.9, 1.4, 2.2], answers = [0, 0, 1, 0, 1];
            static double Share(Vector<double> w, double dose) => 1 / (1 + Exp(-w[0] - (w[1] * dose)));
            double Value(Vector<double> w) => -doses.Select((dose, i) => Log(answers[i] == 1 ? Share(w, dose) : 1 - Share(w, dose))).Sum();
            double[] Slope(Vector<double> w) =>
                [doses.Select((dose, i) => Share(w, dose) - answers[i]).Sum(),
                    doses.Select((dose, i) => (Share(w, dose) - answers[i]) * dose).Sum()];
            GradientReport Check(Func<Vector<double>, double[]> slope) =>
                GradientCheck.Run(ObjectiveFunction.Gradient(Value, w => Of(slope(w))), Of(-0.6, 0.8));
            Vector<double>? kept = null;
            return new DerivativeCase(Kind, "statistics", "dose and response", () => Check(Slope))
                .Wrong("to be maximized", () => Check(w => [.. Slope(w).Select(g => -g)]), "wrong sign")
                .Wrong("a mean", () => Check(w => [.. Slope(w).Select(g => g / 5)]), "5× too small")
                .Wrong("dose forgotten", () => Check(w => [Slope(w)[0], Slope(w)[0]]), "theta[1]")
                .Wrong("of the first point for ever", () => Check(w => Slope(kept ??= w.Clone())), "ComputeGradient()", "gradient");
        }
    }

    static DerivativeCase Oscillation
    {
        get
        {
            // A damped oscillation: amplitude, damping, frequency, phase; weighted.
            var times = Of(0.0, 0.3, 0.7, 1.2, 1.6, 2.1, 2.9, 3.5);
            var seen = Of(0.9, 1.6, 1.1, -0.4, -0.9, -0.7, 0.5, 0.6);
            var weights = Of(1, 2, 2, 0.5, 1, 4, 1, 0.25);
            static Vector<double> Wave(Vector<double> p, Vector<double> t) => t.Map(s => p[0] * Exp(-p[1] * s) * Sin((p[2] * s) + p[3]));
            static double Element(Vector<double> p, double s, int j) => Exp(-p[1] * s) * (j switch
            {
                0 => Sin((p[2] * s) + p[3]),
                1 => -p[0] * s * Sin((p[2] * s) + p[3]),
                2 => p[0] * s * Cos((p[2] * s) + p[3]),
                _ => p[0] * Cos((p[2] * s) + p[3]),
            });
            GradientReport Check(Func<int, int, double, double> change) => GradientCheck.Run(
                ObjectiveFunction.NonlinearModel(
                    Wave, (p, t) => Matrix<double>.Build.Dense(t.Count, 4, (i, j) => change(i, j, Element(p, t[i], j))), times, seen,
                        weights),
                Of(1.4, 0.25, 2.1, 0.6));
            return new DerivativeCase(Kind, "signal processing", "damped oscillation, weighted", () => Check((_, _, v) => v))
                .Wrong("time forgotten for the frequency", () => Check((i, j, v) => j == 2 && i > 0 ? v / times[i] : v), "column 2",
                    "theta[2]")
                .Wrong("phase left out", () => Check((_, j, v) => j == 3 ? 0 : v), "zero in column 3", "theta[3]")
                .Wrong("sign of the damping", () => Check((_, j, v) => j == 1 ? -v : v), "wrong sign in column 1", "theta[1]")
                .Wrong("of the residuals", () => Check((_, _, v) => -v), "theta has the wrong sign")
                .Wrong("with its weights", () => Check((i, _, v) => v * Sqrt(weights[i])), "the weights are applied twice");
        }
    }

    static DerivativeCase Binding
    {
        get
        {
            // Hill's equation: top, half dose, exponent.
            var doses = Of(0.1, 0.3, 1, 3, 10, 30);
            var seen = Of(0.3, 0.9, 2.4, 4.1, 5.3, 5.6);
            static double Bound(Vector<double> p, double d) => p[0] / (1 + Pow(p[1] / d, p[2]));
            static double Element(Vector<double> p, double d, int j)
            {
                var (ratio, bound) = (Pow(p[1] / d, p[2]), Bound(p, d));
                return j == 0 ? bound / p[0] : -bound * ratio / (1 + ratio) * (j == 1 ? p[2] / p[1] : Log(p[1] / d));
            }

            GradientReport Check(Func<Vector<double>, double, int, double, double> change) => GradientCheck.Run(
                ObjectiveFunction.NonlinearModel(
                    (p, t) => t.Map(d => Bound(p, d)),
                    (p, t) => Matrix<double>.Build.Dense(t.Count, 3, (i, j) => change(p, t[i], j, Element(p, t[i], j))), doses, seen),
                Of(5.2, 1.3, 1.1));
            return new DerivativeCase(Kind, "curve fitting", "Hill's equation", () => Check((_, _, _, v) => v))
                .Wrong("exponent forgotten", () => Check((p, _, j, v) => j == 1 ? v / p[2] : v), "column 1", "theta[1]")
                .Wrong("logarithm to base 10", () => Check((_, _, j, v) => j == 2 ? v / Log(10) : v), "column 2", "theta[2]")
                .Wrong("logarithm the other way round", () => Check((_, _, j, v) => j == 2 ? -v : v), "wrong sign in column 2", "theta[2]")
                .Wrong("top left out", () => Check((_, _, j, v) => j == 0 ? 0 : v), "zero in column 0", "theta[0]");
        }
    }

    static DerivativeCase Cached
    {
        get
        {
            // A straight line, whose Jacobian is the same everywhere, weighted.
            var (x, y, weights) = (Of(1, 2, 4, 7), Of(1.1, 1.8, 4.3, 6.6), Of(4, 1, 2, 0.5));
            Matrix<double> Design() => Matrix<double>.Build.Dense(4, 2, (i, j) => j == 0 ? 1 : x[i]);
            var kept = Design();
            GradientReport Check(Func<Matrix<double>> jacobian) => GradientCheck.Run(
                ObjectiveFunction.NonlinearModel((p, t) => p[0] + (p[1] * t), (_, _) => jacobian(), x, y, weights), Of(0.3, 0.8));
            return new DerivativeCase(Kind, "statistics", "weighted line", () => Check(Design))
                .Wrong("one matrix for all calls", () => Check(() => kept), "MathNet has multiplied that by √w, in place")
                .Wrong("columns exchanged", () => Check(() => Matrix<double>.Build.Dense(4, 2, (i, j) => j == 1 ? 1 : x[i])), "exchanged",
                    "another order", "theta has its elements shifted by 1")
                .Wrong("weighted by hand", () => Check(() => Design().MapIndexed((i, _, v) => v * Sqrt(weights[i]))),
                    "the weights are applied twice");
        }
    }
}
