using static System.Math;

namespace GradientTesting.Derivatives.Tests.Problems;

/// <summary>Products with Jacobians and Hessians.</summary>
internal static class Products
{
    public static IEnumerable<Problem> All => [Leg, Transport, Energy];

    static double[] Times(double[,] matrix, double[] v) =>
        [.. Enumerable.Range(0, matrix.GetLength(0)).Select(i => v.Select((step, j) => matrix[i, j] * step).Sum())];

    static Problem Leg
    {
        get
        {
            static double[] Foot(double[] q) =>
                [(0.4 * Sin(q[0])) + (0.5 * Sin(q[0] + q[1])), q[2] + (0.4 * Cos(q[0])) + (0.5 * Cos(q[0] + q[1])), q[0] + q[1]];
            static double[,] Of(double[] q)
            {
                double a = q[0], b = q[0] + q[1];
                return new[,]
                {
                    { (0.4 * Cos(a)) + (0.5 * Cos(b)), 0.5 * Cos(b), 0 },
                    { (-0.4 * Sin(a)) - (0.5 * Sin(b)), -0.5 * Sin(b), 1 },
                    { 1, 1, 0 },
                };
            }

            GradientReport Check(Func<double[], double[], double[]> jvp, Func<double[], double[], double[]>? vjp = null) =>
                GradientCheck.Jvp(Foot, jvp, [0.5, -0.9, 1.1], vjp ?? ((q, c) => Times(Of(q).Transposed(), c)));
            return new Problem("leg, product with a direction", () => Check((q, v) => Times(Of(q), v)))
                .Wrong("second joint left out", () => Check((q, v) => Times(Of(q), [v[0], 0, v[2]])), "Jv lacks what x[1] contributes")
                .Wrong("sign of the first joint", () => Check((q, v) => Times(Of(q), [-v[0], v[1], v[2]])),
                    "Jv has what x[0] contributes with the wrong sign")
                .Wrong("transposed", () => Check((q, v) => Times(Of(q).Transposed(), v)), null)
                .Wrong("the direction twice", () => Check((q, v) => Times(Of(q), [.. v.Select(step => step * step)])),
                    "is v applied twice?")
                .Wrong("of a unit direction", () => Check((q, v) =>
                    Times(Of(q), [.. v.Select(step => step / Sqrt(v.Sum(each => each * each)))])),
                    "Jv is not linear in the direction: twice v gives the same product")
                .Wrong("sign", () => Check((q, v) => [.. Times(Of(q), v).Select(y => -y)]), "Jv has the wrong sign")
                .Wrong("a row left out", () => Check((q, v) => [Times(Of(q), v)[0], Times(Of(q), v)[1], 0]), "Jv is zero in row 2")
                .Wrong("the transpose is wrong by a factor", () => Check((q, v) => Times(Of(q), v), (q, c) =>
                    [.. Times(Of(q).Transposed(), c).Select(g => 2 * g)]), "⟨Jᵀc, v⟩ is 2× too large")
                .Wrong("the transpose is not transposed", () => Check((q, v) => Times(Of(q), v), (q, c) => Times(Of(q), c)), null)
                .Breach("scales the caller's direction", () => Check((q, v) =>
                {
                    var y = Times(Of(q), v);
                    v[0] = 0;
                    return y;
                }), "changed the vector that it was given")
                .Breach("keeps the first direction", () =>
                {
                    double[]? first = null;
                    return Check((q, v) => Times(Of(q), first is null ? first = v : [first[0] + v[0], v[1], v[2]]));
                }, "was called twice at the same x");
        }
    }

    static Problem Transport
    {
        get
        {
            // A step of the flow in a ring, of cells in unlike units: pressure and concentration.
            static double[] Step(double[] u) =>
                [.. u.Select((cell, i) => cell + (0.1 * ((u[(i + 1) % u.Length] * u[(i + 1) % u.Length]) - (cell * cell))))];
            static double[] Of(double[] u, double[] v) => [.. u.Select((cell, i) =>
            {
                var next = (i + 1) % u.Length;
                return v[i] + (0.2 * ((u[next] * v[next]) - (cell * v[i])));
            })];
            GradientReport Check(Func<double[], double[], double[]> jvp) => GradientCheck.Jvp(Step, jvp, [0.4, -0.7, 1.1, 0.2, -1.6, 0.9]);
            return new Problem("transport in a ring", () => Check(Of))
                .Wrong("without the identity", () => Check((u, v) => [.. Of(u, v).Zip(v, (y, step) => y - step)]), null)
                .Wrong("no wrap at the end", () => Check((u, v) => [.. Of(u, v).Select((y, i) => i < 5 ? y : v[i] - (0.2 * u[i] * v[i]))]),
                    "Jv is wrong in row 5")
                .Wrong("2 of the squares forgotten", () => Check((u, v) => [.. Of(u, v).Zip(v, (y, step) => step + ((y - step) / 2))]),
                    null);
        }
    }

    static Problem Energy
    {
        get
        {
            // A chain of springs that stiffen; the gradient of its energy, and products with its Hessian.
            static double[] Slope(double[] x) => [.. x.Select((_, i) => Force(x, i) - Force(x, i + 1))];
            static double Force(double[] x, int i)
            {
                var stretch = (i < x.Length ? x[i] : 0) - (i > 0 ? x[i - 1] : 0);
                return stretch + (0.8 * stretch * stretch * stretch);
            }

            static double[] Of(double[] x, double[] v)
            {
                double Tension(int i)
                {
                    var stretch = (i < x.Length ? x[i] : 0) - (i > 0 ? x[i - 1] : 0);
                    return (1 + (2.4 * stretch * stretch)) * ((i < x.Length ? v[i] : 0) - (i > 0 ? v[i - 1] : 0));
                }

                return [.. x.Select((_, i) => Tension(i) - Tension(i + 1))];
            }

            GradientReport Check(Func<double[], double[], double[]> hvp) =>
                GradientCheck.HessianVectorProduct(Slope, hvp, [0.3, 0.1, -0.4, 0.6, 0.2]);
            return new Problem("springs, product with the Hessian", () => Check(Of))
                .Wrong("sign", () => Check((x, v) => [.. Of(x, v).Select(y => -y)]), "Hv has the wrong sign")
                .Wrong("at another point", () => Check((x, v) => Of([.. x.Select(each => 1.2 * each)], v)), null)
                .Wrong("half", () => Check((x, v) => [.. Of(x, v).Select(y => y / 2)]), "Hv is 2× too small")
                .Wrong("the last element left out", () => Check((x, v) => Of(x, [v[0], v[1], v[2], v[3], 0])),
                    "Hv lacks what x[4] contributes");
        }
    }
}
