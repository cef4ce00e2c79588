using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.Derivatives.Tests;

public class JacobianTests
{
    static readonly Func<double[], double[]> polar = p => [p[0] * Math.Cos(p[1]), p[0] * Math.Sin(p[1])];

    static double[,] OfPolar(double[] p) => new[,]
    {
        { Math.Cos(p[1]), -p[0] * Math.Sin(p[1]) },
        { Math.Sin(p[1]), p[0] * Math.Cos(p[1]) },
    };

    [Fact]
    public void A_right_one_is_reported_as_such()
    {
        var report = GradAssert.JacobianMatchesNumerical(polar, OfPolar, at: [1.5, 0.6]);
        Assert.StartsWith("The Jacobian is that of f.\n", report.ToString(), StringComparison.Ordinal);
        var component = Assert.Single(Assert.Single(report.Runs).Components);
        Assert.Equal(("J", 2, 2), (component.Name, component.Shape[0], component.Shape[1]));
        Assert.Equal("at its current values: Match\n  J 2×2: Match", report.ToSnapshot());
    }

    [Fact]
    public void The_message_of_a_wrong_one_names_elements_and_the_mistake()
    {
        var thrown = Assert.Throws<GradientMismatchException>(() => GradAssert.JacobianMatchesNumerical(
            polar, p => OfPolar(p).Each((i, j, v) => (i, j) is (0, 1) ? -v : v), at: [1.5, 0.6]));
        Assert.StartsWith(
            "The Jacobian is not that of f.\nMost likely, J has the wrong sign in J[0, 1] and right elsewhere.\n\n"
                + "at its current values: Mismatch (J)\n"
                + "  started from the point that was given\n", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("J[0, 1]", thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Repeat", thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("cost", thrown.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            "at its current values: Mismatch\n  J 2×2: Mismatch, 1 of 4 elements, relative error 7.1e-01; most likely one element\n"
                + "    J[0, 1]: code says 8.5e-01, function says -8.5e-01, error 1.7e+00", thrown.Report.ToSnapshot());
        Assert.Contains("Numeric (f)", thrown.Report.ToMarkdown(), StringComparison.Ordinal);
        var worst = thrown.Report.Runs[0].Components[0].Worst;
        Assert.Equal("J[0, 1]", worst.Name);
        Assert.InRange(worst.ErrorBar, 0, 1e-5);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_thousand_outputs_of_a_hundred_numbers_take_two_evaluations_a_number(bool isRough)
    {
        const int rows = 1_000, columns = 100;
        var random = new Random(3);
        var weights = Matrices.Of(rows, columns, (_, _) => random.NextDouble() - 0.5);
        double[] at = [.. Enumerable.Range(0, columns).Select(_ => random.NextDouble() - 0.5)];
        double Bent(double z) => isRough ? Math.Max(z, 0.1 * z) : Math.Tanh(z);
        double Slope(double z) => isRough ? z > 0 ? 1 : 0.1 : 1 - Math.Pow(Math.Tanh(z), 2);
        double[] Sums(double[] x)
        {
            var z = new double[rows];
            for (var i = 0; i < rows; i++)
            {
                for (var j = 0; j < columns; j++)
                {
                    z[i] += weights[i, j] * x[j];
                }
            }

            return z;
        }

        var report = GradientCheck.Jacobian(x => Array.ConvertAll(Sums(x), Bent), x =>
        {
            var z = Sums(x);
            return weights.Each((i, _, v) => v * Slope(z[i]));
        }, at);
        Assert.Equal(GradientVerdict.Match, report.Verdict);
        Assert.InRange(report.CostEvaluations, 200, 330);
        Assert.InRange(report.GradientEvaluations, 1, 12);
    }

    /// <summary>As docs/derivatives.md states under "Units": next to nothing beside its row, and as much as others of its column.</summary>
    [Theory]
    [InlineData(1, 1e-4, null)]
    [InlineData(1, 1e-10, null)]
    [InlineData(-1, 1e-4, "has the wrong sign in J[0, 0] and right elsewhere")]
    [InlineData(-1, 1e-6, "has the wrong sign in J[0, 0] and right in the others that are resolved")]
    [InlineData(0, 1e-6, "is zero in J[0, 0] and right in the others that are resolved")]
    [InlineData(1.2, 1e-6, "is wrong in J[0, 0] and right in the others that are resolved")]
    [InlineData(2, 1e-10, "is wrong in J[0, 0] and right in the others that are resolved")]
    [InlineData(-1, 1e-12, null)]
    public void What_counts_in_another_row_does_not_hide_a_mistake(double times, double small, string? named)
    {
        var report = GradientCheck.Jacobian(
            x => [Math.Sin(x[0] + x[1]), x[0] * x[1]],
            x => new[,] { { times * Math.Cos(x[0] + x[1]), Math.Cos(x[0] + x[1]) }, { x[1], x[0] } },
            [small, 1]);
        Assert.Equal(named is null ? GradientVerdict.Match : GradientVerdict.Mismatch, report.Verdict);
        Assert.Equal(named is null ? null : $"J {named}", report.Runs[0].Components[0].Diagnosis?.Sentence);
    }

    [Theory, InlineData(1, GradientVerdict.Match), InlineData(-1, GradientVerdict.Mismatch), InlineData(0, GradientVerdict.Mismatch)]
    public void Nor_does_it_in_a_tangent_space(double times, GradientVerdict verdict) => Assert.Equal(verdict, GradientCheck.Jacobian(
        (double[] x) => [x[0] + (1e-7 * Math.Sin(x[1])), x[1]], x => new[,] { { 1, times * 1e-7 * Math.Cos(x[1]) }, { 0, 1 } }, [0.3, 0.7],
        plus: (x, step) => [x[0] + step[0], x[1] + step[1]]).Verdict);

    /// <summary>Without plus the size of x[1] says how far to move it.</summary>
    [Theory, InlineData(1e-8, GradientVerdict.Mismatch), InlineData(1e-9, GradientVerdict.Match)]
    public void A_zero_column_of_a_tangent_space_is_seen_by_a_step_of_one(double part, GradientVerdict withPlus)
    {
        double[] Of(double[] x) => [Math.Sin(x[0]) + (part * x[1])];
        double[,] Row(double[] x, double second) => new[,] { { Math.Cos(x[0]), second } };
        double[] at = [0.6, 1 / part];
        GradientReport Tangent(double second) => GradientCheck.Jacobian(
            Of, x => Row(x, second), at, plus: (x, step) => [x[0] + step[0], x[1] + step[1]]);
        Assert.Equal(GradientVerdict.Match, Tangent(part).Verdict);
        Assert.Equal(withPlus, Tangent(0).Verdict);
        Assert.Equal(GradientVerdict.Mismatch, GradientCheck.Jacobian(Of, x => Row(x, 0), at).Verdict);
    }

    /// <summary>Such an element is one that somebody approximated, where it is off by less than a tenth of itself.</summary>
    [Fact]
    public void What_is_small_beside_its_row_may_be_known_as_well_as_the_row_is()
    {
        var report = GradientCheck.Jacobian(
            x => [Math.Sin(x[0] + x[1]), x[0] * x[1]],
            x => new[,] { { (Math.Sin(x[0] + x[1] + 1e-7) - Math.Sin(x[0] + x[1])) / 1e-7, Math.Cos(x[0] + x[1]) }, { x[1], x[0] } },
            [1e-8, 1]);
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
    }

    [Fact]
    public void Kinks_between_the_point_and_a_step_are_not_mistakes()
    {
        double[] F(double[] x) => [Math.Abs(x[0] - 1e-9), Math.Max(x[0], x[1])];
        double[,] Of(double[] x) => new[,] { { x[0] > 1e-9 ? 1.0 : -1, 0 }, { x[0] > x[1] ? 1.0 : 0, x[0] > x[1] ? 0.0 : 1 } };
        var report = GradientCheck.Jacobian(F, Of, [0, 1e-8]);
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
        var wrong = GradientCheck.Jacobian(F, x => Of(x).Each((i, j, v) => (i, j) is (1, 1) ? 0.4 : v), [0, 1e-8]);
        Assert.Equal(GradientVerdict.Mismatch, wrong.Verdict);
    }

    [Theory, InlineData(1, true), InlineData(0.3, true), InlineData(-1, true), InlineData(1.2, false)]
    public void At_a_kink_any_slope_between_those_beside_it_is_right(double slope, bool isRight)
    {
        var report = GradientCheck.Jacobian(
            x => [Math.Abs(x[0]), x[1] * x[1]],
            x => new[,] { { x[0] == 0 ? slope : Math.Sign(x[0]), 0 }, { 0, 2 * x[1] } }, [0, 0.7]);
        Assert.True((report.Verdict == GradientVerdict.Match) == isRight, report.ToString());
    }

    [Fact]
    public void A_special_case_that_is_wrong_at_exactly_the_point_is_a_mismatch()
    {
        // sin(x)/x has slope 0 at 0, and something else in the branch that is taken there.
        GradientReport Check(double atZero) => GradientCheck.Jacobian(
            x => [x[0] == 0 ? 1 : Math.Sin(x[0]) / x[0], x[1] + (2 * x[0])],
            x => new[,] { { x[0] == 0 ? atZero : (Math.Cos(x[0]) - (Math.Sin(x[0]) / x[0])) / x[0], 0 }, { 2, 1 } }, [0, 0.7]);
        var right = Check(0);
        Assert.True(right.Verdict == GradientVerdict.Match, right.ToString());
        var wrong = Check(0.25);
        Assert.True(wrong.Verdict == GradientVerdict.Mismatch, wrong.ToString());
        Assert.Equal("J[0, 0]", wrong.Runs[0].Components[0].Worst.Name);
    }

    [Fact]
    public void A_parameter_that_moves_nothing_is_right_where_its_column_is_zero()
    {
        var report = GradientCheck.Jacobian(x => [x[0] * x[0], Math.Exp(x[0])], x => new[,] { { 2 * x[0], 0 }, { Math.Exp(x[0]), 0 } },
            [0.7, 3]);
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
    }

    [Fact]
    public void A_Jacobian_that_is_zero_as_a_whole_is_no_proof()
    {
        var report = GradientCheck.Jacobian(_ => [3.0, 4], _ => new double[2, 2], [0.7, 3]);
        Assert.Equal(GradientVerdict.Inconclusive, report.Verdict);
        Assert.StartsWith(
            "The check could not tell whether the Jacobian is right: it is zero, and so is what was measured, so that nothing of it was "
                + "compared; check at another point.\n", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_buffer_that_is_used_again_is_warned_about()
    {
        var (y, J) = (new double[2], new double[2, 2]);
        var report = GradientCheck.Jacobian(
            p =>
            {
                polar(p).CopyTo(y, 0);
                return y;
            },
            p =>
            {
                Array.Copy(OfPolar(p), J, 4);
                return J;
            }, [1.5, 0.6]);
        Assert.Equal(GradientVerdict.Match, report.Verdict);
        Assert.Equal(
            ["f and the Jacobian return the same storage at each call: what is kept of an earlier result is overwritten."],
            report.Runs[0].Warnings);
    }

    [Fact]
    public void What_keeps_the_callers_array_is_told_to_keep_a_copy()
    {
        double[]? last = null;
        double[,]? kept = null;
        double[,] Cached(double[] p)
        {
            if (last is null || !last.SequenceEqual(p))
            {
                (last, kept) = (p, OfPolar(p));
            }

            return kept!;
        }

        var thrown = Assert.Throws<GradientContractException>(() => GradientCheck.Jacobian(polar, Cached, [1.5, 0.6]));
        Assert.Contains("keep a copy", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_and_Jacobian_that_are_filled_together_are_checked()
    {
        static void Both(double[] p, double[] y, double[,] J)
        {
            polar(p).CopyTo(y, 0);
            Array.Copy(OfPolar(p), J, 4);
        }

        GradAssert.JacobianMatchesNumerical(Both, at: [1.5, 0.6], outputs: 2);
        var thrown = Assert.Throws<GradientContractException>(() => GradAssert.JacobianMatchesNumerical(
            (p, y, J) =>
            {
                var dirt = y[1];
                Both(p, y, J);
                y[1] += dirt;
            }, at: [1.5, 0.6], outputs: 2));
        Assert.Contains("f adds to y[1]", thrown.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Vectors_and_matrices_of_MathNet_are_taken_sparse_ones_too()
    {
        var report = GradAssert.JacobianMatchesNumerical(
            (Vector<double> x) => Vector<double>.Build.Dense([x[0] * x[0], 3 * x[1]]),
            x => Matrix<double>.Build.SparseOfIndexed(2, 2, [(0, 0, 2 * x[0]), (1, 1, 3.0)]), Vector<double>.Build.Dense([0.4, 0.9]));
        Assert.Equal(GradientVerdict.Match, report.Verdict);
    }

    [Theory, InlineData(1e-8), InlineData(1e-3), InlineData(1), InlineData(1e6)]
    public void No_unit_hides_a_mistake_or_makes_one(double unit)
    {
        // A small capacitance beside a large frequency: the same function in any unit.
        double[] F(double[] x) => [Math.Sin(x[0] / unit) * x[1], (x[1] * x[1]) + (x[0] / unit)];
        double[,] Of(double[] x) => new[,]
        {
            { Math.Cos(x[0] / unit) * x[1] / unit, Math.Sin(x[0] / unit) },
            { 1 / unit, 2 * x[1] },
        };
        var right = GradientCheck.Jacobian(F, Of, [0.6 * unit, 1.4]);
        Assert.True(right.Verdict == GradientVerdict.Match, right.ToString());
        foreach (var (row, column) in new[] { (0, 0), (0, 1), (1, 0), (1, 1) })
        {
            var wrong = GradientCheck.Jacobian(F, x => Of(x).Each((i, j, v) => (i, j) == (row, column) ? 1.001 * v : v), [0.6 * unit, 1.4]);
            Assert.True(wrong.Verdict == GradientVerdict.Mismatch, wrong.ToString());
            Assert.Equal(1, wrong.Runs[0].Components[0].Mismatches);
        }
    }

    [Fact]
    public void Nothing_is_swallowed_of_what_a_function_throws_at_the_point()
    {
        var thrown = Assert.Throws<GradientContractException>(() =>
            GradientCheck.Jacobian(polar, new Func<double[], double[,]>(_ => throw new InvalidOperationException("not yet")), [1.5, 0.6]));
        Assert.Contains("the Jacobian threw InvalidOperationException (\"not yet\").", thrown.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("jacobian", () => GradientCheck.Jacobian(polar, (Func<double[], double[,]>)null!, [1]));
        Assert.Contains("The point `at` is empty",
            Assert.Throws<GradientContractException>(() => GradientCheck.Jacobian(polar, OfPolar, []))
            .Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("width", () =>
            GradientCheck.Jacobian(polar, p => [.. OfPolar(p).Cast<double>()], [1.5, 0.6], width: 3));
    }

    [Fact]
    public void A_check_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        var calls = 0;
        Assert.Throws<OperationCanceledException>(() => GradientCheck.Jacobian(x =>
        {
            if (++calls == 20)
            {
                source.Cancel();
            }

            return polar(x);
        }, OfPolar, [1.5, 0.6], new() { CancellationToken = source.Token }));
        Assert.InRange(calls, 20, 25);
    }
}
