using static System.Math;

namespace GradientTesting.Benchmarks;

internal static class ProductCases
{
    const string Kind = "product";

    public static IEnumerable<DerivativeCase> All => [Saturated, Discounted, Classifier, Pendulum];

    static DerivativeCase Saturated
    {
        get
        {
            // tanh of a moving sum.
            double[] taps = [0.5, -0.3, 0.8];
            double At(double[] x, int n) => taps.Select((h, k) => n >= k ? h * x[n - k] : 0).Sum();
            double[] Out(double[] x) => [.. x.Select((_, n) => Tanh(At(x, n)))];
            double[] Of(double[] x, double[] v) => [.. x.Select((_, n) => (1 - Pow(Tanh(At(x, n)), 2)) * At(v, n))];
            double[] Back(double[] x, double[] c) => [.. x.Select((_, m) => taps.Select((h, k) =>
                m + k < x.Length ? h * c[m + k] * (1 - Pow(Tanh(At(x, m + k)), 2)) : 0).Sum())];
            GradientReport Check(Func<double[], double[], double[]> jvp, Func<double[], double[], double[]>? vjp = null) =>
                GradientCheck.Jvp(Out, jvp, [0.7, -0.2, 1.1, 0.4, -0.9], vjp ?? Back);
            return new DerivativeCase(Kind, "signal processing", "saturated moving sum", () => Check(Of))
                .Wrong("slope of tanh forgotten", () => Check((x, v) => [.. x.Select((_, n) => At(v, n))]),
                    "number of its own in each of 5 rows")
                .Wrong("the first sample left out", () => Check((x, v) => Of(x, [0, .. v.Skip(1)])), "lacks what x[0] contributes")
                .Wrong("sign", () => Check((x, v) => [.. Of(x, v).Select(y => -y)]), "wrong sign")
                .Wrong("direction squared", () => Check((x, v) => Of(x, [.. v.Select(step => step * Abs(step))])), "applied twice")
                .Wrong("backwards without reversing the taps", () => Check(Of, (x, c) =>
                    [.. Of(x, c)]))
                .Wrong("backwards with the wrong sign", () => Check(Of, (x, c) => [.. Back(x, c).Select(g => -g)]),
                    "⟨Jᵀc, v⟩ has the wrong sign");
        }
    }

    static DerivativeCase Discounted
    {
        get
        {
            // Present values of two streams by zero rates and a spread.
            double[][] streams = [[5, 5, 105], [0, 60, 60]];
            double[] Values(double[] r) => [.. streams.Select(cash => cash.Select((c, k) => c * Exp(-(r[k] + r[3]) * (k + 1))).Sum())];
            double[] Of(double[] r, double[] v) =>
                [.. streams.Select(cash => cash.Select((c, k) => -(k + 1) * c * Exp(-(r[k] + r[3]) * (k + 1)) * (v[k] + v[3])).Sum())];
            GradientReport Check(Func<double[], double[], double[]> jvp) => GradientCheck.Jvp(Values, jvp, [0.018, 0.023, 0.027, 0.006]);
            return new DerivativeCase(Kind, "pricing", "present values, by scenario", () => Check(Of))
                .Wrong("spread left out", () => Check((r, v) => Of(r, [.. v.Take(3), 0])), "lacks what x[3] contributes")
                .Wrong("per basis point", () => Check((r, v) => [.. Of(r, v).Select(y => y / 10_000)]), "10000× too small")
                .Wrong("the first year twice", () => Check((r, v) => Of(r, [2 * v[0], .. v.Skip(1)])), "2 times what x[0] contributes")
                .Wrong("repriced instead", () => Check((r, v) =>
                    [.. Values([.. r.Zip(v, (x, step) => x + step)]).Zip(Values(r), (one, other) => one - other)]), "not linear");
        }
    }

    static DerivativeCase Classifier
    {
        get
        {
            // The gradient of a ridge regression with logistic loss, and products with its Hessian.
            double[][] seen = [[1, 0.3, -1.2], [1, -0.8, 0.4], [1, 1.6, 0.9], [1, 0.1, -0.7], [1, -1.1, 1.8], [1, 0.7, 0.2]];
            double[] labels = [1, 0, 1, 0, 0, 1];
            const double ridge = 0.4;
            static double Share(double[] w, double[] x) => 1 / (1 + Exp(-x.Zip(w, (a, b) => a * b).Sum()));
            double[] Slope(double[] w) =>
                [.. w.Select((each, j) => (ridge * each) + seen.Select((x, i) => (Share(w, x) - labels[i]) * x[j]).Sum())];
            double[] Of(double[] w, double[] v, double strength = ridge) => [.. w.Select((_, j) => (strength * v[j])
                + seen.Sum(x => Share(w, x) * (1 - Share(w, x)) * x.Zip(v, (a, b) => a * b).Sum() * x[j]))];
            GradientReport Check(Func<double[], double[], double[]> hvp) =>
                GradientCheck.HessianVectorProduct(Slope, hvp, [-0.3, 0.8, 0.5]);
            return new DerivativeCase(Kind, "statistics", "logistic regression, Hessian product", () => Check((w, v) => Of(w, v)))
                .Wrong("ridge left out", () => Check((w, v) => Of(w, v, strength: 0)))
                .Wrong("half", () => Check((w, v) => [.. Of(w, v).Select(y => y / 2)]), "2× too small")
                .Wrong("intercept left out", () => Check((w, v) => Of(w, [0, v[1], v[2]])), "lacks what x[0] contributes")
                .Wrong("a mean over the samples", () => Check((w, v) => [.. Of(w, v).Select(y => y / 6)]), "too small")
                .Wrong("normalized", () => Check((w, v) => Of(w, [.. v.Select(step => step / Sqrt(v.Sum(each => each * each)))])),
                    "not linear in the direction");
        }
    }

    static DerivativeCase Pendulum
    {
        get
        {
            // A step of a double pendulum's kinematics, forward and backward.
            static double[] Tip(double[] q) =>
                [Sin(q[0]) + (0.6 * Sin(q[0] + q[1])), -Cos(q[0]) - (0.6 * Cos(q[0] + q[1])), q[2] * Cos(q[0]), q[2] * q[2]];
            static double[,] J(double[] q) => new[,]
            {
                { Cos(q[0]) + (0.6 * Cos(q[0] + q[1])), 0.6 * Cos(q[0] + q[1]), 0 },
                { Sin(q[0]) + (0.6 * Sin(q[0] + q[1])), 0.6 * Sin(q[0] + q[1]), 0 },
                { -q[2] * Sin(q[0]), 0, Cos(q[0]) },
                { 0, 0, 2 * q[2] },
            };
            static GradientReport Check(Func<double[], double[], double[]> jvp, Func<double[], double[], double[]>? vjp = null) =>
                GradientCheck.Jvp(Tip, jvp, [0.6, -1.2, 1.7], vjp ?? ((q, c) => J(q).Transposed().Times(c)));
            return new DerivativeCase(Kind, "robotics", "double pendulum", () => Check((q, v) => J(q).Times(v)))
                .Wrong("second angle with the wrong sign", () => Check((q, v) => J(q).Times([v[0], -v[1], v[2]])),
                    "what x[1] contributes with the wrong sign")
                .Wrong("a row left out", () => Check((q, v) => [.. J(q).Times(v).Select((y, i) => i == 3 ? 0 : y)]), "zero in row 3")
                .Wrong("heights the other way", () => Check((q, v) => [.. J(q).Times(v).Select((y, i) => i == 1 ? -y : y)]),
                    "wrong sign in row 1")
                .Wrong("backwards three times",
                    () => Check((q, v) => J(q).Times(v), (q, c) => [.. J(q).Transposed().Times(c).Select(g => 3 * g)]),
                    "⟨Jᵀc, v⟩ is 3× too large")
                .Wrong("scales the caller's vector", () => Check((q, v) =>
                {
                    v[2] *= 1.0001;
                    return J(q).Times(v);
                }), "changed the vector that it was given");
        }
    }
}
