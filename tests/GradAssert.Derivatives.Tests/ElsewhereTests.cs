using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace GradientTesting.Derivatives.Tests;

/// <summary>A derivative that is right at the values that were given, and wrong at others: captured there, or kept.</summary>
public class ElsewhereTests
{
    static readonly double[] at = [0.7, -1.1, 0.4];

    static double[] F(double[] x) => [x[0] * x[1], Math.Sin(x[1]) + (x[2] * x[2])];

    static double[,] Jacobian(double[] x) => new[,] { { x[1], x[0], 0 }, { 0, Math.Cos(x[1]), 2 * x[2] } };

    static double Cost(double[] x) => (x[0] * x[0] * x[1]) + Math.Exp(x[1]) + Math.Pow(x[2], 3);

    static double[] Gradient(double[] x) => [2 * x[0] * x[1], (x[0] * x[0]) + Math.Exp(x[1]), 3 * x[2] * x[2]];

    static double[,] Hessian(double[] x) => new[,]
    {
        { 2 * x[1], 2 * x[0], 0 }, { 2 * x[0], Math.Exp(x[1]), 0 }, { 0, 0, 6 * x[2] },
    };

    static double[] Times(double[,] matrix, double[] v) =>
        [.. Enumerable.Range(0, matrix.GetLength(0)).Select(i => v.Select((each, j) => matrix[i, j] * each).Sum())];

    static double[] TransposedTimes(double[,] matrix, double[] c) =>
        [.. Enumerable.Range(0, matrix.GetLength(1)).Select(j => c.Select((each, i) => matrix[i, j] * each).Sum())];

    /// <summary>All of x, and each element of it.</summary>
    static IEnumerable<Func<double[], double[]>> Captures =>
    [
        _ => at, x => [at[0], x[1], x[2]], x => [x[0], at[1], x[2]], x => [x[0], x[1], at[2]],
    ];

    [Fact]
    public void The_message_names_what_was_captured()
    {
        var thrown = Assert.Throws<GradientMismatchException>(() => GradAssert.JacobianMatchesNumerical(F, _ => Jacobian(at), at));
        Assert.Equal(
            "The Jacobian is not that of f.\n"
                + "Most likely, J is the same at other values, where it should not be: it is captured, or computed once and kept.\n\n"
                + "at its current values: Mismatch (J)\n"
                + "  started from the point that was given\n\n"
                + "  component  shape  verdict   disagree    ratio  band   resolution\n"
                + "  J          2×3    Mismatch    4 of 6  1.4e-01  worry     1.3e-05\n\n"
                + "  worst elements       analytic        numeric    error  error bar\n",
            Table(thrown.Message));
        Assert.Equal(
            "At the values that were given the Jacobian agrees with f, and at others, up to 30% of their size away, it does not. "
                + "Does it read values that were captured (at in place of x), or return what it has kept? "
                + "What is compared of J is the derivative at the other values. "
                + "Where x is confined, as to unit length, and the Jacobian holds there alone, pass plus.",
            Assert.Single(thrown.Report.Runs[0].Warnings));
    }

    /// <summary>A term that is left out, and zero at the values that were given, is nothing that was captured.</summary>
    [Fact]
    public void A_zero_that_is_right_at_the_given_values_alone_is_not_called_captured()
    {
        static double[] f(double[] x) => [x[0] * x[2], x[1] + (x[2] * x[2])];
        double[] given = [0.7, -1.1, 0];
        Assert.Equal(
            GradientVerdict.Match,
            GradientCheck.Jacobian(f, x => new[,] { { x[2], 0, x[0] }, { 0, 1, 2 * x[2] } }, given).Verdict);
        var report = GradientCheck.Jacobian(f, x => new[,] { { x[2], 0, x[0] }, { 0, 1, 0 } }, given);
        Assert.StartsWith(
            "The Jacobian is not that of f.\nMost likely, J is zero in J[1, 2] and right elsewhere",
            report.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            "At the values that were given the Jacobian agrees with f, where it is zero within error bars, "
                + "and at others, up to 30% of their size away, it is wrong in these elements. "
                + "What is compared of J is the derivative at the other values.",
            Assert.Single(report.Runs[0].Warnings));
    }

    static string Table(string message) => message[..(message.IndexOf("error bar\n", StringComparison.Ordinal) + "error bar\n".Length)];

    [Fact]
    public void A_Jacobian_of_captured_values_is_wrong_in_whole_and_in_part()
    {
        Requires("J", x => GradientCheck.Jacobian(F, y => Jacobian(x(y)), at), Captures);
        // In float: 30% of x is far beyond its rounding.
        float[] given = [0.7f, -1.1f, 0.4f];
        static float[] Single(float[] x) => [x[0] * x[1], x[2] * x[2]];
        Assert.Equal(GradientVerdict.Match, GradientCheck.Jacobian(
            Single, x => new[,] { { x[1], x[0], 0 }, { 0, 0, 2 * x[2] } }, given.AsMemory()).Verdict);
        Assert.Equal(GradientVerdict.Mismatch, GradientCheck.Jacobian(
            Single, x => new[,] { { x[1], x[0], 0 }, { 0, 0, 2 * given[2] } }, given.AsMemory()).Verdict);
    }

    [Fact]
    public void One_that_is_kept_from_its_first_call_is_wrong()
    {
        double[,]? kept = null;
        var report = GradientCheck.Jacobian(F, x => kept ??= Jacobian(x), at);
        Assert.StartsWith(
            "The Jacobian is not that of f.\nMost likely, J is the same at other values, where it should not be", report.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_Jacobian_of_many_columns_is_asked_along_two_directions()
    {
        double[] wide = [.. Enumerable.Range(0, 40).Select(k => Math.Sin(k + 1.0))];
        double[] Squares(double[] x) => [x.Sum(each => each * each), x.Sum(Math.Cos)];
        double[,] Of(double[] x) => Matrices.Of(2, 40, (i, j) => i == 0 ? 2 * x[j] : -Math.Sin(x[j]));
        var right = GradientCheck.Jacobian(Squares, Of, wide);
        Assert.True(right.Verdict == GradientVerdict.Match, right.ToString());
        Assert.InRange(right.CostEvaluations, 80, 80 + 130);
        foreach (var k in (int[])[0, 17, 39])
        {
            var report = GradientCheck.Jacobian(Squares, x => Of([.. x.Select((each, j) => j == k ? wide[k] : each)]), wide);
            Assert.True(report.Verdict == GradientVerdict.Mismatch, report.ToString());
        }
    }

    [Fact]
    public void Products_of_captured_values_are_wrong()
    {
        Requires("Jv", x => GradientCheck.Jvp(F, (y, v) => Times(Jacobian(x(y)), v), at), Captures);
        Requires("⟨Jᵀc, v⟩", x => GradientCheck.Jvp(
            F, (y, v) => Times(Jacobian(y), v), at, (y, c) => TransposedTimes(Jacobian(x(y)), c)), Captures);
        Requires("Hv", x => GradientCheck.HessianVectorProduct(Gradient, (y, v) => Times(Hessian(x(y)), v), at), Captures);
        Requires("x", x => GradientCheck.Vjp(F, (y, c) => TransposedTimes(Jacobian(x(y)), c), at), Captures);
    }

    [Fact]
    public void A_Hessian_of_captured_values_is_wrong()
    {
        Requires("H", x => GradientCheck.Hessian(Gradient, y => Hessian(x(y)), at), Captures);
        Requires("H", x => GradientCheck.Hessian(Cost, Gradient, y => Hessian(x(y)), at), Captures);
        double[,] Gram(double[] x)
        {
            var jacobian = Jacobian(x);
            return Matrices.Of(3, 3, (i, j) => (jacobian[0, i] * jacobian[0, j]) + (jacobian[1, i] * jacobian[1, j]));
        }

        Requires("H", x => GradientCheck.Hessian(F, Jacobian, y => Gram(x(y)), at, gaussNewton: true), Captures);
    }

    [Fact]
    public void A_gradient_of_captured_values_is_wrong_before_its_Hessian()
    {
        foreach (var capture in Captures.Skip(1))
        {
            var report = GradientCheck.Hessian(Cost, x => Gradient(capture(x)), Hessian, at);
            Assert.StartsWith(
                "The gradient is not that of the cost. The check could not tell whether the Hessian is right: "
                    + "it was compared with differences of the gradient, which is wrong.\n", report.ToString(), StringComparison.Ordinal);
            Assert.Contains(report.Runs[0].Warnings, warning => warning.StartsWith(
                "At the values that were given the gradient agrees with the cost, and at others, up to 30% of their size away, it does not.",
                StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Objectives_of_captured_values_are_wrong()
    {
        static Vector<double> V(double[] x) => Vector<double>.Build.Dense(x);
        static Matrix<double> M(double[,] x) => Matrix<double>.Build.DenseOfArray(x);
        Requires("H", x => GradientCheck.Run(ObjectiveFunction.GradientHessian(
            y => Cost([.. y]), y => V(Gradient([.. y])), y => M(Hessian(x([.. y])))), V(at)), Captures);
        Requires("theta", x => GradientCheck.Run(ObjectiveFunction.Gradient(
            y => Cost([.. y]), y => V(Gradient(x([.. y])))), V(at)), Captures.Skip(1));
    }

    [Fact]
    public void A_model_of_a_fit_with_a_captured_Jacobian_is_wrong()
    {
        var (t, seen) = (Vector<double>.Build.Dense([0.1, 0.4, 0.9, 1.6, 2.2]), Vector<double>.Build.Dense([2.1, 1.4, 1.2, 0.6, 0.5]));
        var start = Vector<double>.Build.Dense([1.8, -0.65]);
        static Matrix<double> Of(Vector<double> p, Vector<double> t) => Matrix<double>.Build.DenseOfColumnVectors(
            (p[1] * t).PointwiseExp(), p[0] * t.PointwiseMultiply((p[1] * t).PointwiseExp()));
        GradientReport Check(Func<Vector<double>, Vector<double>> read) => GradientCheck.Run(ObjectiveFunction.NonlinearModel(
            (p, x) => p[0] * (p[1] * x).PointwiseExp(), (p, x) => Of(read(p), x), t, seen), start);
        var right = Check(p => p);
        Assert.True(right.Verdict == GradientVerdict.Match, right.ToString());
        Assert.Empty(right.Runs[0].Warnings);
        foreach (var captured in (Func<Vector<double>, Vector<double>>[])
            [_ => start, p => Vector<double>.Build.Dense([p[0], start[1]]), p => Vector<double>.Build.Dense([start[0], p[1]])])
        {
            var report = Check(captured);
            Assert.StartsWith(
                "The gradient is not that of half of the value. The Hessian is not that of the model, JᵀWJ.\n", report.ToString(),
                StringComparison.Ordinal);
            Assert.Equal(2, report.Runs[0].Warnings.Count(warning => warning.Contains("up to 30% of their size away, it does not.",
                StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void An_element_wise_derivative_at_one_point_is_asked_at_another_one()
    {
        Assert.Equal(GradientVerdict.Match, GradientCheck.Derivative(Math.Log, x => 1 / x, at: [0.01]).Verdict);
        var wrong = GradientCheck.Derivative(Math.Log, _ => 1 / 0.01, at: [0.01]);
        Assert.StartsWith(
            "The derivative is not that of f.\n"
                + "Most likely, f′ is the same at other values, where it should not be: it is captured, or computed once and kept.\n",
            wrong.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_right_is_right_next_to_kinks_and_edges_of_its_domain()
    {
        Matches(Math.Log, x => 1 / x, 1e-3);
        Matches(Math.Log, x => 1 / x, 1e-3, 5);
        Matches(x => x * Math.Sqrt(x), x => 1.5 * Math.Sqrt(x), 0, 1);
        Matches(x => Math.Sqrt(1 - (x * x)), x => -x / Math.Sqrt(1 - (x * x)), 0.99, 0.5);
        Matches(Math.Acos, x => -1 / Math.Sqrt(1 - (x * x)), 0.999, 0.5, -0.999);
        Matches(Math.Abs, x => Math.Sign(x), 0, 0.7);
        Matches(x => Math.Clamp(x, 0, 1), x => x is > 0 and < 1 ? 1 : 0, 0.99, 0.01, 2);
        Matches(x => x is > 0.69 and < 0.71 ? x * x : throw new ArgumentException("outside"),
            x => x is > 0.69 and < 0.71 ? 2 * x : throw new ArgumentException("outside"), 0.7);
        Matches(x => Math.Sin(1e-3 * (x - 5e5)), x => 1e-3 * Math.Cos(1e-3 * (x - 5e5)), 5e5 + 30);

        static void Matches(Func<double, double> f, Func<double, double> slope, params double[] point)
        {
            var report = GradientCheck.Jacobian(
                x => [.. x.Select(f)], x => Matrices.Of(x.Length, x.Length, (i, j) => i == j ? slope(x[i]) : 0), point);
            Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
        }
    }

    [Fact]
    public void What_is_known_at_the_point_alone_is_not_asked_elsewhere()
    {
        // The Jacobian of q/|q| where |q| is 1.
        static double[] Normalized(double[] q) => [q[0] / Math.Sqrt((q[0] * q[0]) + (q[1] * q[1])), q[1] / Math.Sqrt((q[0] * q[0]) + (q[1] * q[1]))];
        static double[,] OfUnit(double[] q) => new[,] { { 1 - (q[0] * q[0]), -q[0] * q[1] }, { -q[0] * q[1], 1 - (q[1] * q[1]) } };
        var plus = GradientCheck.Jacobian<double[]>(Normalized, OfUnit, [0.6, 0.8], (q, step) => [q[0] + step[0], q[1] + step[1]]);
        Assert.True(plus.Verdict == GradientVerdict.Match, plus.ToString());
        Assert.EndsWith(
            "Where x is confined, as to unit length, and the Jacobian holds there alone, pass plus.",
            Assert.Single(GradientCheck.Jacobian(Normalized, OfUnit, [0.6, 0.8]).Runs[0].Warnings), StringComparison.Ordinal);
    }

    static void Requires(
        string component, Func<Func<double[], double[]>, GradientReport> check, IEnumerable<Func<double[], double[]>> captures)
    {
        var right = check(x => x);
        Assert.True(right.Verdict == GradientVerdict.Match, right.ToString());
        foreach (var capture in captures)
        {
            var report = check(capture);
            Assert.True(report.Verdict == GradientVerdict.Mismatch, report.ToString());
            Assert.Equal(component, Assert.Single(report.Runs[0].Components, each => each.Verdict == GradientVerdict.Mismatch).Name);
        }
    }

    [Fact]
    public void Mixed_terms_that_are_left_out_are_no_transposition()
    {
        // The first unit is so large that one of the two is nothing in it.
        static double[] Gradient(double[] x) => [(1e6 * x[0]) + (1e-5 * x[1]), (1e-5 * x[0]) + (3 * x[1])];
        static GradientReport Check(double mixed) => GradientCheck.Hessian(
            Gradient, _ => new[,] { { 1e6, mixed }, { mixed, 3 } }, [260, 0.22]);
        Assert.Equal(GradientVerdict.Match, Check(1e-5).Verdict);
        var report = Check(0);
        Assert.StartsWith(
            "The Hessian is not that of the gradient.\nMost likely, H is zero in H[1, 0] and right elsewhere.\n",
            report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_match_that_was_not_asked_elsewhere_says_so()
    {
        static GradientReport Check(double factor) => GradientCheck.Jacobian(
            (double[] x) => [x[0] * x[0]],
            x => Math.Abs(x[0] - 0.7) < 1e-3 ? new[,] { { factor * 2 * x[0] } } : throw new InvalidOperationException("no"), [0.7]);
        const string warning = "Warning: The Jacobian was compared at the values that were given alone: at none of the others that were "
            + "tried are f and its derivative finite. One that was captured there, or kept from its first call, would not be seen.";
        var report = Check(1);
        Assert.Equal(GradientVerdict.Match, report.Verdict);
        Assert.Contains(warning, report.ToString(), StringComparison.Ordinal);
        Assert.Equal(GradientVerdict.Mismatch, Check(2).Verdict);
        Assert.DoesNotContain("Warning", GradientCheck.Jacobian(
            (double[] x) => [x[0] * x[0]], x => new[,] { { 2 * x[0] } }, [0.7]).ToString(), StringComparison.Ordinal);
    }
}
